import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import type { DeskConfig } from '../../main/config.ts';
import { pauseAfter } from '../../main/outbox/backoff.ts';
import type { DeliveryParts } from '../../main/outbox/deliver.ts';
import { runOutbox } from '../../main/outbox/outbox.ts';
import { record } from '../../main/registrations/record.ts';
import { openStore } from '../../main/store/store.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { type ProblemCode, problemOf } from '../../src/contract/problem.ts';
import type { Decision } from '../../src/contract/receipt.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { receiptKey } from '../fixtures/receipts.ts';
import { applicationNumber, eventsUpToQueued, operator, uuid } from '../fixtures/registrations.ts';

const begin = Date.parse('2026-11-22T06:00:00.000Z');
const key = await receiptKey();
const registered: Decision = { outcome: 'registered', accountCreated: true };

beforeEach(() => void vi.useFakeTimers({ now: begin, toFake: ['setTimeout', 'clearTimeout', 'Date'] }));
afterEach(() => void vi.useRealTimers());

/** What the centre does with the next request: decides, loses the line, or says a problem. */
type Answer = Decision | 'line' | ProblemCode | 'strange' | 'forged' | 'of-another-request';

/** A desk's outbox over a real store, and a centre that answers as the test says. */
async function office(answers: (hash: string, attempt: number) => Answer) {
  const store = openStore(temporaryFolder(), randomBytes(32));
  onTestFinished(() => store.close());
  const forger = await receiptKey();
  const attempts: { hash: string; request: string }[] = [];
  const submit = async (hash: string, request: Uint8Array): Promise<string> => {
    attempts.push({ hash, request: Buffer.from(request).toString() });
    const answer = answers(hash, attempts.filter((attempt) => attempt.hash === hash).length);
    if (answer === 'line') throw new CentreError({ kind: 'line', cause: 'ECONNRESET' });
    if (answer === 'strange') throw new CentreError({ kind: 'answer', cause: 'status 200 without JSON' });
    const number = registrationOf(hash);
    const receipt = (decision: Decision, requestHash = hash) => ({
      kind: 'receipt',
      requestHash,
      registrationId: uuid(number),
      applicationNumber: applicationNumber(number),
      decidedAt: instantOf(Date.now()),
      decision,
    });
    if (answer === 'forged') return forger.signReceipt(receipt(registered));
    if (answer === 'of-another-request') return key.signReceipt(receipt(registered, 'f'.repeat(64)));
    if (typeof answer !== 'string') return key.signReceipt(receipt(answer));
    throw new CentreError({ kind: 'problem', problem: problemOf(answer, 'as the test says', 120) });
  };
  const parts = {
    config: { centre: { receiptKeys: [key.pinned] } } as unknown as DeskConfig,
    store,
    centre: { submit } as unknown as DeliveryParts['centre'],
    chance: { uuid: () => uuid(1), below: (limit: number) => limit / 2 },
    clock: { now: () => Date.now(), offset: () => 0 },
    changed: () => {},
  };
  const unforeseen: unknown[] = [];
  const outbox = runOutbox(parts, (error) => unforeseen.push(error));
  onTestFinished(() => outbox.stop());
  const queue = (number: number): string => {
    const requestHash = hashOf(number);
    const events = eventsUpToQueued(number).map((event) =>
      'requestHash' in event ? { ...event, requestHash } : event,
    );
    record(parts, uuid(number), operator, events, () =>
      store.outbox.put({
        requestHash,
        registrationId: uuid(number),
        applicationNumber: applicationNumber(number),
        request: Buffer.from(`signed bytes ${number}`),
        queuedAt: instantOf(Date.now()),
      }),
    );
    return requestHash;
  };
  /** Joins the tries that are under way: checking a signature takes real time, which no false clock can turn. */
  const settled = (...numbers: number[]) =>
    Promise.all(numbers.map((number) => outbox.deliver(hashOf(number))));
  const phase = (number: number) => foldRegistration(store.journal.of(uuid(number))).phase;
  return { store, outbox, queue, phase, settled, attempts, unforeseen };
}

const hashOf = (number: number): string => number.toString(16).padStart(64, '0');
const registrationOf = (hash: string): number => Number.parseInt(hash, 16);

test('a decision ends the request: the event is written and the item is gone', async () => {
  const { outbox, queue, phase, store } = await office(() => registered);
  await outbox.deliver(queue(1));
  expect(phase(1)).toBe('registered');
  expect(store.outbox.all()).toEqual([]);
});

