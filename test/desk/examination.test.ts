import { closeSync, copyFileSync, openSync, statSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../main/store/database.ts';
import { examineInBackground } from '../../main/store/examination/background.ts';
import { type Damage, examine } from '../../main/store/examination/examine.ts';
import { openJournal } from '../../main/store/journal.ts';
import { openStore } from '../../main/store/store.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { eventsUpToQueued, recorded } from '../fixtures/registrations.ts';
import { fillStore, flipBit, openedStore, storeKey } from '../fixtures/stores.ts';

const pageSize = 4096;

/** A closed database with used pages, overflow pages and free ones. */
function madeDatabase(): string {
  const folder = temporaryFolder();
  const store = openStore(folder, storeKey);
  fillStore(store, 12);
  for (const { requestHash } of store.outbox.all().slice(0, 6)) store.outbox.remove(requestHash);
  store.close();
  return join(folder, 'desk.db');
}

async function examineFile(file: string): Promise<Damage | null> {
  const descriptor = openSync(file, 'r');
  onTestFinished(() => closeSync(descriptor));
  return examine({ file, descriptor, key: storeKey }, []);
}

test('a whole database is found whole', async () => {
  expect(await examineFile(madeDatabase())).toBeNull();
});

test('one bit turned over in any page is noticed, whether the page is in use or free', async () => {
  const file = madeDatabase();
  const pages = statSync(file).size / pageSize;
  expect(pages).toBeGreaterThan(40);
  const copy = join(temporaryFolder(), 'desk.db');
  for (let page = 1; page <= pages; page++) {
    copyFileSync(file, copy);
    flipBit(copy, (page - 1) * pageSize + ((page * 997) % pageSize));
    expect(await examineFile(copy), `page ${page}`).toMatchObject({ kind: 'page' });
  }
});

test('a page that is cut off is noticed', async () => {
  const file = madeDatabase();
  const copy = join(temporaryFolder(), 'desk.db');
  copyFileSync(file, copy);
  truncateSync(copy, statSync(file).size - 100);
  expect(await examineFile(copy)).toMatchObject({ kind: 'page' });
});

test('a journal that was changed with the right key is noticed at the entry', async () => {
  const file = join(temporaryFolder(), 'desk.db');
  const connection = openDatabase(file, storeKey);
  const journal = openJournal(connection);
  for (const entry of recorded(1, eventsUpToQueued(1))) journal.append(entry);
  connection.exec('DROP TRIGGER journal_is_never_changed');
  const change = (sql: string): void => void connection.exec(`UPDATE journal SET ${sql}`);
  change(`entry = replace(entry, '+77011234567', '+77019999999') WHERE sequence = 3`);
  connection.close();
  expect(await examineFile(file)).toEqual({ kind: 'entry', at: 3 });
});

test.each([
  ["entry = 'no JSON' WHERE sequence = 5", 5],
  ["registration_id = 'of another registration' WHERE sequence = 2", 2],
  ["hash = 'of another entry' WHERE sequence = 7", 7],
  ['sequence = 9 WHERE sequence = 7', 7],
])('so is a row of it that no longer fits its entry: %s', async (sql, at) => {
  const file = join(temporaryFolder(), 'desk.db');
  const connection = openDatabase(file, storeKey);
  const journal = openJournal(connection);
  for (const entry of recorded(1, eventsUpToQueued(1))) journal.append(entry);
  connection.exec('DROP TRIGGER journal_is_never_changed');
  connection.exec(`UPDATE journal SET ${sql}`);
  connection.close();
  expect(await examineFile(file)).toEqual({ kind: 'entry', at });
});

test('a structure that SQLite finds unsound is noticed', async () => {
  const file = madeDatabase();
  const connection = openDatabase(file, storeKey);
  connection.unsafeMode(true);
  connection.pragma('writable_schema = ON');
  connection.exec("DELETE FROM sqlite_schema WHERE name = 'journal_of_registration'");
  connection.close();
  expect(await examineFile(file)).toEqual({ kind: 'structure', at: 0 });
});

test('the examination runs beside a desk that writes, and finds nothing where nothing is wrong', async () => {
  const store = openedStore();
  fillStore(store, 5);
  const examination = examineInBackground({ ...store.file, file: store.file.path, key: storeKey });
  onTestFinished(examination.stop);
  for (let number = 6; number < 60; number++) {
    fillStore(store, 1, number);
    store.checkpoint();
    await new Promise(setImmediate);
  }
  expect(await examination.result).toBeNull();
});

test('the examination finds damage on its own thread', async () => {
  const file = madeDatabase();
  flipBit(file, 3 * pageSize + 5);
  const descriptor = openSync(file, 'r');
  onTestFinished(() => closeSync(descriptor));
  const examination = examineInBackground({ file, descriptor, key: storeKey });
  onTestFinished(examination.stop);
  expect(await examination.result).toEqual({ kind: 'page', at: 4 });
});
