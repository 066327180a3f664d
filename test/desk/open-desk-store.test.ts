import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDeskStore } from '../../main/recovery/open-desk-store.ts';
import type { RecoveryOrder } from '../../main/recovery/order.ts';
import { readPending } from '../../main/recovery/pending.ts';
import { continueReplacement } from '../../main/recovery/replace-database.ts';
import { noteRecord, voucherOf } from '../../main/recovery/vouch.ts';
import { numberFloor } from '../../main/registrations/running-number.ts';
import { noteBegun } from '../../main/store/begun.ts';
import { makeDatabase } from '../../main/store/create.ts';
import { openDatabase } from '../../main/store/database.ts';
import { writeDeskRecord } from '../../main/store/desk-record.ts';
import { openStore, type Store } from '../../main/store/store.ts';
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

const order = (act: RecoveryOrder['act'], id = 'march'): RecoveryOrder => ({ act, id });

/** What was said of an order. */
const said: string[] = [];

async function open(folder: string, recovery?: RecoveryOrder): Promise<Store> {
  const config = { dataFolder: folder, from: deskOf, ...(recovery && { recovery }) };
  said.length = 0;
  const { store } = await openDeskStore(config, storeKey, (line) => said.push(line));
  onTestFinished(() => store.close());
  return store;
}

/** A closed folder whose database is behind its record by one registration, three are left. */
async function behind(): Promise<string> {
  const store = openedStore();
  fillStore(store, 3);
  store.checkpoint();
  const folder = await cutOff(store);
  fillStore(store, 1, 4);
  await writeDeskRecord(folder, storeKey, recordOf(store, { lastRunningNumber: 4 }));
  return folder;
}

test('without an order the loss is told, and nothing changes', async () => {
  const folder = await behind();
  const before = hashesIn(folder);
  expect(await faultOf(() => open(folder))).toBe('store-behind');
  expect(hashesIn(folder)).toEqual(before);
});

test.each(['from-centre', 'begin-anew'] as const)(
  'the order %s makes a new database and moves the old one aside, byte for byte',
  async (act) => {
    const folder = await behind();
    const { 'desk.db': database, 'desk-record.json': record } = hashesIn(folder);
    const store = await open(folder, order(act));
    expect(store.journal.head().sequence).toBe(0);
    expect(hashesIn(join(folder, 'set-aside/march'))).toMatchObject({
      'desk.db': database,
      'desk-record.json': record,
    });
    expect(numberFloor(store.settings)).toBe(4);
  },
);

test.each(['from-centre', 'begin-anew'] as const)(
  'a database that was begun although the desk had a journal before gives way to the order %s',
  async (act) => {
    const source = openedStore();
    noteBegun(source.settings, 'anew');
    const folder = await cutOff(source);
    expect(await faultOf(() => open(folder))).toBe('store-begun-anew');
    const store = await open(folder, order(act));
    expect(store.journalIdentity.journal).not.toBe(source.journalIdentity.journal);
    expect(readPending(store.settings) !== null).toBe(act === 'from-centre');
  },
);

test('only the order from-centre leaves something to be done, and names the journal that was lost', async () => {
  const source = openedStore();
  fillStore(source, 1);
  const folder = await cutOff(source);
  rmSync(join(folder, 'desk.db'));
  const store = await open(folder, order('from-centre'));
  expect(readPending(store.settings)).toEqual({
    id: 'march',
    journal: source.journalIdentity.journal,
    taken: {},
  });
  expect(store.journalIdentity.journal).not.toBe(source.journalIdentity.journal);
  const anew = await open(await behind(), order('begin-anew'));
  expect(readPending(anew.settings)).toBeNull();
});

