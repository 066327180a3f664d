import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDeskStore } from '../../main/recovery/open-desk-store.ts';
import { openReadOnly } from '../../main/store/database.ts';
import { salvage } from '../../main/store/salvage.ts';
import { emptyDraft } from '../../src/application/draft.ts';
import { Fault } from '../../src/contract/fault.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { uuid } from '../fixtures/registrations.ts';
import {
  deskOf,
  faultOf,
  fillStore,
  flipBit,
  hashesIn,
  openedStore,
  pagesOf,
  storeKey,
} from '../fixtures/stores.ts';

const registrations = 40;

/** A closed desk with something in every table that is salvaged. */
function lostDesk(): string {
  const store = openedStore();
  fillStore(store, registrations);
  for (let number = 1; number <= registrations; number++) {
    store.drafts.put(
      uuid(number),
      { ...emptyDraft('kk'), surname: `КУРМАНОВ ${number}` },
      '2026-11-22T05:00:00.000Z',
    );
    store.temporaryPasswords.put(uuid(number), `Temporary-${number}`);
  }
  store.settings.put('desk-settings', '{"printer":"tray"}');
  store.close();
  return store.file.path;
}

const whole = { journal: 7 * registrations, outbox: registrations, drafts: registrations };

/** The rows of a table in an export. */
function rowsIn(file: string, sql: string): unknown[] {
  const connection = openReadOnly(file, storeKey);
  onTestFinished(() => void connection.close());
  return connection.prepare(sql).all();
}

test('everything of a whole database is copied, encrypted with the same key', () => {
  const file = lostDesk();
  const target = join(temporaryFolder(), 'salvage.db');
  expect(salvage(file, storeKey, target)).toMatchObject({ ...whole, temporary_passwords: registrations });
  expect(rowsIn(target, 'SELECT count(*) AS count FROM outbox')).toEqual([{ count: registrations }]);
  expect(rowsIn(target, "SELECT value FROM settings WHERE name = 'desk-settings'")).toHaveLength(1);
  expect(readFileSync(target).includes('КУРМАНОВ')).toBe(false);
});

test('the key of the journal stays in its database', () => {
  const target = join(temporaryFolder(), 'salvage.db');
  salvage(lostDesk(), storeKey, target);
  expect(rowsIn(target, "SELECT name FROM settings WHERE name = 'journal-identity'")).toEqual([]);
});

test.each(['journal', 'outbox', 'drafts'] as const)(
  'around each damaged page of the table "%s" all other rows are copied',
  (table) => {
    const file = lostDesk();
    const pages = pagesOf(file, table);
    expect(pages.length).toBeGreaterThan(2);
    const target = join(temporaryFolder(), 'salvage.db');
    for (const { page, rows } of pages) {
      const damaged = join(temporaryFolder(), 'desk.db');
      copyFileSync(file, damaged);
      flipBit(damaged, page * 4096 - 10);
      const { [table]: found = 0, ...others } = salvage(damaged, storeKey, target);
      expect(found, `page ${page}`).toBe(whole[table] - rows);
      const { [table]: _, ...wholeOthers } = whole;
      expect(others).toMatchObject(wholeOthers);
    }
  },
);

test('several damaged places far from each other are all stepped over', () => {
  const file = lostDesk();
  const pages = pagesOf(file, 'journal').filter((_, place) => place % 5 === 1);
  for (const { page } of pages) flipBit(file, page * 4096 - 10);
  const { journal = 0 } = salvage(file, storeKey, join(temporaryFolder(), 'salvage.db'));
  expect(journal).toBe(whole.journal - pages.reduce((sum, { rows }) => sum + rows, 0));
});

test('of a database whose first page is damaged nothing can be read, and no export is left', async () => {
  const file = lostDesk();
  flipBit(file, 200);
  const target = join(temporaryFolder(), 'salvage.db');
  expect(await faultOf(() => salvage(file, storeKey, target))).toBe('store-unreadable');
  expect(existsSync(target)).toBe(false);
});

test('the order salvage makes the export beside the database, says what is in it, and is carried out once', async () => {
  const file = lostDesk();
  const folder = join(file, '..');
  for (const { page } of pagesOf(file, 'settings')) flipBit(file, page * 4096 - 10);
  const before = hashesIn(folder);
  const config = { dataFolder: folder, from: deskOf, recovery: { act: 'salvage', id: 'march' } } as const;
  const told = await openDeskStore(config, storeKey).catch((error: unknown) => error);
  expect(told).toMatchObject({
    code: 'store-salvaged',
    details: { file: join(folder, 'salvage-march.db'), entries: whole.journal, requests: registrations },
  });
  expect(told).toBeInstanceOf(Fault);
  expect(hashesIn(folder)['desk.db']).toBe(before['desk.db']);
  expect(await faultOf(() => openDeskStore(config, storeKey))).toBe('store-damaged');
});
