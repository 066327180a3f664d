import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newestOnly } from '../../renderer/preview/newest-only.ts';

const pause = 150;
let drawn: string[];
let finish: () => void;
let quiet: number;

/** Draws until `finish` is called. */
const drawing = () =>
  newestOnly<string>(
    (wish) => {
      drawn.push(wish);
      return new Promise((resolve) => {
        finish = resolve;
      });
    },
    pause,
    () => quiet++,
  );

beforeEach(() => {
  vi.useFakeTimers();
  drawn = [];
  quiet = 0;
});
afterEach(() => void vi.useRealTimers());

const finished = (): Promise<void> => {
  finish();
  return vi.advanceTimersByTimeAsync(0).then(() => undefined);
};

test('the first wish is drawn at once, the next ones when typing pauses, and only the newest', async () => {
  const { wish } = drawing();
  wish('1');
  await vi.advanceTimersByTimeAsync(0);
  await finished();
  for (const text of ['12', '123', '1234']) {
    wish(text);
    await vi.advanceTimersByTimeAsync(pause - 1);
  }
  expect(drawn).toEqual(['1']);
  await vi.advanceTimersByTimeAsync(1);
  expect(drawn).toEqual(['1', '1234']);
});

test('typing that goes on while one is drawn draws nothing until it pauses', async () => {
  const { wish } = drawing();
  wish('1');
  await vi.advanceTimersByTimeAsync(0);
  wish('12');
  await finished();
  wish('123');
  await vi.advanceTimersByTimeAsync(pause - 1);
  expect(drawn).toEqual(['1']);
  expect(quiet).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  await finished();
  expect(drawn).toEqual(['1', '123']);
  expect(quiet).toBe(1);
});

test('a wish whose pause is over is drawn as soon as the one before it is done', async () => {
  const { wish } = drawing();
  wish('1');
  await vi.advanceTimersByTimeAsync(0);
  wish('12');
  await vi.advanceTimersByTimeAsync(pause);
  expect(drawn).toEqual(['1']);
  await finished();
  expect(drawn).toEqual(['1', '12']);
});

test('what was not begun is forgotten', async () => {
  const { wish, forget } = drawing();
  wish('1');
  forget();
  await vi.advanceTimersByTimeAsync(pause);
  expect(drawn).toEqual([]);
});
