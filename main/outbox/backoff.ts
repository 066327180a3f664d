/** Milliseconds: the first pause lies below two seconds, no pause above five minutes. */
const base = 1_000;
const cap = 5 * 60_000;

/**
 * How long to wait after a number of failed tries (1 or more), in milliseconds: exponential with full
 * jitter, capped, for ever. `random` gives 0 to 1. What the centre asked for (seconds) is the least.
 */
export function pauseAfter(tries: number, random: () => number, retryAfterSeconds = 0): number {
  const ceiling = Math.min(cap, base * 2 ** Math.min(tries, 30));
  return Math.max(retryAfterSeconds * 1000, Math.round(random() * ceiling));
}
