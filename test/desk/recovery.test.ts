import { expect, test } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import { writeDeskRecord } from '../../main/store/desk-record.ts';
import type { Store } from '../../main/store/store.ts';
import { emptyDraft } from '../../src/application/draft.ts';
import type { Decision } from '../../src/contract/receipt.ts';
import { mayDo } from '../../src/registration/acts.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { add, lostDesk, receipts, recoveringDesk, SmallCentre, without } from '../fixtures/lost-desk.ts';
import { applicationNumber, eventsUpToQueued, operator, recorded, uuid } from '../fixtures/registrations.ts';
import {
  cutOff,
  deskOf,
  fillStore,
  openedStore,
  recordOf,
  requestHashOf,
  requestOf,
  storeKey,
} from '../fixtures/stores.ts';

const decidedAt = '2026-11-22T06:00:00.000Z';

const outboxOf = ({ outbox }: Store, number: number) => {
  const item = outbox.get(requestHashOf(number));
  return { state: item?.state, isWhole: item && requestOf(number).equals(item.request) };
};

const receiptFor = (number: number, decision: Decision): Promise<string> =>
  receipts.signReceipt({
    kind: 'receipt',
    requestHash: requestHashOf(number),
    registrationId: uuid(number),
    applicationNumber: applicationNumber(number),
    decidedAt,
    decision,
  });

const phasesIn = (store: Store): string[] =>
  [1, 2, 3, 4, 5].map((number) => foldRegistration(store.journal.of(uuid(number))).phase);

test('nothing is asked for before an operator has signed in', async () => {
  const { lost, centre } = lostDesk();
  const desk = await recoveringDesk(await without(lost), centre);
  expect(desk.recovery.fault).toBe('recovery-awaits-sign-in');
  expect(desk.store.health.fault).toBe('recovery-awaits-sign-in');
  expect(centre.asked).toEqual([]);
});

test('the journal comes back entry by entry, and with it the list, its search and the numbers', async () => {
  const { lost, centre } = lostDesk();
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.health.fault).toBeNull();
  expect(desk.store.journal.after(0, 35)).toEqual(lost.journal.after(0, 35));
  const all = { viewerIin: operator.iin, day: null, phase: null, operatorIin: null, limit: 10 };
  const list = (store: Store) => store.registrations.list({ ...all, before: null });
  expect(list(desk.store).map(({ applicationNumber: number }) => number)).toEqual(
    list(lost).map(({ applicationNumber: number }) => number),
  );
  expect(desk.store.registrations.search({ ...all, text: '0123-04-000003' })).toHaveLength(1);
  expect(desk.store.runningNumbers.upcoming('0123-04')).toBe(6);
});

test('the journal goes on under an id and a key of its own', async () => {
  const { lost, centre } = lostDesk();
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.journalIdentity.journal).not.toBe(lost.journalIdentity.journal);
  add(desk.store, 9, [{ type: 'opened' }]);
  expect(desk.store.journal.after(0, 100).at(-1)?.sequence).toBe(desk.store.journal.head().sequence);
});

test('entries come in pages, each with the session of the operator', async () => {
  const lost = openedStore();
  fillStore(lost, 80);
  const centre = new SmallCentre();
  centre.take(lost);
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(centre.asked.filter((call) => call.startsWith('readJournal'))).toEqual([
    'readJournal token 0',
    'readJournal token 500',
    'readJournal token 560',
  ]);
});

test('a request whose bytes are lost ends with the decision that the centre has taken', async () => {
  const { lost, centre } = lostDesk();
  centre.receiptsOf.set(applicationNumber(1), [
    await receiptFor(1, { outcome: 'registered', accountCreated: false }),
  ]);
  centre.receiptsOf.set(applicationNumber(2), [
    await receiptFor(2, { outcome: 'returned', reason: 'overtaken' }),
  ]);
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(phasesIn(desk.store)).toEqual(['registered', 'returned', 'held', 'held', 'held']);
});

test('one that the centre has not decided is held in the queue, can be withdrawn, and is never sent again', async () => {
  const { lost, centre } = lostDesk();
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  const state = foldRegistration(desk.store.journal.of(uuid(3)));
  expect(state.hold).toEqual({ reason: 'request-lost', code: 'request-lost' });
  expect(desk.store.outbox.counts()).toMatchObject({ waiting: 0, held: 5 });
  expect(desk.store.outbox.get(requestHashOf(3))).toMatchObject({ state: 'held', lastFault: 'request-lost' });
  expect([mayDo('resume', state), mayDo('withdraw', state)]).toEqual([false, true]);
});

