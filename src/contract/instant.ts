import { z } from 'zod';

/** A moment in UTC with milliseconds: `2026-11-22T05:07:17.000Z`. Shown in Asia/Almaty, stored as it is. */
export const Instant = z.iso.datetime({ precision: 3 });
export type Instant = z.infer<typeof Instant>;

/** A calendar date without a time or a zone: dates of birth and of papers never become instants. */
export const PlainDate = z.iso.date();
export type PlainDate = z.infer<typeof PlainDate>;

export const instantOf = (milliseconds: number): Instant => new Date(milliseconds).toISOString();

const almaty = new Intl.DateTimeFormat('en', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The calendar date at the counter (Asia/Almaty) at an instant. */
export function dateAtCounter(instant: Instant): PlainDate {
  // By parts: how a locale orders a date is the runtime's affair (ECMA-402) and changes with its version.
  const parts = almaty.formatToParts(new Date(instant));
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
