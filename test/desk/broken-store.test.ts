import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { readDeskConfig } from '../../main/config.ts';
import { createDesk } from '../../main/desk.ts';
import { openDatabase } from '../../main/store/database.ts';
import { readDeskRecord } from '../../main/store/desk-record.ts';
import type { Overview } from '../../src/contract/overview.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';
import { canMount, smallDisk } from '../fixtures/small-disk.ts';
import { faultOf, flipBit, hashesIn } from '../fixtures/stores.ts';

const here = mannedDesk();

/** Starts the desk in a data folder of its own, with nothing of the tests before. */
async function startAnew(dataFolder?: string): Promise<string> {
  const folder = dataFolder ?? (await mkdtemp(join(here.office.prepared.folder, 'data-')));
  // The desk had a journal in the test before.
  const recovery = { act: 'begin-anew', id: 'anew' } as const;
  await here.restartDesk(undefined, { dataFolder: folder, recovery });
  return folder;
}

/** Resolves with the first overview that is as wanted: now, or with a notice. */
async function overviewWhen(isWanted: (overview: Overview) => boolean): Promise<Overview> {
  const now = await here.call('overview', {});
  if (isWanted(now)) return now;
  return new Promise((resolve) => {
    const leave = here.listen((notice) => {
      if (notice.notice !== 'overview' || !isWanted(notice.overview)) return;
      leave();
      resolve(notice.overview);
    });
  });
}

const whole = ({ journal }: Overview): boolean => journal.state === 'whole';

describe('one desk a folder', () => {
  test('a second desk is refused while the first one works, and takes the folder over once it has ended', async () => {
    await startAnew();
    const second = () =>
      createDesk({
        config: { ...readDeskConfig(here.office.deskConfig), dataFolder: here.dataFolder },
        databaseKey: here.databaseKey,
        deskKey: readFileSync(readDeskConfig(here.office.deskConfig).centre.key),
        version: 'test',
      });
    expect(await faultOf(second)).toBe('store-in-use');
    await here.signIn();
    await here.restartDesk(undefined, { dataFolder: here.dataFolder });
    expect(await here.call('overview', {})).toMatchObject({ session: null, store: { fault: null } });
  });
});

describe('a database that is gone, or not the one that was there', () => {
  test('the record follows each act, and a lost database is told at start', async () => {
    const folder = await startAnew();
    await here.signIn();
    await here.takeIn(citizens.hyphens);
    await here.restartDesk(undefined, { dataFolder: folder });
    expect(readDeskRecord(folder, here.databaseKey)).toMatchObject({ head: { sequence: 2 } });
    await expect(
      here.restartDesk(() => rmSync(join(folder, 'desk.db')), { dataFolder: folder }),
    ).rejects.toMatchObject({ code: 'store-missing' });
    expect(existsSync(join(folder, 'desk.db'))).toBe(false);
    expect(await faultOf(() => here.restartDesk(undefined, { dataFolder: folder }))).toBe('store-missing');
  });

  test('a power cut that takes the write-ahead log along is told at start', async () => {
    const folder = await startAnew();
    await here.signIn();
    await here.takeIn(citizens.hyphens);
    const database = readFileSync(join(folder, 'desk.db'));
    await here.restartDesk(undefined, { dataFolder: folder });
    const backToBefore = (): void => writeFileSync(join(folder, 'desk.db'), database);
    expect(await faultOf(() => here.restartDesk(backToBefore, { dataFolder: folder }))).toBe('store-behind');
  });

  test('an order to begin anew is carried out, and the desk works', async () => {
    const folder = await startAnew();
    await here.signIn();
    await here.takeIn(citizens.hyphens);
    const recovery = { act: 'begin-anew', id: 'march' } as const;
    await here.restartDesk(() => writeFileSync(join(folder, 'desk.db'), ''), {
      dataFolder: folder,
      recovery,
    });
    await here.signIn();
    const { registrationId } = await here.takeIn(citizens.elderly);
    const { iin } = citizens.hyphens;
    expect((await here.call('inHand', { registrationId, iin, subscriberNumber: '' })).found).toEqual([]);
    expect(existsSync(join(folder, 'set-aside/march/desk.db'))).toBe(true);
  });

  test('while the recovery from the centre waits for an operator nothing else is done, and every screen can say so', async () => {
    const folder = await startAnew();
    const recovery = { act: 'from-centre', id: 'march' } as const;
    await here.restartDesk(() => rmSync(join(folder, 'desk.db')), { dataFolder: folder, recovery });
    expect((await here.call('overview', {})).store.fault).toBe('recovery-awaits-sign-in');
    expect(await faultOf(() => here.call('queue', {}))).toBe('session-required');
    await here.signIn();
    expect(await faultOf(() => here.call('openRegistration', { language: 'kk' }))).toMatch(
      /recovery|outdated/,
    );
  });

  test('a record that was removed is missed, until the centre has compared the journal', async () => {
    const folder = await startAnew();
    await here.signIn();
    await here.restartDesk(() => here.office.line.cut(), { dataFolder: folder });
    await here.restartDesk(() => rmSync(join(folder, 'desk-record.json')), { dataFolder: folder });
    expect((await here.call('overview', {})).store.fault).toBe('desk-record-missing');
    here.office.line.restore();
    expect((await overviewWhen(({ store }) => store.fault === null)).store.fault).toBeNull();
    await here.restartDesk(undefined, { dataFolder: folder });
    expect(readDeskRecord(folder, here.databaseKey)).toMatchObject({ head: { sequence: 0 } });
  });
});

