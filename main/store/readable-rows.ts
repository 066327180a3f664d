import type { Connection } from './database.ts';
import { storeFault } from './faults.ts';

export type Row = Readonly<Record<string, unknown>>;

/**
 * Copies the rows of a table that can be read into another database, past whatever is damaged; rows that
 * are there already stay. Gives how many were copied. Throws the other database's SqliteError.
 */
export function copyTable(
  from: Connection,
  to: Connection,
  table: string,
  isWanted: (row: Row) => boolean = () => true,
): number {
  const known = new Set(columnsOf(from, table));
  const names = columnsOf(to, table).filter((name) => known.has(name));
  if (names.length === 0) return 0;
  const values = names.map((name) => `@${name}`);
  const insert = to.prepare(
    `INSERT OR IGNORE INTO ${table} (${names.join(', ')}) VALUES (${values.join(', ')})`,
  );
  let copied = 0;
  to.transaction(() => {
    for (const row of readTable(from, table, names)) if (isWanted(row)) copied += insert.run(row).changes;
  })();
  return copied;
}

/** Every row of a table that can be read; those around a damaged place in no order. */
export function readTable(from: Connection, table: string, names: readonly string[]): Iterable<Row> {
  const known = columnsOf(from, table);
  if (!names.every((name) => known.includes(name))) return [];
  return isRowidTable(from, table) ? readAround(from, table, names) : readFromBothEnds(from, table, names);
}

/**
 * Whether a database has a table at all: one that has lost its write-ahead log may have lost its schema.
 * Throws a SqliteError where the schema can't be read.
 */
export const hasTable = (connection: Connection, table: string): boolean =>
  tableInfo(connection, table).length > 0;

/** Reads on to the end (true) or to a row that can't be read (false). */
export function* rowsUntilDamage<Value>(rows: Iterator<Value>): Generator<Value, boolean> {
  for (;;) {
    const result = attempt(() => rows.next());
    if (result === damaged) return false;
    if (result.done) return true;
    yield result.value;
  }
}

/** Rows behind a damaged one are looked for at these distances from it, each twice the one before. */
const farthest = 2 ** 40;
const number = 'row number';

/**
 * Reads a table by its row numbers, up to a row that can't be read, and goes on at the next one that can:
 * that one is looked for in steps that grow, and the rows that were stepped over are then read backwards.
 */
function* readAround(from: Connection, table: string, names: readonly string[]): Generator<Row> {
  const select = `SELECT rowid AS "${number}", ${names.join(', ')} FROM ${table}`;
  const up = from.prepare<[number], Row>(`${select} WHERE rowid >= ? ORDER BY rowid`);
  const down = from.prepare<[number, number], Row>(
    `${select} WHERE rowid < ? AND rowid > ? ORDER BY rowid DESC`,
  );
  for (let next: number | null = 0, last = -1; next !== null; ) {
    const rows: Generator<Row, boolean> = rowsUntilDamage(up.iterate(next));
    let result = rows.next();
    for (; !result.done; result = rows.next()) {
      last = Number(result.value[number]);
      yield result.value;
    }
    if (result.value) return;
    next = nextReadable((at) => up.get(at), last);
    yield* rowsUntilDamage(down.iterate(next ?? Number.MAX_SAFE_INTEGER, last));
  }
}

/** The number of a row after `last` that can be read; null where a step went past the end. */
function nextReadable(rowFrom: (at: number) => Row | undefined, last: number): number | null {
  for (let step = 1; step <= farthest; step *= 2) {
    const found = attempt(() => rowFrom(last + step));
    if (found === undefined) return null;
    if (found !== damaged) return Number(found[number]);
  }
  return null;
}

/** Tables without row numbers are small: read forwards to the damage, and backwards to it. */
function* readFromBothEnds(from: Connection, table: string, names: readonly string[]): Generator<Row> {
  const [key = ''] = columnsOf(from, table);
  const select = `SELECT ${names.join(', ')} FROM ${table} ORDER BY ${key}`;
  const isWhole = yield* rowsUntilDamage(from.prepare<[], Row>(select).iterate());
  if (!isWhole) yield* rowsUntilDamage(from.prepare<[], Row>(`${select} DESC`).iterate());
}

const damaged = Symbol('can not be read');

/** Whether the rows of a table can be asked for at all. */
export const isTableReadable = (connection: Connection, table: string): boolean =>
  columnsOf(connection, table).length > 0;

/** Reads from a database that may be damaged anywhere. */
function attempt<Value>(read: () => Value): Value | typeof damaged {
  try {
    return read();
  } catch (error) {
    if (storeFault(error) === error) throw error;
    return damaged;
  }
}

/** The names of a table's columns, the primary key first; none where the schema knows no such table, or is damaged. */
function columnsOf(connection: Connection, table: string): string[] {
  const columns = attempt(() => tableInfo(connection, table));
  if (columns === damaged) return [];
  return columns.sort((one, other) => rank(one.pk) - rank(other.pk)).map(({ name }) => name);
}

const tableInfo = (connection: Connection, table: string): { name: string; pk: number }[] =>
  connection.pragma(`table_info(${table})`) as { name: string; pk: number }[];

const rank = (pk: number): number => (pk === 0 ? Number.POSITIVE_INFINITY : pk);

function isRowidTable(connection: Connection, table: string): boolean {
  const sql = connection
    .prepare<[string], string>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
    .pluck()
    .get(table);
  return !sql?.includes('WITHOUT ROWID');
}