test('a line that is down keeps the item and tries again by itself, with the very same bytes', async () => {
  const { outbox, queue, phase, settled, attempts } = await office((_, attempt) =>
    attempt < 4 ? 'line' : registered,
  );
  queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(60_000);
  await settled(1);
  expect(phase(1)).toBe('registered');
  expect(attempts.map((attempt) => attempt.request)).toEqual(Array(4).fill('signed bytes 1'));
});

test('it never gives up', async () => {
  const { outbox, queue, phase, settled, attempts } = await office((_, attempt) =>
    attempt < 200 ? 'line' : registered,
  );
  queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  await settled(1);
  expect(attempts).toHaveLength(200);
  expect(phase(1)).toBe('registered');
});

test('one bad item never blocks another', async () => {
  const { outbox, queue, phase, settled } = await office((hash) =>
    hash === hashOf(1) ? 'malformed' : registered,
  );
  for (const number of [1, 2, 3]) queue(number);
  outbox.start();
  await vi.advanceTimersByTimeAsync(1_000);
  await settled(1, 2, 3);
  expect([1, 2, 3].map(phase)).toEqual(['held', 'registered', 'registered']);
});

test('what retrying can not help is held with its code until a person decides', async () => {
  const { outbox, queue, phase, attempts, store } = await office((_, attempt) =>
    attempt === 1 ? 'hash-mismatch' : registered,
  );
  const hash = queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect([phase(1), attempts.length, store.outbox.all()[0]?.lastFault]).toEqual(['held', 1, 'hash-mismatch']);
  store.outbox.release(hash, instantOf(Date.now()));
  await outbox.deliver(hash);
  expect(phase(1)).toBe('registered');
});

test('an answer that is not of the contract (a captive portal) is tried again, not held', async () => {
  const { outbox, queue, phase } = await office((_, attempt) => (attempt === 1 ? 'strange' : registered));
  await outbox.deliver(queue(1));
  expect(phase(1)).toBe('queued');
  await outbox.deliverAll();
  expect(phase(1)).toBe('registered');
});

test.each(['forged', 'of-another-request'] as const)('a receipt that is %s ends nothing', async (answer) => {
  const { outbox, queue, phase, store } = await office(() => answer);
  await outbox.deliver(queue(1));
  expect(phase(1)).toBe('held');
  expect(store.outbox.all()).toHaveLength(1);
});

test('what the centre asks to wait is waited', async () => {
  const { outbox, queue, store } = await office(() => 'too-many-requests');
  await outbox.deliver(queue(1));
  expect(store.outbox.nextTryAt()).toBe(instantOf(begin + 120_000));
});

test('two callers share one try', async () => {
  const { outbox, queue, attempts } = await office(() => registered);
  const hash = queue(1);
  await Promise.all([outbox.deliver(hash), outbox.deliver(hash), outbox.deliverAll()]);
  expect(attempts).toHaveLength(1);
});

test('a refusal by clause 9 keeps the temporary password for the corrected entry; a return wipes it', async () => {
  const { outbox, queue, store, phase } = await office((hash) =>
    hash === hashOf(1)
      ? { outcome: 'refused', reason: 'one-time-password-wrong', triesLeft: 2 }
      : { outcome: 'returned', reason: 'name-differs' },
  );
  for (const number of [1, 2]) {
    const hash = queue(number);
    store.temporaryPasswords.put(uuid(number), 'Temporary-1');
    await outbox.deliver(hash);
  }
  expect([1, 2].map(phase)).toEqual(['refused', 'returned']);
  expect([1, 2].map((number) => store.temporaryPasswords.get(uuid(number)))).toEqual(['Temporary-1', null]);
});

test('a fault of the desk itself, such as a full disk, loses nothing and is tried again', async () => {
  const { outbox, queue, store, phase, settled, unforeseen } = await office(() => registered);
  queue(1);
  const transaction = vi.spyOn(store, 'transaction').mockImplementationOnce(() => {
    throw new Error('disk full');
  });
  outbox.start();
  await vi.advanceTimersByTimeAsync(1_000);
  await settled(1);
  expect(phase(1)).toBe('queued');
  expect(unforeseen).toHaveLength(1);
  transaction.mockRestore();
  await vi.advanceTimersByTimeAsync(10_000);
  await settled(1);
  expect(phase(1)).toBe('registered');
});

test('pauses grow, are spread over their whole width, stop growing, and are never shorter than asked', () => {
  expect([1, 2, 3, 20, 1000].map((tries) => pauseAfter(tries, () => 1))).toEqual([
    2000, 4000, 8000, 300_000, 300_000,
  ]);
  expect(pauseAfter(5, () => 0)).toBe(0);
  expect(pauseAfter(5, () => 0.5)).toBe(16_000);
  expect(pauseAfter(1, () => 0, 90)).toBe(90_000);
});
