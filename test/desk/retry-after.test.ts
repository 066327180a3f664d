import { describe, expect, test, vi } from 'vitest';
import { readRetryAfter } from '../../main/centre/retry-after.ts';
import { pauseAfter } from '../../main/outbox/backoff.ts';
import { Instant, instantOf } from '../../src/contract/instant.ts';
import { QueueItem } from '../../src/contract/views.ts';
import { begin, outboxOffice, ownTime, registered } from '../fixtures/outbox-office.ts';

ownTime();

const hour = 3_600_000;

describe('what an answer states about waiting', () => {
  const answeredAt = 'Sun, 22 Nov 2026 06:00:00 GMT';

  test.each<[unknown, number | null]>([
    [0, 0],
    [120, 120],
    ['120', 120],
    ['Sun, 22 Nov 2026 06:02:00 GMT', 120],
    [1.2, 2],
    [3e11, 3600],
    [9e15, 3600],
    ['300000000000', 3600],
    [Number.MAX_VALUE, 3600],
    ['Sun, 22 Nov 2099 06:00:00 GMT', 3600],
  ])('%j is waited for, an hour at most', (stated, seconds) => {
    expect(readRetryAfter(stated, answeredAt)).toBe(seconds);
  });

  test.each<[unknown]>([
    [-1],
    ['-1'],
    [Number.NaN],
    ['soon'],
    ['2026-11-22'],
    ['Sun, 22 Nov 2020 06:00:00 GMT'],
    [{ seconds: 5 }],
    [null],
    [undefined],
    [''],
  ])('%j is nothing that can be obeyed', (stated) => {
    expect(readRetryAfter(stated, answeredAt)).toBeNull();
  });

  test("a date says nothing without the answer's own date, since the desk's clock may be wrong", () => {
    expect(readRetryAfter('Sun, 22 Nov 2026 06:02:00 GMT')).toBeNull();
  });
});

test('jitter lies on top of what was asked for: a quarter of it, five minutes at most', () => {
  expect([0, 0.5, 1].map((random) => pauseAfter(1, () => random, 120))).toEqual([120_000, 135_000, 150_000]);
  expect(pauseAfter(1, () => 1, 3600)).toBe(hour + 300_000);
  expect(pauseAfter(1, () => 1, 1)).toBe(3_000);
});

test('what the centre asks to wait is waited, and the queue says until when and who asked', async () => {
  const { outbox, queue, item, attempts } = await outboxOffice(() => ({ retryAfter: 120 }));
  queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(item(1)).toMatchObject({
    askedUntil: instantOf(begin + 120_000),
    nextTryAt: instantOf(begin + 135_000),
  });
  await vi.advanceTimersByTimeAsync(133_000);
  expect(attempts).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(attempts).toHaveLength(2);
});

test.each([3e11, 9e15, Number.MAX_VALUE, -5, 'Sun, 22 Nov 2099 06:00:00 GMT', {}])(
  'a centre that asks for %j is tried again within an hour and its jitter, and the queue can be read',
  async (retryAfter) => {
    const { outbox, queue, item, phase, idle, unforeseen } = await outboxOffice((_, attempt) =>
      attempt === 1 ? { retryAfter } : registered,
    );
    queue(1);
    outbox.start();
    await vi.advanceTimersByTimeAsync(500);
    expect(QueueItem.parse(item(1))).toMatchObject({ state: 'waiting', tries: 1 });
    await vi.advanceTimersByTimeAsync(hour + 300_000);
    await idle();
    expect(phase(1)).toBe('registered');
    expect(unforeseen).toEqual([]);
  },
);

