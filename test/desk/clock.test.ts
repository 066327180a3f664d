import { expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { judgeClock, offsetOf } from '../../main/centre/clock.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

const fast = mannedDesk({ deskClock: () => Date.now() + 6 * 60_000 });

test("the centre's clock is taken to be read in the middle of the round trip", () => {
  expect(offsetOf(1_000, 5_100, 1_200)).toBe(4_000);
  expect(offsetOf(5_000, 1_000, 5_000)).toBe(-4_000);
});

test.each([
  [null, 'unknown'],
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
    expect(judgeClock(offset).state).toBe(state);
  },
);

test('limits of the policy count before those of the program', () => {
  expect(judgeClock(3_000, { warnSeconds: 1, refuseSeconds: 2, measuredWithinSeconds: 60 }).state).toBe(
    'refuse',
  );
});

test('a desk whose clock is six minutes fast says so, and nothing is signed by it', async () => {
  await fast.signIn();
  await expect(fast.takeIn(citizens.withAccount)).rejects.toMatchObject({ code: 'clock-off' });
  const { clock } = await fast.call('overview', {});
  expect(clock.state).toBe('refuse');
  expect(Math.round((clock.offset ?? 0) / 60_000)).toBe(-6);
});
