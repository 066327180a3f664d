import { mkdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareFolder } from '../../main/store/compare.ts';
import { openDatabase } from '../../main/store/database.ts';
import { readDeskRecord, writeDeskRecord } from '../../main/store/desk-record.ts';
import { migrations } from '../../main/store/migrations/index.ts';
import { openStore } from '../../main/store/store.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import {
  cutOff,
  deskOf,
  faultOf,
  fillStore,
  flipBit,
  hashesIn,
  openedStore,
  pagesOf,
  recordOf,
  storeKey,
} from '../fixtures/stores.ts';

const compare = (folder: string, from = deskOf) => compareFolder(folder, storeKey, from);

/** Compares, and makes sure that not a byte in the folder has changed. */
async function faultAt(folder: string, from = deskOf): Promise<string> {
  const before = hashesIn(folder);
  const code = await faultOf(() => compare(folder, from));
  expect(hashesIn(folder)).toEqual(before);
  return code;
}

/** A desk's folder after a power cut: five registrations, all of them only in the write-ahead log. */
async function fullLog(): Promise<string> {
  const store = openedStore();
  fillStore(store, 5);
  return cutOff(store);
}

test('an empty folder is new, and a first database is made there', async () => {
  const folder = temporaryFolder();
  expect(compare(folder)).toEqual({ state: 'new' });
  expect(await faultOf(() => openStore(folder, storeKey).close())).toBe('none');
});

test('a first start that lost its power half way is still new', () => {
  const folder = temporaryFolder();
  for (const name of ['desk.db.new', 'desk.db.new-wal', 'database.key.new', 'desk-tls.key', 'desk.lock'])
    writeFileSync(join(folder, name), 'half');
  expect(compare(folder)).toEqual({ state: 'new' });
  const store = openStore(folder, storeKey);
  store.close();
  expect(readFileSync(join(folder, 'database.key'), 'utf8')).toBe('half');
});

test.each(['database.key', 'desk-record.json', 'desk.db-wal', 'desk-tls.key', 'salvage-march.db'])(
  'a folder with %s and no database never gets a new one by itself',
  async (name) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, name), 'of a desk');
    expect(await faultAt(folder)).toBe('store-missing');
    expect(await faultOf(() => openStore(folder, storeKey))).toBe('store-missing');
    expect(Object.keys(hashesIn(folder))).toEqual([name]);
  },
);

test('nor does a folder in which a recovery has worked', async () => {
  const folder = temporaryFolder();
  mkdirSync(join(folder, 'set-aside'));
  expect(await faultAt(folder)).toBe('store-missing');
});

test('an emptied database beside a full log is missing, and the log stays as it is', async () => {
  const folder = await fullLog();
  writeFileSync(join(folder, 'desk.db'), '');
  expect(statSync(join(folder, 'desk.db-wal')).size).toBeGreaterThan(100_000);
  expect(await faultAt(folder)).toBe('store-missing');
  const before = hashesIn(folder);
  expect(await faultOf(() => openStore(folder, storeKey))).toBe('store-missing');
  expect(hashesIn(folder)).toEqual(before);
});

test('what a power cut leaves is whole, and stays as it is', async () => {
  const folder = await fullLog();
  expect(await faultAt(folder)).toBe('none');
  expect(compare(folder)).toEqual({ state: 'known', record: readDeskRecord(folder, storeKey) });
});

const log = (folder: string): string => join(folder, 'desk.db-wal');

test.each([
  ['deleted', (folder: string) => rmSync(log(folder))],
  ['emptied', (folder: string) => writeFileSync(log(folder), '')],
  ['cut', (folder: string) => truncateSync(log(folder), statSync(log(folder)).size - 1)],
  ['damaged in its middle', (folder: string) => flipBit(log(folder), statSync(log(folder)).size >> 1)],
  ['damaged in its first bytes', (folder: string) => flipBit(log(folder), 20)],
])('a log that was %s leaves the database behind the record', async (_how, damage) => {
  const folder = await fullLog();
  damage(folder);
  expect(await faultAt(folder)).toBe('store-behind');
});

test('how far behind is told', async () => {
  const store = openedStore();
  fillStore(store, 2);
  const folder = await cutOff(store);
  fillStore(store, 1, 3);
  await writeDeskRecord(folder, storeKey, recordOf(store));
  expect(() => compare(folder)).toThrow(
    expect.objectContaining({ code: 'store-behind', details: { found: 14, known: 21 } }),
  );
});

test('an older copy is behind, also where only the centre knew the entries that are missing', async () => {
  const store = openedStore();
  fillStore(store, 3);
  const atCentre = { sequence: 22, hash: 'c'.repeat(64) };
  expect(await faultAt(await cutOff(store, { atCentre }))).toBe('store-behind');
});

test('a record that lags behind the database is no fault', async () => {
  const store = openedStore();
  fillStore(store, 1);
  const older = recordOf(store);
  fillStore(store, 1, 2);
  expect(await faultAt(await cutOff(store, older))).toBe('none');
});

test('another past is told from a shorter one', async () => {
  const store = openedStore();
  fillStore(store, 2);
  const other = { ...store.journal.head(), hash: 'f'.repeat(64) };
  expect(await faultAt(await cutOff(store, { head: other }))).toBe('store-diverged');
  expect(await faultAt(await cutOff(store, { atCentre: other }))).toBe('store-diverged');
  const elsewhere = { journal: '00000000-0000-4000-8000-000000000001' };
  expect(await faultAt(await cutOff(store, elsewhere))).toBe('store-diverged');
});

test.each([{ desk: 'desk-0123-05' }, { office: '0124' }, { window: '05' }])(
  'the store of another desk is not opened: %o',
  async (changes) => {
    expect(await faultAt(await fullLog(), { ...deskOf, ...changes })).toBe('store-foreign');
  },
);

test.each([
  ['is missing', 'missing', (file: string) => rmSync(file)],
  ['is cut', 'invalid', (file: string) => truncateSync(file, 40)],
  ['was changed', 'invalid', (file: string) => rewrite(file, '"sequence": 35', '"sequence": 34')],
  ['has one more member', 'invalid', (file: string) => rewrite(file, '"version"', '"more": 1, "version"')],
])('a record that %s says nothing, and the database is opened without it', async (_how, record, damage) => {
  const folder = await fullLog();
  damage(join(folder, 'desk-record.json'));
  expect(compare(folder)).toEqual({ state: 'known', record });
});

test('a record that another key wrote says nothing', async () => {
  const store = openedStore();
  const folder = await cutOff(store);
  await writeDeskRecord(folder, Buffer.alloc(32, 1), recordOf(store));
  expect(compare(folder)).toEqual({ state: 'known', record: 'invalid' });
});

test('a database of a newer program is left to it', async () => {
  const folder = temporaryFolder();
  openDatabase(join(folder, 'desk.db'), storeKey, [...migrations, 'CREATE TABLE x (y TEXT) STRICT']).close();
  expect(await faultAt(folder)).toBe('store-newer');
});

function rewrite(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  writeFileSync(file, text.replace(from, to));
}

test('a schema that can not be read is damage, and no older copy', async () => {
  const folder = await fullLog();
  openDatabase(join(folder, 'desk.db'), storeKey).close();
  const { page = 0 } = pagesOf(join(folder, 'desk.db'), 'sqlite_schema').find((one) => one.page > 1) ?? {};
  flipBit(join(folder, 'desk.db'), page * 4096 - 10);
  expect(await faultAt(folder)).toBe('store-damaged');
});
