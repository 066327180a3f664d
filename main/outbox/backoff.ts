import { longestWait } from '../centre/retry-after.ts';

/** Milliseconds: the first pause lies below two seconds, none above five minutes that the centre did not ask for. */
const base = 1_000;
export const longestBackoff = 5 * 60_000;

/** No pause is longer: the longest wait that is obeyed, with its jitter (milliseconds). */
export const longestPause = longestWait * 1000 + longestBackoff;

/**
 * How long to wait after a number of failed tries (1 or more), in milliseconds: exponential with full
 * jitter, capped, for ever. `random` gives 0 to 1. What the centre asked for (seconds, at most an hour) is
 * the least, and the jitter lies on top, so that those who were asked together don't come back together.
 */
export function pauseAfter(tries: number, random: () => number, askedSeconds = 0): number {
  const asked = askedSeconds * 1000;
  const backoff = base * 2 ** Math.min(tries, 30);
  return asked + Math.round(random() * Math.min(longestBackoff, Math.max(backoff, asked / 4)));
}
