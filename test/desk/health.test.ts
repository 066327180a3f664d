import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { keepFolder } from '../../main/recovery/keep-folder.ts';
import { compareFolder } from '../../main/store/compare.ts';
import { openDatabase } from '../../main/store/database.ts';
import { prepareFolder } from '../../main/store/folder.ts';
import { lockFolder } from '../../main/store/folder-lock.ts';
import { openStore } from '../../main/store/store.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { canMount, setFileReadOnly, smallDisk } from '../fixtures/small-disk.ts';
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

describe('one desk works in a folder', () => {
  test('a second one is told so, and the first goes on', async () => {
    const folder = temporaryFolder();
    const lock = lockFolder(folder);
    expect(await faultOf(() => lockFolder(folder))).toBe('store-in-use');
    lock.release();
    const again = lockFolder(folder);
    again.release();
  });

  test('a lock whose file was deleted is taken anew', async () => {
    const folder = temporaryFolder();
    const lock = lockFolder(folder);
    rmSync(join(folder, 'desk.lock'));
    lock.renew();
    expect(await faultOf(() => lockFolder(folder))).toBe('store-in-use');
    lock.release();
    lockFolder(folder).release();
  });

  test('where another desk was first, the store is sealed', async () => {
    vi.useFakeTimers();
    onTestFinished(() => void vi.useRealTimers());
    const folder = temporaryFolder();
    const store = openedStore(folder);
    const lock = lockFolder(folder);
    onTestFinished(keepFolder(lock, store, () => {}));
    rmSync(join(folder, 'desk.lock'));
    const other = lockFolder(folder);
    vi.advanceTimersByTime(1_000);
    expect(store.health.sealed).toBe('store-in-use');
    other.release();
    lock.release();
  });

  test('two desks on one database never both write: the one that has claimed it last does', async () => {
    const folder = temporaryFolder();
    const first = openedStore(folder);
    first.claim();
    fillStore(first, 1);
    const second = openedStore(folder);
    second.claim();
    expect(await faultOf(() => fillStore(first, 1, 2))).toBe('store-in-use');
    expect(first.health.sealed).toBe('store-in-use');
    fillStore(second, 1, 2);
    expect(second.runningNumbers.upcoming('0123-04')).toBe(3);
  });

  test('a folder in the place of the lock is a fault of the store', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'desk.lock'));
    expect(await faultOf(() => lockFolder(folder))).toBe('store-failed');
  });

  test('the lock is seen by other processes, and ends with its own, however that ends', async () => {
    const folder = temporaryFolder();
    const holder = new URL('../../main/store/folder-lock.ts', import.meta.url);
    const script = `import { lockFolder } from '${holder}'; lockFolder(process.argv[1]); console.log('locked'); setInterval(() => {}, 1e6);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script, folder]);
    onTestFinished(() => void child.kill('SIGKILL'));
    await once(child.stdout, 'data');
    expect(await faultOf(() => lockFolder(folder))).toBe('store-in-use');
    child.kill('SIGKILL');
    await once(child, 'exit');
    lockFolder(folder).release();
    expect(readdirSync(folder)).toEqual(['desk.lock']);
  });
});

describe('a data folder is closed to everybody else', () => {
  const modeOf = (path: string): string => (statSync(path).mode & 0o777).toString(8);

  test('from the first moment', () => {
    const folder = join(temporaryFolder(), 'data');
    prepareFolder(folder);
    const { release } = lockFolder(folder);
    const store = openStore(folder, storeKey);
    fillStore(store, 1);
    expect(modeOf(folder)).toBe('700');
    for (const name of readdirSync(folder)) expect(modeOf(join(folder, name)), name).toBe('600');
    expect(readdirSync(folder)).toContain('desk.db-wal');
    store.close();
    release();
  });

  test('also one from before', () => {
    const folder = temporaryFolder();
    chmodSync(folder, 0o755);
    for (const name of ['desk.db', 'database.key', 'desk-record.json']) {
      writeFileSync(join(folder, name), '');
      chmodSync(join(folder, name), 0o644);
    }
    mkdirSync(join(folder, 'set-aside'));
    symlinkSync('/nowhere', join(folder, 'link'));
    prepareFolder(folder);
    rmSync(join(folder, 'link'));
    expect(modeOf(folder)).toBe('700');
    expect(readdirSync(folder).map((name) => modeOf(join(folder, name)))).toEqual([
      '600',
      '600',
      '600',
      '700',
    ]);
  });
});

describe('another program has the file', () => {
  /** Another program's connection that has begun to write. */
  function lockedBy(file: string): { release(): void } {
    const other = openDatabase(file, storeKey);
    other.exec('BEGIN IMMEDIATE');
    onTestFinished(() => void other.close());
    return { release: () => void other.exec('ROLLBACK') };
  }

  test('a write says so and does not wait for long; the store says so until it is over', async () => {
    const store = openedStore();
    const other = lockedBy(store.file.path);
    expect(await faultOf(() => store.settings.put('name', 'value'))).toBe('store-locked');
    expect(await faultOf(() => fillStore(store, 1))).toBe('store-locked');
    expect(store.health.fault).toBe('store-locked');
    other.release();
    fillStore(store, 1);
    expect(store.health.fault).toBeNull();
  });

  test('no statement holds the thread up for long', () => {
    const connection = openDatabase(join(temporaryFolder(), 'desk.db'), storeKey);
    onTestFinished(() => void connection.close());
    expect(connection.pragma('busy_timeout', { simple: true })).toBeLessThanOrEqual(100);
  });

  test('waiting for it leaves the thread to others, and ends with the lock', async () => {
    const store = openedStore();
    const other = lockedBy(store.file.path);
    const order: string[] = [];
    const waited = store.whenFree().then(() => order.push('free'));
    expect(store.health.fault).toBe('store-locked');
    await new Promise(setImmediate);
    order.push('other work');
    other.release();
    await waited;
    expect(order).toEqual(['other work', 'free']);
    expect(store.health.fault).toBeNull();
  });
});

describe('the store that is sealed', () => {
  test('takes nothing more, says why, and leaves the file and its log as they are', async () => {
    const folder = temporaryFolder();
    const store = openStore(folder, storeKey);
    fillStore(store, 2);
    const heard: (string | null)[] = [];
    store.health.listen(() => heard.push(store.health.fault));
    store.health.seal('store-damaged');
    store.health.seal('store-behind');
    const before = hashesIn(folder);
    expect(await faultOf(() => fillStore(store, 1, 3))).toBe('store-damaged');
    expect(await faultOf(() => store.settings.put('name', 'value'))).toBe('store-damaged');
    expect(await faultOf(() => store.checkpoint())).toBe('store-damaged');
    expect(await faultOf(() => store.probe())).toBe('store-damaged');
    store.close();
    const after = hashesIn(folder);
    expect([after['desk.db'], after['desk.db-wal']]).toEqual([before['desk.db'], before['desk.db-wal']]);
    expect(heard).toEqual(['store-damaged']);
  });

  test('a damaged page that is met at work seals it', async () => {
    const folder = temporaryFolder();
    const made = openStore(folder, storeKey);
    fillStore(made, 30);
    made.close();
    const file = join(folder, 'desk.db');
    // Not the last one, which is read already when the store is opened.
    for (const { page } of pagesOf(file, 'journal').slice(0, -1)) flipBit(file, (page - 1) * 4096 + 100);
    const store = openedStore(folder);
    expect(await faultOf(() => store.journal.after(0, 500))).toBe('store-damaged');
    expect(await faultOf(() => store.settings.put('name', 'value'))).toBe('store-damaged');
  });
});

test('a checkpoint brings everything into the file', () => {
  const store = openedStore();
  fillStore(store, 3);
  const log = `${store.file.path}-wal`;
  expect(statSync(log).size).toBeGreaterThan(0);
  store.checkpoint();
  expect(statSync(log).size).toBe(0);
});

describe.skipIf(!canMount)('on a file system of its own', () => {
  test('a full disk is named at start, whatever SQLite calls it', async () => {
    const disk = smallDisk();
    const folder = join(disk.folder, 'data');
    openStore(folder, storeKey).close();
    disk.fill();
    expect(await faultOf(() => openStore(folder, storeKey))).toBe('disk-full');
    expect(await faultOf(() => openStore(join(disk.folder, 'other'), storeKey))).toBe('disk-full');
  });

  test('a full disk is named by every write, and forgotten when there is room again', async () => {
    const disk = smallDisk();
    const store = openStore(join(disk.folder, 'data'), storeKey);
    onTestFinished(() => store.close());
    disk.fill();
    const fillUp = (): void => {
      for (let number = 1; number < 2_000; number++) store.settings.put(`name ${number}`, 'x'.repeat(500));
    };
    expect(await faultOf(fillUp)).toBe('disk-full');
    expect(await faultOf(() => fillStore(store, 50))).toBe('disk-full');
    expect(await faultOf(() => store.probe())).toBe('disk-full');
    expect(store.health.fault).toBe('disk-full');
    disk.free();
    store.probe();
    expect(store.health.fault).toBeNull();
  });

  test('a read-only file system is named before anything is opened', async () => {
    const disk = smallDisk();
    const folder = join(disk.folder, 'data');
    openStore(folder, storeKey).close();
    disk.setReadOnly(true);
    expect(await faultOf(() => lockFolder(folder))).toBe('store-read-only');
    expect(await faultOf(() => openStore(folder, storeKey))).toBe('store-read-only');
    expect(await faultOf(() => compareFolder(folder, storeKey, deskOf))).toBe('store-read-only');
    expect(await faultOf(() => prepareFolder(folder))).toBe('none');
    disk.setReadOnly(false);
  });

  test('so is a database file that is read-only', async () => {
    const folder = temporaryFolder();
    openStore(folder, storeKey).close();
    setFileReadOnly(join(folder, 'desk.db'));
    expect(await faultOf(() => openStore(folder, storeKey))).toBe('store-read-only');
  });
});