test('one that was held for another reason is held for this one now', async () => {
  const { lost, centre } = lostDesk();
  add(lost, 4, [
    { type: 'held', requestHash: requestHashOf(4), reason: 'receipt-invalid', code: 'centre-answer-invalid' },
  ]);
  centre.take(lost);
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(foldRegistration(desk.store.journal.of(uuid(4))).hold?.reason).toBe('request-lost');
});

test('what can be read of the lost database is taken over: requests byte for byte, drafts, passwords, settings', async () => {
  const { lost, centre } = lostDesk();
  lost.temporaryPasswords.put(uuid(1), 'Temporary-1');
  lost.drafts.put(uuid(2), { ...emptyDraft('ru'), surname: 'ОМАРОВ' }, decidedAt);
  lost.settings.put('desk-settings', '{"printer":"tray","keyFolders":[],"paperLanguage":null}');
  lost.settings.put('journal-upload', 'of the lost journal');
  add(lost, 5, [
    { type: 'held', requestHash: requestHashOf(5), reason: 'hash-mismatch', code: 'hash-mismatch' },
  ]);
  centre.take(lost);
  const folder = await cutOff(lost);
  await writeDeskRecord(folder, storeKey, recordOf(lost, { head: { sequence: 99, hash: 'f'.repeat(64) } }));
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  const { store } = desk;
  for (const number of [1, 2, 3, 4])
    expect(outboxOf(store, number)).toEqual({ state: 'waiting', isWhole: true });
  expect(store.outbox.get(requestHashOf(5))).toMatchObject({ state: 'held', lastFault: 'hash-mismatch' });
  expect(store.temporaryPasswords.get(uuid(1))).toBe('Temporary-1');
  expect(store.drafts.get(uuid(2))?.surname).toBe('ОМАРОВ');
  expect(store.settings.get('desk-settings')).toContain('tray');
  expect(store.settings.get('journal-upload')).toBeNull();
  expect(phasesIn(store)).toEqual(['queued', 'queued', 'queued', 'queued', 'held']);
});

test('entries that never reached the centre are taken from the lost database', async () => {
  const { lost, centre } = lostDesk();
  centre.take(lost, 20);
  const folder = await cutOff(lost, { atCentre: { sequence: 99, hash: 'f'.repeat(64) } });
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  expect(desk.store.journal.head()).toEqual(lost.journal.head());
});

test('entries of a lost database that took another way than the centre knows are left out', async () => {
  const { lost, centre } = lostDesk();
  const other = openedStore();
  fillStore(other, 3);
  add(other, 3, [
    { type: 'held', requestHash: requestHashOf(3), reason: 'hash-mismatch', code: 'hash-mismatch' },
  ]);
  const folder = await cutOff(other, {
    journal: lost.journalIdentity.journal,
    atCentre: { sequence: 99, hash: 'f'.repeat(64) },
  });
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  expect(desk.store.journal.after(0, 35)).toEqual(lost.journal.after(0, 35));
});

test('an old copy brings no password and no slip back that was handed over since', async () => {
  const { lost, centre } = lostDesk();
  lost.temporaryPasswords.put(uuid(1), 'Temporary-1');
  lost.temporaryPasswords.put(uuid(77), 'Temporary-77');
  const folder = await cutOff(lost, { atCentre: { sequence: 99, hash: 'f'.repeat(64) } });
  const slip = {
    paperId: uuid(500),
    kind: 'account-slip',
    language: 'kk',
    sha256: 'e'.repeat(64),
    pages: 1,
  } as const;
  add(lost, 1, [
    { type: 'registered', requestHash: requestHashOf(1), receipt: 'a.b.c', decidedAt, accountCreated: true },
    { type: 'paper-drawn', paper: slip },
    { type: 'slip-handed-over' },
  ]);
  centre.take(lost);
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  expect(desk.store.temporaryPasswords.get(uuid(1))).toBeNull();
  expect(desk.store.temporaryPasswords.get(uuid(77))).toBeNull();
  expect(desk.store.drafts.get(uuid(1))).toBeNull();
});

test('who was not finished goes on with what stood on the application', async () => {
  const lost = openedStore();
  add(lost, 1, eventsUpToQueued(1).slice(0, 4));
  const centre = new SmallCentre();
  centre.take(lost);
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.drafts.get(uuid(1))).toMatchObject({
    iin: '901123300258',
    surname: 'ӘБДІҒАЛИЕВА',
    subscriberNumber: '+77011234567',
    statements: true,
    language: 'kk',
  });
});