test('an order is carried out once: a second loss needs another one', async () => {
  const folder = await behind();
  (await open(folder, order('begin-anew'))).close();
  rmSync(join(folder, 'desk.db'));
  expect(await faultOf(() => open(folder, order('begin-anew')))).toBe('store-missing');
  expect(await faultOf(() => open(folder, order('begin-anew', 'april')))).toBe('none');
  expect(readdirSync(join(folder, 'set-aside')).sort()).toEqual(['april', 'march']);
});

test('an order for a database that has lost nothing is not passed over in silence', async () => {
  await open(await cutOff(openedStore()), order('from-centre'));
  expect(said).toEqual([
    'the recovery "from-centre" with the id "march" was not carried out: the database has lost nothing',
  ]);
});

test('nor is one that can not be carried out', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'desk-record.json'), '');
  expect(await faultOf(() => open(folder, order('salvage')))).toBe('store-missing');
  expect(said).toEqual([expect.stringContaining('was not carried out: store-missing')]);
});

test('nor is one that was carried out before; one that is carried out needs no words', async () => {
  const folder = await behind();
  (await open(folder, order('begin-anew'))).close();
  expect(said).toEqual([]);
  (await open(folder, order('begin-anew'))).close();
  expect(said).toEqual([expect.stringContaining('was carried out before')]);
  rmSync(join(folder, 'desk.db'));
  expect(await faultOf(() => open(folder, order('begin-anew')))).toBe('store-missing');
  expect(said).toEqual([expect.stringContaining('was carried out before')]);
});

test('a whole database is never replaced, whatever is ordered', async () => {
  const source = openedStore();
  fillStore(source, 2);
  const folder = await cutOff(source);
  for (const act of ['begin-anew', 'from-centre', 'salvage'] as const) {
    const store = await open(folder, order(act));
    expect(store.journal.head()).toEqual(source.journal.head());
    store.close();
  }
  expect(existsSync(join(folder, 'set-aside'))).toBe(false);
});

test('a new disk is filled from the centre where that is ordered, and is an ordinary new desk where not', async () => {
  const recovered = await open(temporaryFolder(), order('from-centre'));
  expect(readPending(recovered.settings)).toEqual({ id: 'march', journal: null, taken: {} });
  const fresh = await open(temporaryFolder());
  expect(readPending(fresh.settings)).toBeNull();
});

test("another window's record does not lend its numbers to this one", async () => {
  const source = openedStore();
  const from = { ...deskOf, window: '09' };
  const folder = await cutOff(source, { from, lastRunningNumber: 77 });
  expect(await faultOf(() => open(folder))).toBe('store-foreign');
  const store = await open(folder, order('from-centre'));
  expect(numberFloor(store.settings)).toBe(0);
  expect(readPending(store.settings)?.journal).toBeNull();
});

test.each([
  ['nothing was moved yet', [], false],
  ['the database was moved', ['desk.db'], true],
  ['the record was moved too', ['desk.db', 'desk-record.json'], true],
  ['the folder was made', [], true],
] as const)(
  'a replacement that lost its power when %s goes on with the next start',
  async (_when, moved, hasFolder) => {
    const folder = await behind();
    const aside = join(folder, 'set-aside/march');
    makeDatabase(folder, storeKey);
    if (hasFolder) mkdirSync(aside, { recursive: true });
    for (const name of moved) renameSync(join(folder, name), join(aside, name));
    const store = await open(folder, order('begin-anew'));
    expect(store.journal.head().sequence).toBe(0);
    expect(Object.keys(hashesIn(aside)).filter((name) => !name.startsWith('desk.db-'))).toEqual([
      'desk-record.json',
      'desk.db',
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('.new'))).toEqual([]);
  },
);

test('the key that opened the lost database goes with it where a new one stands ready', async () => {
  const folder = await behind();
  writeFileSync(join(folder, 'database.key'), 'of the lost database');
  writeFileSync(join(folder, 'database.key.new'), 'of the new one');
  await open(folder, order('begin-anew'));
  expect(readFileSync(join(folder, 'database.key'), 'utf8')).toBe('of the new one');
  const aside = join(folder, 'set-aside/march/database.key');
  expect(readFileSync(aside, 'utf8')).toBe('of the lost database');
});

