import { expect, onTestFinished, test } from 'vitest';
import type { Centre } from '../../main/centre/centre.ts';
import { keepCentreRecord } from '../../main/centre/centre-record.ts';
import { CentreError } from '../../main/centre/failure.ts';
import type { DeskParts } from '../../main/parts.ts';
import { openDeskStore } from '../../main/recovery/open-desk-store.ts';
import type { Voucher } from '../../main/recovery/vouch.ts';
import { putNumberFloor, upcomingNumber } from '../../main/registrations/running-number.ts';
import { compareFolder } from '../../main/store/compare.ts';
import { deskConfig } from '../fixtures/desk-config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { SmallCentre } from '../fixtures/lost-desk.ts';
import { applicationNumber } from '../fixtures/registrations.ts';
import { deskOf, faultOf, fillStore, openedStore, storeKey } from '../fixtures/stores.ts';

const counter = '0123-04';
const trusted = { isTrusted: true, atCentre: null };

/** A desk's store and what it knows of the centre. */
function desk(centre: SmallCentre, store = openedStore(), voucher: Voucher = trusted) {
  const line = { hasAnswered: false };
  const client = centre.client as unknown as Centre;
  const parts = { config: deskConfig({ from: deskOf }), store, centre: client, line };
  let learned = 0;
  const centreRecord = keepCentreRecord(parts, voucher, () => learned++);
  const next = () => upcomingNumber({ ...parts, centreRecord } as unknown as DeskParts);
  return { store, centreRecord, line, next, learned: () => learned };
}

function at(lastRunningNumber: number): SmallCentre {
  const centre = new SmallCentre();
  centre.lastRunningNumber = lastRunningNumber;
  return centre;
}

test('the first number of a new database follows the last one that the centre has seen', async () => {
  expect(await desk(at(12)).next()).toBe(applicationNumber(13));
  expect(await desk(at(0)).next()).toBe(applicationNumber(1));
});

test('without a line the first number is not issued, and nothing is taken', async () => {
  const centre = at(12);
  centre.answers = 0;
  const { store, next } = desk(centre);
  expect(await faultOf(next)).toBe('first-number-needs-line');
  expect(store.runningNumbers.last(counter)).toBeNull();
  centre.answers = 1;
  expect(await next()).toBe(applicationNumber(13));
});

test('from then on numbers are issued without a line', async () => {
  const centre = at(12);
  const { store, next } = desk(centre);
  await next();
  centre.answers = 0;
  expect(await next()).toBe(applicationNumber(13));
  const afterRestart = desk(centre, store);
  expect(await afterRestart.next()).toBe(applicationNumber(13));
});

test('with a line none is issued before the centre was asked since the start: the database may be an old copy', async () => {
  const centre = at(12);
  const { store, next } = desk(centre);
  await next();
  const { line, ...afterRestart } = desk(centre, store);
  line.hasAnswered = true;
  centre.answers = 0;
  expect(await faultOf(afterRestart.next)).toBe('number-needs-comparison');
  centre.answers = 1;
  expect(await afterRestart.next()).toBe(applicationNumber(13));
});

test('nor is one issued from an old copy once the centre has been asked', async () => {
  const store = openedStore();
  fillStore(store, 2);
  const centre = at(2);
  centre.take(store);
  const entries = centre.journals.get(store.journalIdentity.journal) ?? [];
  const [last] = entries.slice(-1);
  if (last) entries.push({ ...last, sequence: 15, hash: 'a'.repeat(64) });
  const { line, next } = desk(centre, store);
  line.hasAnswered = true;
  expect(await faultOf(next)).toBe('store-behind');
});

test('the centre is asked whenever the line returns, and with every answered beat until it has answered once', async () => {
  const centre = at(12);
  const { centreRecord } = desk(centre);
  const due = () => (['returned', 'answered', 'failed'] as const).map((beat) => centreRecord.isDue(beat));
  centre.answers = 0;
  await centreRecord.learn().catch(() => {});
  expect(due()).toEqual([true, true, false]);
  centre.answers = 1;
  await centreRecord.learn();
  expect(due()).toEqual([true, false, false]);
});

test('the last number of a database that was lost counts too: the centre may never have seen it', async () => {
  const store = openedStore();
  putNumberFloor(store.settings, 20);
  expect(await desk(at(12), store).next()).toBe(applicationNumber(21));
});

