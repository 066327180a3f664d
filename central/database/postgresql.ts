import pg from 'pg';
import type { z } from 'zod';
import { type Database, DatabaseUnavailable, type Queries, type SqlValue } from './database.ts';

/**
 * Opens a PostgreSQL server's database. `onIdleError` hears when a connection that nobody is using
 * breaks; the pool replaces it. Nothing is connected before the first statement.
 */
export function openPostgresql(url: string, onIdleError: (error: Error) => void): Database {
  const pool = new pg.Pool({
    connectionString: url,
    application_name: 'tereze-centre',
    max: 10,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 10_000,
    lock_timeout: 5_000,
    idle_in_transaction_session_timeout: 10_000,
  });
  pool.on('error', onIdleError);
  // While a connection is in use the pool listens no more, and an 'error' that nobody hears ends the program.
  // Whoever uses the connection hears of it from their next statement, which fails.
  pool.on('connect', (client) => client.on('error', () => undefined));

  return {
    ...queriesOf(pool),
    async transaction(work) {
      const client = await connect(pool);
      let broken: Error | undefined;
      try {
        return await inTransaction(client, work);
      } catch (error) {
        if (error instanceof DatabaseUnavailable) broken = error;
        throw error;
      } finally {
        // A connection that failed is not given to anybody else.
        client.release(broken);
      }
    },
    close: () => pool.end(),
  };
}

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect();
  } catch (cause) {
    throw new DatabaseUnavailable({ cause });
  }
}

async function inTransaction<Value>(
  client: pg.PoolClient,
  work: (queries: Queries) => Promise<Value>,
): Promise<Value> {
  const queries = queriesOf(client);
  await queries.run('BEGIN');
  try {
    const value = await work(queries);
    const { command } = await translated(client.query('COMMIT'));
    // A transaction in which a statement failed answers COMMIT with ROLLBACK, and no error.
    if (command !== 'COMMIT') throw new DatabaseUnavailable();
    return value;
  } catch (error) {
    if (!(error instanceof DatabaseUnavailable)) await queries.run('ROLLBACK');
    throw error;
  }
}

function queriesOf(runner: pg.Pool | pg.PoolClient): Queries {
  return {
    async rows<Row extends z.ZodType>(row: Row, sql: string, values: readonly SqlValue[] = []) {
      const result = await translated(runner.query(sql, [...values]));
      return result.rows.map((found) => row.parse(found));
    },
    async run(sql, values = []) {
      return (await translated(runner.query(sql, [...values]))).rowCount ?? 0;
    },
    async script(sql) {
      await translated(runner.query(sql));
    },
  };
}

async function translated<Answer>(answer: Promise<Answer>): Promise<Answer> {
  try {
    return await answer;
  } catch (error) {
    throw isPassing(error) ? new DatabaseUnavailable({ cause: error }) : error;
  }
}

/**
 * SQLSTATE classes that pass by themselves: 08 connection, 40 undone by the server (deadlock),
 * 53 no resources, 55P03 lock time-out, 57 shut down or cancelled. What is no DatabaseError came
 * from the connection and not from the server.
 */
function isPassing(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return /^(?:08|40|53|57)|^55P03$/.test(error.code ?? '');
}
