import type { PlainDate } from '../src/contract/instant.ts';

/** A text with its `{places}` filled in. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replaceAll(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);

/** A plain date as Kazakh and Russian both write it: 22.11.2026. */
export const dotted = (date: PlainDate): string => date.split('-').reverse().join('.');

/** Keeps words on one line. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');
