import { atCounter, type Instant, type PlainDate } from '../contract/instant.ts';

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

/** The clock on the counter's wall at an instant (Asia/Almaty): `10:42`. */
export function clockTime(instant: Instant): string {
  const { hour, minute } = atCounter(instant);
  return `${hour}:${minute}`;
}

/** The calendar date at the counter at an instant, in figures: `22.11.2026`. */
export function counterDate(instant: Instant): string {
  const { day, month, year } = atCounter(instant);
  return `${day}.${month}.${year}`;
}

/** Date and time at the counter: `22.11.2026 10:42`. */
export const counterDateTime = (instant: Instant): string => `${counterDate(instant)} ${clockTime(instant)}`;

/** A plain date in figures: `22.11.2026`. It is taken apart as text and never becomes an instant. */
export const figureDate = (date: PlainDate): string => date.split('-').reverse().join('.');

const numbers = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it, with so many digits after the mark. */
export function figure(language: Language, value: number, digits = 0): string {
  const form = `${language} ${digits}`;
  const made =
    numbers.get(form) ??
    new Intl.NumberFormat(numberLocales[language], {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    });
  numbers.set(form, made);
  return made.format(value);
}

/** A length of time in minutes and seconds, rounded up to a second: `4:31`. Never below `0:00`. */
export function minutesAndSeconds(milliseconds: number): string {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** A text that stays on one line, such as a number. */
export const unbroken = (text: string): string => text.replaceAll(' ', '\u00a0');

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

const rules: { ru?: Intl.PluralRules; en?: Intl.PluralRules } = {};

/** The number with its noun. In Kazakh a noun after a number doesn't change, so `other` serves alone. */
export function counted(language: Language, count: number, forms: PluralForms): string {
  return `${figure(language, count)} ${forms[formOf(language, count)] ?? forms.other}`;
}

function formOf(language: Language, count: number): keyof PluralForms {
  if (language === 'kk') return 'other';
  rules[language] ??= new Intl.PluralRules(language);
  return rules[language].select(count) as keyof PluralForms;
}
