import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { atMostEvery } from '../../renderer/keys/at-most-every.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first call is done at once, those of a pause once at its end', () => {
  const act = vi.fn<() => void>();
  const paced = atMostEvery(1_000, act);
  for (let call = 0; call < 5; call++) paced.call();
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(999);
  expect(act).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1);
  expect(act).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(2);
  paced.call();
  expect(act).toHaveBeenCalledTimes(3);
});

test('what is called all the time is done once a pause', () => {
  const act = vi.fn<() => void>();
  const paced = atMostEvery(1_000, act);
  for (let passed = 0; passed < 10_000; passed += 100) {
    paced.call();
    vi.advanceTimersByTime(100);
  }
  expect(act).toHaveBeenCalledTimes(11);
});

test('nothing is done after it was stopped', () => {
  const act = vi.fn<() => void>();
  const paced = atMostEvery(1_000, act);
  paced.call();
  paced.call();
  paced.stop();
  vi.advanceTimersByTime(5_000);
  expect(act).toHaveBeenCalledTimes(1);
});
