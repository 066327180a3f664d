import type { Instant } from '../../src/contract/instant.ts';
import type { Words } from '../../src/language/index.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** How long something has waited, in the one measure that matters; `now` in milliseconds. */
export function ageOf(since: Instant, now: number, texts: Words['queue']): string {
  const waited = Math.max(0, now - Date.parse(since));
  if (waited < minute) return texts.justNow;
  if (waited < hour) return texts.minutes(Math.floor(waited / minute));
  if (waited < 2 * day) return texts.hours(Math.floor(waited / hour), Math.floor((waited % hour) / minute));
  return texts.days(Math.floor(waited / day));
}
