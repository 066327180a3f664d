import { z } from 'zod';

/** A moment in UTC with milliseconds: `2026-11-22T05:07:17.000Z`. Shown in Asia/Almaty, stored as it is. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a time or a zone: dates of birth and of papers never become instants. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

/** Made when it is first asked for: it takes milliseconds, and not every start needs it. */
let counterClock: Intl.DateTimeFormat | undefined;

/** Date and time on the counter's wall (Asia/Almaty) at an instant, each part in figures: `day: '09'`. */
export function atCounter(instant: Instant): Readonly<Record<Part, string>> {
  counterClock ??= new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Asia/Almaty',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  });
  // By parts: how a locale orders a date is the runtime's affair (ECMA-402) and changes with its version.
  const parts = counterClock.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts) as Record<Part, string>;
}

/** The calendar date at the counter (Asia/Almaty) at an instant. */
export function dateAtCounter(instant: Instant): PlainDate {
  const { year, month, day } = atCounter(instant);
  return `${year}-${month}-${day}`;
}

const hour = 3_600_000;

/** The instant at which a calendar date begins at the counter (Asia/Almaty), whose clock differs from UTC by whole hours. */
export function beginningOfDay(date: PlainDate): Instant {
  const midnight = Date.parse(`${date}T00:00:00.000Z`);
  let at = midnight - 14 * hour;
  while (dateAtCounter(instantOf(at)) < date) at += hour;
  return instantOf(at);
}

/** The calendar date that follows. */
export const dayAfter = (date: PlainDate): PlainDate =>
  instantOf(Date.parse(`${date}T00:00:00.000Z`) + 24 * hour).slice(0, 10);
