import { join } from 'node:path';
import { openDatabase } from '../main/store/database.ts';
import { digitsOf, makeApplicationNumber } from '../src/application/application-number.ts';
import { searchKey } from '../src/application/names.ts';
import { operator, otherOperator } from '../test/fixtures/registrations.ts';

/** As many as a window writes in ten years; TEREZE_BENCH_ROWS says otherwise on a small machine. */
export const rowsToFill = Number(process.env['TEREZE_BENCH_ROWS'] ?? 1_000_000);

const surnames = [
  'ӘБДІҒАЛИЕВ',
  'ШАҢҒЫТБАЕВА',
  'ПЕТРОВ',
  'ҚҰДАЙБЕРГЕНОВА',
  'СЕРІКОВ',
  'ИВАНОВА',
  'ОМАРОВА',
  'ЖҮНІСОВ',
];
const givenNames = [
  'НҰРЛАН',
  'ГҮЛЖАҺАН',
  'ИВАН',
  'АЙГЕРІМ',
  'ДӘУЛЕТ',
  'ӘЛИЯ',
  'МАРИЯ',
  'ЕРЖАН',
  'ҰЛЖАН',
  'ТИМУР',
];
/** Endings that tell people apart, so that a surname has about as many bearers as in life. */
const endings = 40;

const newest = Date.parse('2026-11-22T05:00:00.000Z');
/** One registration so many seconds: a window of ten years. */
const apart = 300;

/**
 * Fills a desk's database with so many finished registrations, straight into the lists that the
 * journal screen reads: what the use cases would write one by one, in a few large transactions.
 * Indexes are made when the rows are there.
 */
export function fillJournal(folder: string, key: Uint8Array, count: number): void {
  const connection = openDatabase(join(folder, 'desk.db'), key);
  connection.pragma('cache_size = -400000');
  const secondary = connection
    .prepare<[], { name: string; sql: string }>(
      `SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
        AND tbl_name IN ('registrations', 'search_terms')`,
    )
    .all();
  for (const { name } of secondary) connection.exec(`DROP INDEX ${name}`);
  // A window counts to a million less one.
  connection.function('application_number', { deterministic: true }, (place) => {
    const before = Number(place) - 1;
    return makeApplicationNumber('0123', before < 999_999 ? '04' : '05', 1 + (before % 999_999));
  });
  connection.function('digits', { deterministic: true }, (number) => digitsOf(number as never));
  fillPeople(connection);
  connection.transaction(() => connection.exec(registrations(count)))();
  connection.transaction(() => terms.forEach((term) => void connection.exec(term)))();
  for (const { sql } of secondary) connection.exec(sql);
  connection.pragma('wal_checkpoint(TRUNCATE)');
  connection.close();
}

function fillPeople(connection: ReturnType<typeof openDatabase>): void {
  connection.exec(
    'CREATE TEMP TABLE people (place INTEGER PRIMARY KEY, name TEXT, whole TEXT, given TEXT) STRICT',
  );
  const insert = connection.prepare('INSERT INTO people (name, whole, given) VALUES (?, ?, ?)');
  for (const surname of surnames)
    for (let ending = 0; ending < endings; ending++)
      for (const given of givenNames) {
        const name = `${surname}${String.fromCharCode(0x410 + (ending % 32))}${ending > 31 ? 'Қ' : ''} ${given}`;
        insert.run(name, searchKey(name), searchKey(given));
      }
}

/** Ids in no order of time, as random ones are. A hundredth waits, is refused or came back. */
const registrations = (count: number): string => `
  WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${count})
  INSERT INTO registrations
  SELECT n, printf('%08x-0000-4000-8000-%012x', (n * 2654435761) & 4294967295, n),
    CASE WHEN n % 400 = 0 THEN 'queued' WHEN n % 100 = 0 THEN 'abandoned' ELSE 'registered' END,
    iif(n % 3, '${operator.iin}', '${otherOperator.iin}'), iif(n % 3, '${operator.name}', '${otherOperator.name}'),
    application_number(n), printf('%012d', (n * 982451653) % 1000000000000), people.name,
    printf('+77%09d', (n * 15485863) % 1000000000), opened, opened, substr(opened, 1, 10)
  FROM (SELECT n, strftime('%Y-%m-%dT%H:%M:%S.000Z', ${newest / 1000} - (${count} - n) * ${apart}, 'unixepoch') AS opened
    FROM number)
  JOIN people ON people.place = 1 + n * 7919 % ${surnames.length * endings * givenNames.length}
  ORDER BY n`;

const term = (expression: string): string => `
  INSERT OR IGNORE INTO search_terms
  SELECT ${expression} AS term, registrations.place FROM registrations LEFT JOIN people ON people.name = registrations.name ORDER BY 1, 2 DESC`;

const terms = ['whole', 'given', 'iin', 'digits(application_number)', 'substr(subscriber_number, 3)'].map(
  term,
);