describe('damage', () => {
  test('a whole database is found whole after the start', async () => {
    await startAnew();
    expect((await overviewWhen(whole)).journal.state).toBe('whole');
  });

  test('damage is told, ends signing and printing, leaves reading and the file as it is, and is known at the next start', async () => {
    const folder = await startAnew();
    await here.signIn();
    const { registrationId, draft } = await here.takeIn(citizens.hyphens);
    await here.call('printApplication', { registrationId, draft });
    const file = join(folder, 'desk.db');
    // A page far from what is read at work.
    const damage = (): void => flipBit(file, readFileSync(file).length - 100);
    await here.restartDesk(damage, { dataFolder: folder });
    const { store, journal } = await overviewWhen((overview) => overview.store.fault !== null);
    expect([store.fault, journal.state]).toEqual(['store-damaged', 'broken']);
    const before = hashesIn(folder)['desk.db'];
    await here.signIn();
    const writing = [
      () => here.call('printApplication', { registrationId, draft }),
      () => here.call('sign', { registrationId }, '123456'),
      () => here.call('openRegistration', { language: 'kk' }),
    ];
    for (const work of writing) expect(await faultOf(work)).toBe('store-damaged');
    expect((await here.call('registration', { registrationId })).state.phase).toBe('open');
    expect(await faultOf(() => here.restartDesk(undefined, { dataFolder: folder }))).toBe('store-damaged');
    expect(hashesIn(folder)['desk.db']).toBe(before);
  });
});

describe('another program has the database', () => {
  test('an operation waits for it, and the overview says so meanwhile', async () => {
    const folder = await startAnew();
    await here.signIn();
    const other = openDatabase(join(folder, 'desk.db'), here.databaseKey);
    onTestFinished(() => void other.close());
    other.exec('BEGIN IMMEDIATE');
    const told = overviewWhen(({ store }) => store.fault === 'store-locked');
    const opening = here.call('openRegistration', { language: 'kk' });
    await told;
    other.exec('ROLLBACK');
    expect((await opening).state.phase).toBe('open');
    expect((await here.call('overview', {})).store.fault).toBeNull();
  });
});

describe.skipIf(!canMount)('a full disk', () => {
  test('is named by what is saved, by the waiting request and by the overview, and forgotten when there is room', async () => {
    const disk = smallDisk();
    await startAnew(join(disk.folder, 'data'));
    await here.signIn();
    const { registrationId, password } = await here.askForPassword(citizens.withoutAccount);
    here.office.line.cut();
    expect((await here.call('sign', { registrationId }, password)).state.phase).toBe('queued');
    disk.fill();
    const settings = { printer: null, keyFolders: ['x'.repeat(1000)], paperLanguage: null };
    const fillUp = async (): Promise<void> => {
      for (let round = 0; round < 500; round++)
        await here.call('saveSettings', { ...settings, keyFolders: [`${round}`.padEnd(1000)] });
    };
    expect(await faultOf(fillUp)).toBe('disk-full');
    here.office.line.restore();
    await here.call('sendNow', { ignoreRetryAfter: true });
    const [waiting] = (await here.call('queue', {})).items;
    expect(waiting).toMatchObject({ lastFault: 'disk-full' });
    expect((await here.call('overview', {})).store.fault).toBe('disk-full');
    disk.free();
    await here.call('sendNow', { ignoreRetryAfter: true });
    expect((await here.call('registration', { registrationId })).state.phase).toBe('registered');
    expect((await here.call('overview', {})).store.fault).toBeNull();
    await startAnew();
  });
});
