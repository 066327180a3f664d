import type { Instant } from '../../src/contract/instant.ts';

const day = 86_400_000;

/** From this many days on the end of a key's validity is said. */
export const keyWarning = 30;

/** Whole days left until a key's validity ends, from `now` in milliseconds; 0 on the last day and after. */
export const keyDaysLeft = (validUntil: Instant, now: number): number =>
  Math.max(0, Math.floor((Date.parse(validUntil) - now) / day));