test('a counter that is behind the centre is raised as soon as the centre is asked, and never lowered', async () => {
  const behind = openedStore();
  fillStore(behind, 3);
  const { centreRecord, next } = desk(at(12), behind);
  await centreRecord.learn();
  expect(await next()).toBe(applicationNumber(13));
  const ahead = openedStore();
  fillStore(ahead, 3);
  const other = desk(at(1), ahead);
  await other.centreRecord.learn();
  expect(await other.next()).toBe(applicationNumber(4));
});

test('a centre of contract version 1 keeps no record: the desk counts by itself', async () => {
  const centre = new SmallCentre();
  const problem = { code: 'not-found', status: 404, retryAfter: undefined };
  centre.client.deskRecord = () => Promise.reject(new CentreError({ kind: 'problem', problem }));
  expect(await desk(centre).next()).toBe(applicationNumber(1));
});

test('a database that nothing vouches for issues no number before the centre was asked', async () => {
  const store = openedStore();
  fillStore(store, 3);
  const centre = at(12);
  centre.answers = 0;
  const { next, learned } = desk(centre, store, { isTrusted: false, atCentre: null });
  expect(await faultOf(next)).toBe('number-needs-comparison');
  centre.answers = 1;
  expect(await next()).toBe(applicationNumber(13));
  expect(learned()).toBe(1);
});

test('entries that only the centre has seal the store: it is an older copy', async () => {
  const store = openedStore();
  fillStore(store, 2);
  const centre = at(2);
  centre.take(store);
  const entries = centre.journals.get(store.journalIdentity.journal) ?? [];
  const [last] = entries.slice(-1);
  if (last) entries.push({ ...last, sequence: 15, hash: 'a'.repeat(64) });
  const { centreRecord } = desk(centre, store);
  await centreRecord.learn();
  expect(store.health.sealed).toBe('store-behind');
  expect(centreRecord.head).toEqual({ sequence: 15, hash: 'a'.repeat(64) });
});

test('another entry in the place of one that the centre has seals it too', async () => {
  const store = openedStore();
  fillStore(store, 2);
  const centre = at(2);
  centre.take(store, 10);
  const entries = centre.journals.get(store.journalIdentity.journal) ?? [];
  const [last] = entries.splice(-1);
  if (last) entries.push({ ...last, hash: 'a'.repeat(64) });
  await desk(centre, store).centreRecord.learn();
  expect(store.health.sealed).toBe('store-diverged');
});

test('a centre that lags behind is no witness against the desk', async () => {
  const store = openedStore();
  fillStore(store, 2);
  const centre = at(2);
  centre.take(store, 5);
  const { centreRecord } = desk(centre, store);
  await centreRecord.learn();
  expect(store.health.sealed).toBeNull();
  expect(centreRecord.head?.sequence).toBe(5);
});

test('what the centre said before an earlier start is remembered until it is asked again', () => {
  const atCentre = { sequence: 3, hash: 'b'.repeat(64) };
  expect(desk(at(0), openedStore(), { isTrusted: true, atCentre }).centreRecord.head).toEqual(atCentre);
});

/** A centre that has a journal with entries of an earlier database of the desk. */
function withEarlierJournal(): SmallCentre {
  const centre = at(2);
  const earlier = openedStore();
  fillStore(earlier, 2);
  centre.take(earlier);
  return centre;
}

test('a new database of a desk that had a journal before is sealed, and the next start says why', async () => {
  const folder = temporaryFolder();
  const { store, next } = desk(withEarlierJournal(), openedStore(folder));
  expect(await faultOf(next)).toBe('store-begun-anew');
  expect(store.health.sealed).toBe('store-begun-anew');
  store.close();
  expect(await faultOf(() => compareFolder(folder, storeKey, deskOf))).toBe('store-begun-anew');
});

test('a journal that has no entries, or appears at the centre later, is not its past', async () => {
  const centre = at(0);
  centre.take(openedStore());
  const { store, centreRecord } = desk(centre);
  await centreRecord.learn();
  const other = openedStore();
  fillStore(other, 1);
  centre.take(other);
  await centreRecord.learn();
  expect(store.health.sealed).toBeNull();
});

test('a database that was ordered begins beside the journals that were before', async () => {
  const recovery = { act: 'begin-anew', id: 'march' } as const;
  const config = { dataFolder: temporaryFolder(), from: deskOf, recovery };
  const { store } = await openDeskStore(config, storeKey);
  onTestFinished(() => store.close());
  expect(await desk(withEarlierJournal(), store).next()).toBe(applicationNumber(3));
  expect(store.health.sealed).toBeNull();
});
