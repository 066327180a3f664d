import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { countDown } from '../../renderer/registration/count-down.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A count-down of 30 seconds over a clock of its own. */
function counting() {
  const told: number[] = [];
  let ends = 0;
  const stop = countDown({
    seconds: 30,
    now: () => performance.now(),
    told: (left) => told.push(left),
    end: () => {
      ends += 1;
    },
  });
  return { told, stop, ends: () => ends };
}

describe('a count-down', () => {
  test('ends once, after exactly its time', () => {
    const { ends } = counting();
    vi.advanceTimersByTime(29_900);
    expect(ends()).toBe(0);
    vi.advanceTimersByTime(100);
    expect(ends()).toBe(1);
    vi.advanceTimersByTime(60_000);
    expect(ends()).toBe(1);
  });

  test('tells every second once', () => {
    const { told } = counting();
    vi.advanceTimersByTime(30_000);
    expect(told).toEqual(Array.from({ length: 29 }, (_, place) => 29 - place));
  });

  test('ends at once where the computer slept over its time', () => {
    let clock = 0;
    const ends: number[] = [];
    countDown({ seconds: 30, now: () => clock, told: () => undefined, end: () => ends.push(clock) });
    clock = 3_600_000;
    vi.advanceTimersByTime(100);
    expect(ends).toEqual([3_600_000]);
  });

  test('is silent once it was stopped', () => {
    const { told, stop, ends } = counting();
    stop();
    vi.advanceTimersByTime(60_000);
    expect([told, ends()]).toEqual([[], 0]);
  });
});
