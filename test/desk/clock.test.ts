import { expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { keepClock, type Measurement, measurementOf } from '../../main/centre/clock.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

const fast = mannedDesk({ deskClock: { now: () => Date.now() + 6 * 60_000 } });

/** A desk's clock of which the test moves both hands: the one that anybody may set, and the one that nobody can. */
function ownClock() {
  const hands = { now: 1_000_000, monotonic: 50_000 };
  const clock = keepClock(
    () => hands.now,
    () => hands.monotonic,
  );
  const pass = (milliseconds: number): void => {
    hands.now += milliseconds;
    hands.monotonic += milliseconds;
  };
  /** Takes an answer whose round trip ends now, from a centre whose clock is ahead by so much. */
  const measure = (ahead: number, uncertainty = 0): void => {
    const monotonic = hands.monotonic - uncertainty;
    clock.measured({ centreTime: hands.now - uncertainty + ahead, monotonic, uncertainty });
  };
  return { hands, clock, pass, measure };
}

test("the centre's clock is taken to be read in the middle of the round trip, half of which it may be off", () => {
  const measurement: Measurement = { centreTime: 5_100, monotonic: 1_100, uncertainty: 100 };
  expect(measurementOf(1_000, 5_100, 1_200)).toEqual(measurement);
});

test.each([
  [0, 'right'],
  [60_000, 'right'],
  [60_001, 'warn'],
  [-60_001, 'warn'],
  [300_000, 'warn'],
  [300_001, 'refuse'],
  [-300_001, 'refuse'],
] as const)(
  'a clock off by %s ms is judged "%s": said past a minute, no signing past five',
  (offset, state) => {
    const { clock, measure } = ownClock();
    measure(offset);
    expect(clock.judge()).toEqual({ offset, state });
  },
);

test('a clock that was never compared is unknown', () => {
  const { clock, pass } = ownClock();
  pass(1_000);
  expect(clock.judge()).toEqual({ offset: null, state: 'unknown' });
  expect(clock.offset()).toBeNull();
});

test('limits of the policy count before those of the program', () => {
  const { clock, measure, pass } = ownClock();
  measure(3_000);
  const limits = { warnSeconds: 1, refuseSeconds: 2, measuredWithinSeconds: 60 };
  expect(clock.judge(limits).state).toBe('refuse');
  expect(clock.judge({ ...limits, refuseSeconds: 10 }).state).toBe('warn');
  pass(60_001);
  expect(clock.judge({ ...limits, refuseSeconds: 10 }).state).toBe('stale');
});

test('a clock that was compared an hour ago still counts, and a moment later no more', () => {
  const { clock, measure, pass } = ownClock();
  measure(200);
  pass(3_600_000);
  expect(clock.judge()).toEqual({ offset: 200, state: 'right' });
  pass(1);
  expect(clock.judge()).toEqual({ offset: 200, state: 'stale' });
});

test.each([290_000, -290_000, 2_001])(
  "a clock that is set by %s ms is noticed, and the centre's time is known all the same",
  (by) => {
    const { hands, clock, measure, pass } = ownClock();
    measure(200);
    pass(60_000);
    hands.now += by;
    expect(clock.judge()).toEqual({ offset: 200 - by, state: 'moved' });
    measure(200 - by);
    expect(clock.judge().state).toBe(Math.abs(by) > 60_000 ? 'warn' : 'right');
  },
);

test('an oscillator that is a little off is no clock that was set', () => {
  const { hands, clock, measure, pass } = ownClock();
  measure(0);
  pass(60_000);
  hands.now += 1_999;
  expect(clock.judge().state).toBe('right');
});

test('a slow answer does not make a good measurement worse, but counts as a comparison', () => {
  const { clock, measure, pass } = ownClock();
  measure(0, 20);
  pass(300_000);
  measure(4_000, 5_000);
  expect([clock.offset(), clock.uncertainty()]).toEqual([0, 20]);
  pass(3_400_000);
  expect(clock.judge().state).toBe('right');
});

test('a slow answer that contradicts the last measurement counts: the computer slept, or the centre was set', () => {
  const { clock, measure, pass } = ownClock();
  measure(0, 20);
  pass(60_000);
  measure(7_000, 5_000);
  expect([clock.offset(), clock.uncertainty()]).toEqual([7_000, 5_000]);
});

test('an old measurement gives way to a fresh one, however exact it was', () => {
  const { clock, measure, pass } = ownClock();
  measure(0, 20);
  pass(601_000);
  measure(30, 100);
  expect([clock.offset(), clock.uncertainty()]).toEqual([30, 100]);
});

test('a desk whose clock is six minutes fast says so, and nothing is signed by it', async () => {
  await fast.signIn();
  await expect(fast.takeIn(citizens.withAccount)).rejects.toMatchObject({ code: 'clock-off' });
  const { clock } = await fast.call('overview', {});
  expect(clock.state).toBe('refuse');
  expect(Math.round((clock.offset ?? 0) / 60_000)).toBe(-6);
});