test('a chain that is broken at the centre is not taken, and the desk says so', async () => {
  const { lost, centre } = lostDesk();
  const entries = centre.journals.get(lost.journalIdentity.journal) ?? [];
  const [, , third] = entries;
  if (third) entries[2] = { ...third, at: '2026-11-22T05:55:00.000Z' };
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.health.fault).toBe('recovery-failed');
  expect(desk.store.journal.head().sequence).toBe(0);
});

test('a line that breaks at any call is gone on with, and the outcome is the same', async () => {
  const { lost, centre } = lostDesk();
  centre.receiptsOf.set(applicationNumber(2), [
    await receiptFor(2, { outcome: 'registered', accountCreated: false }),
  ]);
  const folder = await without(lost);
  const desk = await recoveringDesk(folder, centre);
  for (let answers = 0; desk.store.health.fault !== null; answers++) {
    centre.answers = answers;
    await desk.recover();
    expect(answers).toBeLessThan(20);
  }
  expect(phasesIn(desk.store)).toEqual(['held', 'registered', 'held', 'held', 'held']);
  expect(desk.store.journal.after(0, 35)).toEqual(lost.journal.after(0, 35));
  expect(desk.reported).toEqual([]);
});

test('a centre that keeps no journals yet is named', async () => {
  const { lost, centre } = lostDesk();
  const problem = { code: 'not-found', status: 404, retryAfter: undefined };
  centre.client.deskRecord = () => Promise.reject(new CentreError({ kind: 'problem', problem }));
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.health.fault).toBe('centre-outdated');
});

test('an operator who leaves interrupts it, and the next one goes on', async () => {
  const { lost, centre } = lostDesk();
  const desk = await recoveringDesk(await without(lost), centre);
  desk.recovery.begin();
  await desk.recovery.stop();
  expect(desk.store.health.fault).toBe('recovery-awaits-sign-in');
  await desk.recover();
  expect(desk.store.health.fault).toBeNull();
});

test('once it is done a new start recovers nothing more', async () => {
  const { lost, centre } = lostDesk();
  const folder = await without(lost);
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  const asked = centre.asked.length;
  desk.store.close();
  const again = await recoveringDesk(folder, centre);
  expect(again.recovery.fault).toBeNull();
  await again.recover();
  expect([desk.recovered, again.recovered]).toEqual([1, 0]);
  expect(centre.asked).toHaveLength(asked);
});

test('the desk takes nothing over from its own new journal, though the centre has that too by now', async () => {
  const lost = openedStore();
  fillStore(lost, 80);
  const centre = new SmallCentre();
  centre.take(lost);
  const desk = await recoveringDesk(temporaryFolder(), centre);
  centre.answers = 2;
  await desk.recover();
  expect(desk.store.journal.head().sequence).toBe(500);
  centre.take(desk.store);
  centre.answers = Number.POSITIVE_INFINITY;
  await desk.recover();
  expect(desk.store.journal.hashAt(560)).toBe(lost.journal.head().hash);
});

test('signed bytes that are not those of their hash count as lost', async () => {
  const { lost, centre } = lostDesk();
  const item = lost.outbox.get(requestHashOf(1));
  lost.outbox.remove(requestHashOf(1));
  if (item) lost.outbox.put({ ...item, request: Buffer.from('other bytes') });
  const folder = await cutOff(lost, { atCentre: { sequence: 99, hash: 'f'.repeat(64) } });
  const desk = await recoveringDesk(folder, centre);
  await desk.recover();
  expect(desk.store.outbox.get(requestHashOf(1))).toMatchObject({ state: 'held', lastFault: 'request-lost' });
});

test('a centre that holds nothing of the journal leaves an empty desk, whose numbers go on', async () => {
  const { lost } = lostDesk();
  const centre = new SmallCentre();
  centre.lastRunningNumber = 41;
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.health.fault).toBeNull();
  expect(desk.store.runningNumbers.upcoming(`${deskOf.office}-${deskOf.window}`)).toBe(42);
});

test('a registration that this program cannot follow is left out and reported', async () => {
  const { lost, centre } = lostDesk();
  lost.transaction(() => {
    for (const entry of recorded(8, [{ type: 'opened' }, { type: 'application-taken' }]))
      lost.journal.append(entry);
  });
  centre.take(lost);
  const desk = await recoveringDesk(await without(lost), centre);
  await desk.recover();
  expect(desk.store.health.fault).toBeNull();
  expect(desk.reported).toHaveLength(1);
  expect(desk.store.journal.of(uuid(8))).toHaveLength(2);
});
