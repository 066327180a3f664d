import { randomBytes } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../main/store/database.ts';
import { storeFault } from '../../main/store/faults.ts';
import { openJournal } from '../../main/store/journal.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { openStore, type Store } from '../../main/store/store.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { RecordedEvent, RegistrationEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { eventsUpToQueued, operator, otherOperator, recorded, uuid } from '../fixtures/registrations.ts';

const key = randomBytes(32);
const everything = { viewerIin: operator.iin, day: null, phase: null, operatorIin: null };

function opened(folder = temporaryFolder()): Store {
  const store = openStore(folder, key);
  onTestFinished(() => store.close());
  return store;
}

function put(
  store: Store,
  registration: number,
  events: RegistrationEvent[],
  by = operator,
  begin?: number,
): void {
  const entries = recorded(registration, events, by, begin);
  store.transaction(() => {
    for (const entry of entries) store.journal.append(entry);
    store.registrations.put(foldRegistration(entries), null);
  });
}

const faultOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof Fault ? error.code : String(error);
  }
  return 'none';
};

test('every open makes commits durable: WAL with synchronous=FULL', () => {
  const connection = openDatabase(join(temporaryFolder(), 'desk.db'), key);
  onTestFinished(() => void connection.close());
  expect(connection.pragma('journal_mode', { simple: true })).toBe('wal');
  expect(connection.pragma('synchronous', { simple: true })).toBe(2);
});

test('the file shows nothing of a citizen, neither in the database nor in its write-ahead log', () => {
  const folder = temporaryFolder();
  const store = opened(folder);
  put(store, 1, eventsUpToQueued(1));
  const bytes = Buffer.concat([
    readFileSync(join(folder, 'desk.db')),
    readFileSync(join(folder, 'desk.db-wal')),
  ]);
  for (const secret of ['901123300258', 'ҰЛЖАН', '+77011234567', 'SQLite format'])
    expect(bytes.includes(Buffer.from(secret))).toBe(false);
});

test('a database that another key wrote is refused and stays as it is', () => {
  const folder = temporaryFolder();
  openStore(folder, key).close();
  const before = readFileSync(join(folder, 'desk.db'));
  expect(faultOf(() => openStore(folder, randomBytes(32)))).toBe('store-unreadable');
  expect(readFileSync(join(folder, 'desk.db')).equals(before)).toBe(true);
});

test('a file that is no database is refused and stays as it is', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'desk.db'), 'half a page of something else'.repeat(300));
  const before = readFileSync(join(folder, 'desk.db'));
  expect(faultOf(() => openStore(folder, key))).toBe('store-unreadable');
  expect(readFileSync(join(folder, 'desk.db')).equals(before)).toBe(true);
});

test('an older program refuses the database of a newer one', () => {
  const file = join(temporaryFolder(), 'desk.db');
  openDatabase(file, key, [
    ...migrations,
    'CREATE TABLE of_tomorrow (x) STRICT;'.replace('(x)', '(x TEXT)'),
  ]).close();
  expect(faultOf(() => openDatabase(file, key))).toBe('store-newer');
});

test('an upgrade keeps what was there', () => {
  const folder = temporaryFolder();
  const store = openStore(folder, key);
  put(store, 1, eventsUpToQueued(1));
  store.close();
  const upgraded = openDatabase(join(folder, 'desk.db'), key, [
    ...migrations,
    'CREATE TABLE more (x TEXT) STRICT;',
  ]);
  onTestFinished(() => void upgraded.close());
  expect(openJournal(upgraded).of(uuid(1))).toHaveLength(7);
});

test('an upgrade puts the list in order and keeps what finds it', () => {
  const folder = temporaryFolder();
  const before = openDatabase(join(folder, 'desk.db'), key, migrations.slice(0, 4));
  const begun = { late: '2026-11-22T05:00:00.000Z', early: '2026-11-20T05:00:00.000Z' };
  const insert = before.prepare('INSERT INTO registrations VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (const [number, at] of [begun.late, begun.early].entries()) {
    const { iin, name } = operator;
    insert.run(uuid(number), 'registered', iin, name, null, '', 'АБДИ', '', at, at, at.slice(0, 10));
    before.prepare('INSERT INTO search_terms VALUES (?, ?, ?)').run('абди', at, uuid(number));
  }
  before.close();
  const store = openStore(folder, key);
  onTestFinished(() => store.close());
  const everything = { viewerIin: operator.iin, day: null, phase: null, operatorIin: null, limit: 10 };
  const listed = store.registrations.list({ ...everything, before: null });
  expect(listed.map(({ openedAt }) => openedAt)).toEqual([begun.late, begun.early]);
  expect(store.registrations.search({ ...everything, text: 'Абди' })).toEqual(listed);
  expect(listed[0]).toMatchObject({ registrationId: uuid(0), name: 'АБДИ', operator: operator.name });
});

test('a migration that fails leaves the version before it', () => {
  const file = join(temporaryFolder(), 'desk.db');
  openDatabase(file, key).close();
  expect(
    faultOf(() => openDatabase(file, key, [...migrations, 'CREATE TABLE good (x TEXT); CREATE BAD;'])),
  ).toBe('store-failed');
  const connection = openDatabase(file, key);
  onTestFinished(() => void connection.close());
  expect(connection.pragma('user_version', { simple: true })).toBe(migrations.length);
});