test('a database that was being made when the power went is made again', async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'desk.db.new'), 'half');
  writeFileSync(join(folder, 'desk.db.new-wal'), 'half');
  continueReplacement(folder, undefined);
  expect(readdirSync(folder)).toEqual([]);
});

test('a database that was found damaged is examined before the next start opens it', async () => {
  const source = openedStore();
  fillStore(source, 10);
  source.checkpoint();
  const folder = await cutOff(source, { damagedAt: '2026-11-22T05:00:00.000Z' });
  expect(await faultOf(() => open(folder))).toBe('none');
  const [first] = pagesOf(join(folder, 'desk.db'), 'papers');
  flipBit(join(folder, 'desk.db'), (first?.page ?? 0) * 4096 - 10);
  expect(await faultOf(() => open(folder))).toBe('store-damaged');
});

test.each(['settings', 'sqlite_schema'])(
  'damage that is met when the store is opened (%s) is left as it is, and recovered from',
  async (table) => {
    const source = openedStore();
    fillStore(source, 30);
    source.checkpoint();
    const pages = pagesOf(join(await cutOff(source), 'desk.db'), table).filter(({ page }) => page > 1);
    // What the log holds would go into the file as soon as the last connection is closed.
    fillStore(source, 1, 31);
    const folder = await cutOff(source);
    rmSync(join(folder, 'desk-record.json'));
    for (const { page } of pages) flipBit(join(folder, 'desk.db'), page * 4096 - 10);
    const before = hashesIn(folder);
    expect(await faultOf(() => open(folder))).toBe('store-damaged');
    const { 'desk.db': database, 'desk.db-wal': log } = hashesIn(folder);
    expect([database, log]).toEqual([before['desk.db'], before['desk.db-wal']]);
    expect((await open(folder, order('begin-anew'))).journal.head().sequence).toBe(0);
  },
);

test('a database that another program has locked is waited for', async () => {
  const source = openedStore();
  fillStore(source, 1);
  source.close();
  const other = openDatabase(source.file.path, storeKey);
  onTestFinished(() => void other.close());
  other.pragma('locking_mode = EXCLUSIVE');
  other.exec('BEGIN EXCLUSIVE');
  const opening = open(join(source.file.path, '..'));
  await new Promise(setImmediate);
  other.close();
  expect((await opening).journal.head().sequence).toBe(7);
});

test('nothing but the centre vouches for a database whose record is gone', async () => {
  const folder = temporaryFolder();
  const config = { dataFolder: folder, from: deskOf };
  const made = await openDeskStore(config, storeKey);
  expect(voucherOf(made.store, made.found)).toEqual({ isTrusted: true, atCentre: null });
  made.store.settings.put('desk-record', 'kept');
  made.store.close();
  const again = await openDeskStore(config, storeKey);
  onTestFinished(() => again.store.close());
  expect(voucherOf(again.store, again.found)).toEqual({ isTrusted: false, atCentre: null });
});

test('that a record was kept is known without the write-ahead log too', async () => {
  const source = openedStore();
  noteRecord(source);
  fillStore(source, 1);
  const folder = await cutOff(source);
  for (const name of ['desk.db-wal', 'desk-record.json']) rmSync(join(folder, name));
  const { store, found } = await openDeskStore({ dataFolder: folder, from: deskOf }, storeKey);
  onTestFinished(() => store.close());
  expect(voucherOf(store, found).isTrusted).toBe(false);
});

test('a database from before there were records is trusted', async () => {
  const folder = temporaryFolder();
  openStore(folder, storeKey).close();
  const { store, found } = await openDeskStore({ dataFolder: folder, from: deskOf }, storeKey);
  onTestFinished(() => store.close());
  expect(voucherOf(store, found).isTrusted).toBe(true);
});