test('a queue that an older version left with an unreadable date is read, and goes on', async () => {
  const { outbox, queue, item, store, phase, idle } = await outboxOffice(() => registered);
  const requestHash = queue(1);
  const nextTryAt = instantOf(begin + 3e14);
  expect(Instant.safeParse(nextTryAt).success).toBe(false);
  store.outbox.postpone({
    ...{ requestHash, nextTryAt, askedUntil: null },
    ...{ invalidReceipts: 0, lastFault: 'too-many-requests' },
  });
  outbox.start();
  expect(QueueItem.parse(item(1)).nextTryAt).toBe(instantOf(begin + 300_000));
  await vi.advanceTimersByTimeAsync(301_000);
  await idle();
  expect(phase(1)).toBe('registered');
});

test('the operator may insist, but sending everything now leaves a centre alone that asked for it', async () => {
  const { outbox, queue, phase, attempts } = await outboxOffice((_, attempt) =>
    attempt === 1 ? { retryAfter: 1800 } : registered,
  );
  await outbox.deliver(queue(1));
  await outbox.deliverAll({ ignoreRetryAfter: false });
  expect([attempts.length, phase(1)]).toEqual([1, 'queued']);
  await outbox.deliverAll({ ignoreRetryAfter: true });
  expect([attempts.length, phase(1)]).toEqual([2, 'registered']);
});

test('that the centre asked for time is remembered over a restart of the desk', async () => {
  const first = await outboxOffice(() => ({ retryAfter: 600 }));
  await first.outbox.deliver(first.queue(1));
  const again = first.restart();
  again.start();
  expect(again.items()).toMatchObject([{ askedUntil: instantOf(begin + 600_000) }]);
  await again.deliverAll({ ignoreRetryAfter: false });
  expect(first.attempts).toHaveLength(1);
});

test('a clock that is set back an hour holds nothing up', async () => {
  const { outbox, queue, phase, idle } = await outboxOffice((_, attempt) =>
    attempt === 1 ? 'line' : registered,
  );
  queue(1);
  outbox.start();
  await vi.advanceTimersByTimeAsync(100);
  vi.setSystemTime(begin - hour);
  await vi.advanceTimersByTimeAsync(3_000);
  await idle();
  expect(phase(1)).toBe('registered');
});

test('a clock that was set back while the desk was off holds nothing up for longer than a usual pause', async () => {
  const first = await outboxOffice((_, attempt) => (attempt === 1 ? 'line' : registered));
  await first.outbox.deliver(first.queue(1));
  vi.setSystemTime(begin - 24 * hour);
  const again = first.restart();
  again.start();
  await vi.advanceTimersByTimeAsync(300_000);
  await first.idle(again);
  expect(first.phase(1)).toBe('registered');
});

describe('when the line is back', () => {
  /** Twelve requests that have failed so often that their own next try is minutes away. */
  async function twelve(answers: Parameters<typeof outboxOffice>[0]) {
    let turn = 0;
    const office = await outboxOffice(answers, { random: () => (turn++ % 12) / 12 });
    for (let number = 1; number <= 12; number++) {
      const requestHash = office.queue(number);
      office.store.outbox.postpone({
        ...{ requestHash, nextTryAt: instantOf(begin + 300_000), askedUntil: null },
        ...{ invalidReceipts: 0, lastFault: 'line-down' },
      });
    }
    office.outbox.start();
    return office;
  }

  test('what waits is tried soon, and not all at once', async () => {
    const { outbox, attempts, idle } = await twelve(() => registered);
    outbox.lineReturned();
    for (let second = 1; second <= 24; second++) {
      await vi.advanceTimersByTimeAsync(1_000);
      await idle();
    }
    expect(attempts).toHaveLength(12);
    const times = attempts.map(({ at }) => at).sort((one, other) => one - other);
    const gaps = times.slice(1).map((time, place) => time - (times[place] ?? 0));
    expect(Math.min(...gaps)).toBeGreaterThan(1_000);
  });

  test('what the centre asked to wait for is not tried before', async () => {
    const { outbox, queue, attempts } = await outboxOffice(() => ({ retryAfter: 600 }));
    await outbox.deliver(queue(1));
    outbox.start();
    outbox.lineReturned();
    await vi.advanceTimersByTimeAsync(599_000);
    expect(attempts).toHaveLength(1);
  });
});