test('the journal can be neither changed nor shortened', () => {
  const connection = openDatabase(join(temporaryFolder(), 'desk.db'), key);
  onTestFinished(() => void connection.close());
  for (const entry of recorded(1, eventsUpToQueued(1))) openJournal(connection).append(entry);
  expect(() => connection.exec("UPDATE journal SET hash = 'x'")).toThrow('append-only');
  expect(() => connection.exec('DELETE FROM journal')).toThrow('append-only');
});

test('a transaction that fails in the middle has changed nothing', () => {
  const store = opened();
  const work = () =>
    store.transaction(() => {
      for (const entry of recorded(1, eventsUpToQueued(1))) store.journal.append(entry);
      throw new Error('the power goes');
    });
  expect(work).toThrow('the power goes');
  expect(store.journal.of(uuid(1))).toEqual([]);
});

test('what was read inside a transaction that failed is not remembered', () => {
  const store = opened();
  const [first, second, third] = recorded(1, eventsUpToQueued(1)) as [
    RecordedEvent,
    RecordedEvent,
    RecordedEvent,
  ];
  store.transaction(() => store.journal.append(first));
  const work = () =>
    store.transaction(() => {
      store.journal.append(second);
      store.journal.of(uuid(1));
      throw new Error('the power goes');
    });
  expect(work).toThrow();
  store.transaction(() => store.journal.append(third));
  expect(store.journal.of(uuid(1)).map(({ event }) => event.type)).toEqual(['opened', 'application-drawn']);
});

test('a full disk is a fault that says so, and nothing is half written', () => {
  // SQLite's own limit on pages stands in for a full disk: it raises the same error at the same place.
  const connection = openDatabase(join(temporaryFolder(), 'desk.db'), key);
  onTestFinished(() => void connection.close());
  connection.pragma(`max_page_count = ${Number(connection.pragma('page_count', { simple: true })) + 4}`);
  const journal = openJournal(connection);
  const many = connection.transaction(() => {
    for (let round = 0; round < 50; round++)
      for (const entry of recorded(1, eventsUpToQueued(1))) journal.append(entry);
  });
  const fillUp = () => {
    try {
      many();
    } catch (error) {
      throw storeFault(error);
    }
  };
  expect(faultOf(fillUp)).toBe('disk-full');
  expect(journal.of(uuid(1))).toEqual([]);
});

test('a search folds Kazakh letters, and finds numbers however they are written', () => {
  const store = opened();
  put(store, 1, eventsUpToQueued(1));
  put(store, 2, eventsUpToQueued(2, { surname: 'СЕРІКОВ', subscriberNumber: '+77051112233' }));
  const find = (text: string) =>
    store.registrations.search({ ...everything, text, limit: 10 }).map((row) => row.registrationId);
  expect(find('абдигали')).toEqual([uuid(1)]);
  expect(find('ӘБДІ')).toEqual([uuid(1)]);
  expect(find('сериков улж')).toEqual([uuid(2)]);
  expect(find('+7 705 111')).toEqual([uuid(2)]);
  expect(find('8705')).toEqual([uuid(2)]);
  expect(find('705 111 22')).toEqual([uuid(2)]);
  expect(find('0123-04-000002')).toEqual([uuid(2)]);
  expect(find('901123 300258').sort()).toEqual([uuid(1), uuid(2)]);
  expect(find('нет такого')).toEqual([]);
});

test("an operator's list leaves out another's unfinished work and keeps what was signed", () => {
  const store = opened();
  put(store, 1, eventsUpToQueued(1).slice(0, 3), otherOperator);
  put(store, 2, eventsUpToQueued(2), otherOperator);
  put(store, 3, eventsUpToQueued(3).slice(0, 3), operator);
  const rows = store.registrations.list({ ...everything, before: null, limit: 10 });
  expect(rows.map((row) => row.registrationId).sort()).toEqual([uuid(2), uuid(3)]);
});

test('pages follow each other without a gap or a repeat, newest first', () => {
  const store = opened();
  const begin = Date.parse('2026-11-22T05:00:00.000Z');
  for (let number = 1; number <= 7; number++)
    put(store, number, eventsUpToQueued(number), operator, begin + Math.floor(number / 2) * 3_600_000);
  const seen: string[] = [];
  let before: { openedAt: string; registrationId: string } | null = null;
  do {
    const rows = store.registrations.list({ ...everything, day: '2026-11-22', before, limit: 3 });
    seen.push(...rows.map((row) => row.registrationId));
    before = rows.at(-1) ?? null;
  } while (before);
  expect(seen).toEqual([7, 6, 5, 4, 3, 2, 1].map(uuid));
});

test('running numbers have no gaps, also when a transaction fails', () => {
  const store = opened();
  const take = () => store.transaction(() => store.runningNumbers.take('0123-04'));
  expect([take(), take()]).toEqual([1, 2]);
  expect(() =>
    store.transaction(() => {
      store.runningNumbers.take('0123-04');
      throw new Error('the drawing fails');
    }),
  ).toThrow();
  expect(store.runningNumbers.upcoming('0123-04')).toBe(3);
  expect(take()).toBe(3);
  expect(store.transaction(() => store.runningNumbers.take('0123-05'))).toBe(1);
});

test('a running number is raised to one that was taken elsewhere, and never lowered', () => {
  const { runningNumbers } = opened();
  expect(runningNumbers.last('0123-04')).toBeNull();
  runningNumbers.raise('0123-04', 0);
  expect(runningNumbers.last('0123-04')).toBe(0);
  runningNumbers.raise('0123-04', 12);
  runningNumbers.raise('0123-04', 7);
  expect(runningNumbers.upcoming('0123-04')).toBe(13);
});
