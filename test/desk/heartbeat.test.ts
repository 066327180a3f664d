import { expect, onTestFinished, test, vi } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import { type Beat, keepHeartbeat } from '../../main/centre/heartbeat.ts';
import type { PolicyKeeper } from '../../main/parts.ts';
import { Fault } from '../../src/contract/fault.ts';
import { ownTime } from '../fixtures/outbox-office.ts';

ownTime();

const noLine = new CentreError({ kind: 'line', cause: 'ECONNREFUSED' });
const busy = (retryAfter: number | null) =>
  new CentreError({ kind: 'busy', cause: 'status 503', retryAfter });

/** A heartbeat whose centre fails with what the test says, beat by beat, and answers where it says nothing. */
function beating(failures: readonly unknown[], refresh: () => Promise<void> = async () => {}) {
  const asked: number[] = [];
  const beats: Beat[] = [];
  const reported: unknown[] = [];
  const parts = {
    policy: { current: null, refresh } as unknown as PolicyKeeper,
    clock: { monotonic: () => performance.now() },
    chance: { uuid: () => '', below: () => 0 },
    measureClock: async () => {
      asked.push(performance.now());
      const failure = failures[asked.length - 1];
      if (failure) throw failure;
    },
  };
  const heartbeat = keepHeartbeat(
    parts,
    (beat) => beats.push(beat),
    (error) => reported.push(error),
  );
  onTestFinished(() => heartbeat.stop());
  heartbeat.start();
  return { asked, beats, reported, since: performance.now() };
}

test('asks every fifteen seconds, and every three while there is no answer; the first answer after none is told', async () => {
  const { asked, beats, since } = beating([noLine, noLine]);
  await vi.advanceTimersByTimeAsync(22_000);
  expect(asked.map((at) => at - since)).toEqual([0, 3_000, 6_000, 21_000]);
  expect(beats).toEqual(['failed', 'failed', 'returned', 'answered']);
});

test.each([
  [20, 20_000],
  [3_600, 60_000],
  [null, 3_000],
])('leaves a busy centre that asks for %s s alone for %s ms, a minute at most', async (asked, pause) => {
  const beat = beating([busy(asked)]);
  await vi.advanceTimersByTimeAsync(pause);
  expect(beat.asked.map((at) => at - beat.since)).toEqual([0, pause]);
});

test('a policy that can’t be kept is reported, and the line is as it is; the next beat comes all the same', async () => {
  const full = new Fault('disk-full');
  const { asked, beats, reported } = beating([], async () => {
    throw full;
  });
  await vi.advanceTimersByTimeAsync(16_000);
  expect(asked).toHaveLength(2);
  expect(beats).toEqual(['returned', 'answered']);
  expect(reported).toEqual([full, full]);
});

test('what nobody foresaw is reported and ends nothing', async () => {
  const strange = new TypeError('x');
  const { asked, beats, reported } = beating([strange]);
  await vi.advanceTimersByTimeAsync(4_000);
  expect([asked.length, beats, reported]).toEqual([2, ['failed', 'returned'], [strange]]);
});
