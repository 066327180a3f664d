import type { Instant, PlainDate } from '../contract/instant.ts';

/** The languages of the window. Papers come in the first two. */
export const languages = ['kk', 'ru', 'en'] as const;
export type Language = (typeof languages)[number];

/** Each language by its own name, the same in all of them. */
export const languageLabels: Readonly<Record<Language, string>> = { kk: 'ҚАЗ', ru: 'РУС', en: 'ENG' };

/**
 * Browsers are built without Kazakh, and some take its name and write numbers in no language at all.
 * Kazakh numbers are written as Russian ones; what else is needed stands in the language files.
 */
const numberLocales: Readonly<Record<Language, string>> = { kk: 'ru', ru: 'ru', en: 'en-GB' };

const atCounter = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Almaty',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second';

function partsOf(instant: Instant): Record<Part, string> {
  const parts = atCounter.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]);
  return Object.fromEntries(parts) as Record<Part, string>;
}

/** The clock on the counter's wall at an instant (Asia/Almaty): `10:42`. */
export function clockTime(instant: Instant): string {
  const { hour, minute } = partsOf(instant);
  return `${hour}:${minute}`;
}

/** The calendar date at the counter at an instant, in figures: `22.11.2026`. */
export function counterDate(instant: Instant): string {
  const { day, month, year } = partsOf(instant);
  return `${day}.${month}.${year}`;
}

/** Date and time at the counter: `22.11.2026 10:42`. */
export const counterDateTime = (instant: Instant): string => `${counterDate(instant)} ${clockTime(instant)}`;

/** A plain date in figures: `22.11.2026`. It is taken apart as text and never becomes an instant. */
export const figureDate = (date: PlainDate): string => date.split('-').reverse().join('.');

/** A number as the language writes it, with so many digits after the mark. */
export const figure = (language: Language, value: number, digits = 0): string =>
  new Intl.NumberFormat(numberLocales[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);

/** A length of time in minutes and seconds, rounded up to a second: `4:31`. Never below `0:00`. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A text with its first letter in upper case, for where it stands alone. */
export const capitalised = (language: Language, text: string): string =>
  text.slice(0, 1).toLocaleUpperCase(language) + text.slice(1);

/** Forms of a noun after a number, by the categories of Unicode (UTS #35 part 3). */
export interface PluralForms {
  readonly one?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

const rules: Partial<Record<Language, Intl.PluralRules>> = {
  ru: new Intl.PluralRules('ru'),
  en: new Intl.PluralRules('en'),
};

/** The number with its noun. In Kazakh a noun after a number doesn't change, so `other` serves alone. */
export function counted(language: Language, count: number, forms: PluralForms): string {
  const form = rules[language] ? forms[rules[language].select(count) as keyof PluralForms] : undefined;
  return `${figure(language, count)} ${form ?? forms.other}`;
}
