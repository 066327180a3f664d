import { expect, test, vi } from 'vitest';
import { pauseAfter } from '../../main/outbox/backoff.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { begin, hashOf, outboxOffice, ownTime, registered } from '../fixtures/outbox-office.ts';
import { uuid } from '../fixtures/registrations.ts';

ownTime();

test('a decision ends the request: the event is written and the item is gone', async () => {
  const { outbox, queue, phase, store } = await outboxOffice(() => registered);
  await outbox.deliver(queue(1));
  expect(phase(1)).toBe('registered');
  expect(store.outbox.all()).toEqual([]);
});

test('a line that is down keeps the item and tries again by itself, with the very same bytes', async () => {
  const { outbox, queue, phase, idle, attempts } = await outboxOffice((_, attempt) =>
    attempt < 4 ? 'line' : registered,
  );
  queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(60_000);
  await idle();
  expect(phase(1)).toBe('registered');
  expect(attempts.map((attempt) => attempt.request)).toEqual(Array(4).fill('signed bytes 1'));
});

test('it never gives up', async () => {
  const { outbox, queue, phase, idle, attempts } = await outboxOffice((_, attempt) =>
    attempt < 200 ? 'line' : registered,
  );
  queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(24 * 3_600_000);
  await idle();
  expect(attempts).toHaveLength(200);
  expect(phase(1)).toBe('registered');
});

test('one bad item never blocks another', async () => {
  const { outbox, queue, phase, idle } = await outboxOffice((hash) =>
    hash === hashOf(1) ? 'malformed' : registered,
  );
  for (const number of [1, 2, 3]) queue(number);
  outbox.start();
  await vi.advanceTimersByTimeAsync(1_000);
  await idle();
  expect([1, 2, 3].map(phase)).toEqual(['held', 'registered', 'registered']);
});

test('a request that is slow on its way keeps none waiting that comes due meanwhile', async () => {
  const { outbox, queue, phase, idle, store } = await outboxOffice((hash) =>
    hash === hashOf(1) ? 'slow-line' : registered,
  );
  queue(1);
  store.outbox.postpone({
    ...{ requestHash: queue(2), nextTryAt: instantOf(begin + 3_000), askedUntil: null },
    ...{ invalidReceipts: 0, lastFault: 'line-down' },
  });
  outbox.start();
  await vi.advanceTimersByTimeAsync(5_000);
  await idle(outbox, 2);
  expect([1, 2].map(phase)).toEqual(['queued', 'registered']);
  await vi.advanceTimersByTimeAsync(10_000);
});

test('what retrying can not help is held with its code until a person decides', async () => {
  const { outbox, queue, phase, attempts, store } = await outboxOffice((_, attempt) =>
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
  const { outbox, queue, phase } = await outboxOffice((_, attempt) =>
    attempt === 1 ? 'strange' : registered,
  );
  await outbox.deliver(queue(1));
  expect(phase(1)).toBe('queued');
  await outbox.deliverAll({ ignoreRetryAfter: false });
  expect(phase(1)).toBe('registered');
});

test.each(['forged', 'of-another-request'] as const)(
  'a receipt that is %s ends nothing: it is asked for again, and held once that has not helped',
  async (answer) => {
    const { outbox, queue, phase, store, attempts } = await outboxOffice(() => answer);
    const hash = queue(1);
    for (let time = 1; time <= 4; time++) {
      expect(phase(1)).toBe('queued');
      await outbox.deliver(hash);
    }
    expect(phase(1)).toBe('held');
    expect(attempts).toHaveLength(4);
    expect(store.outbox.all()).toMatchObject([{ state: 'held', lastFault: 'centre-answer-invalid' }]);
  },
);

test.each(['forged', 'of-another-request'] as const)(
  'a receipt that is %s is no matter where the centre tells its decision when asked for the status',
  async (answer) => {
    const { outbox, queue, phase, store } = await outboxOffice(() => answer, { decided: () => registered });
    await outbox.deliver(queue(1));
    expect(phase(1)).toBe('registered');
    expect(store.outbox.all()).toEqual([]);
  },
);

test('a request that was withdrawn is withdrawn, also where it was sent again', async () => {
  const { outbox, queue, phase, store } = await outboxOffice(() => ({ outcome: 'withdrawn' }));
  const hash = queue(1);
  store.temporaryPasswords.put(uuid(1), 'Temporary-1');
  await outbox.deliver(hash);
  expect(phase(1)).toBe('abandoned');
  expect(store.temporaryPasswords.get(uuid(1))).toBeNull();
  expect(store.outbox.all()).toEqual([]);
});

test('two callers share one try', async () => {
  const { outbox, queue, attempts } = await outboxOffice(() => registered);
  const hash = queue(1);
  await Promise.all([
    outbox.deliver(hash),
    outbox.deliver(hash),
    outbox.deliverAll({ ignoreRetryAfter: false }),
  ]);
  expect(attempts).toHaveLength(1);
});

test('a refusal by clause 9 keeps the temporary password for the corrected entry; a return wipes it', async () => {
  const { outbox, queue, store, phase } = await outboxOffice((hash) =>
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

test('a waiting request names what keeps the desk from writing its decision down, until it could', async () => {
  const { outbox, queue, store, phase } = await outboxOffice(() => registered);
  const hash = queue(1);
  const transaction = vi.spyOn(store, 'transaction').mockImplementationOnce(() => {
    throw new Fault('disk-full');
  });
  await outbox.deliver(hash);
  expect(outbox.items()).toMatchObject([{ state: 'waiting', lastFault: 'disk-full' }]);
  transaction.mockRestore();
  await outbox.deliver(hash);
  expect([phase(1), outbox.items()]).toEqual(['registered', []]);
});

test('nothing is sent while its outcome could not be written down', async () => {
  const { outbox, queue, store, attempts } = await outboxOffice(() => registered);
  const hash = queue(1);
  store.health.seal('store-damaged');
  await outbox.deliver(hash);
  expect(attempts).toEqual([]);
  expect(outbox.items()).toMatchObject([{ lastFault: 'store-damaged' }]);
});

test('a fault of the desk itself, such as a full disk, loses nothing and is tried again', async () => {
  const { outbox, queue, store, phase, idle, unforeseen } = await outboxOffice(() => registered);
  queue(1);
  const transaction = vi.spyOn(store, 'transaction').mockImplementationOnce(() => {
    throw new Error('disk full');
  });
  outbox.start();
  await vi.advanceTimersByTimeAsync(1_000);
  await idle();
  expect(phase(1)).toBe('queued');
  expect(unforeseen).toHaveLength(1);
  transaction.mockRestore();
  await vi.advanceTimersByTimeAsync(10_000);
  await idle();
  expect(phase(1)).toBe('registered');
});

test('pauses grow, are spread over their whole width, and stop growing', () => {
  expect([1, 2, 3, 20, 1000].map((tries) => pauseAfter(tries, () => 1))).toEqual([
    2000, 4000, 8000, 300_000, 300_000,
  ]);
  expect(pauseAfter(5, () => 0)).toBe(0);
  expect(pauseAfter(5, () => 0.5)).toBe(16_000);
});
