import { z } from 'zod';

/**
 * A surname, given name or patronymic, spelt as the document spells it. Letters of any script, with
 * hyphen, apostrophe and single spaces inside; one letter is a name. Never corrected: Әділет and
 * Адилет are two people.
 *
 * The apostrophes ʼ and ʻ are letters to Unicode (Lm), so a part may hold them but not begin with
 * one; were they separators too, a name could be read in 2ⁿ ways and the reading take as long.
 */
export const PersonName = z
  .string()
  .max(120)
  .regex(/^[\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{L}\p{M}]*(?:[ \-'‘’][\p{Lu}\p{Ll}\p{Lt}\p{Lo}][\p{L}\p{M}]*)*\.?$/u)
  .brand<'PersonName'>();
export type PersonName = z.infer<typeof PersonName>;

export type NameFault = 'name-empty' | 'name-characters' | 'name-length';

/** A name as typed, with stray spaces removed and letters composed (NFC). The spelling stays. */
export const tidyName = (text: string): string => text.normalize('NFC').trim().replaceAll(/\s+/g, ' ');

/** The one fault of a name as typed, or null. */
export function nameFault(text: string): NameFault | null {
  const tidy = tidyName(text);
  if (tidy === '') return 'name-empty';
  if (tidy.length > 120) return 'name-length';
  return PersonName.safeParse(tidy).success ? null : 'name-characters';
}

/** Latin letters that look like a letter of Kazakh or Russian, and the letter that was probably meant. */
const lookAlikes: Readonly<Record<string, string>> = {
  A: 'А',
  B: 'В',
  C: 'С',
  E: 'Е',
  H: 'Н',
  I: 'І',
  K: 'К',
  M: 'М',
  O: 'О',
  P: 'Р',
  T: 'Т',
  X: 'Х',
  Y: 'У',
  a: 'а',
  c: 'с',
  e: 'е',
  h: 'һ',
  i: 'і',
  o: 'о',
  p: 'р',
  x: 'х',
  y: 'у',
  // The letters of the Latin alphabets for Kazakh and its neighbours that a keyboard gives for Ә and Ө.
  Ə: 'Ә',
  ə: 'ә',
  Ɵ: 'Ө',
  ɵ: 'ө',
};

/**
 * The places (indexes into `text`) of Latin letters inside a name that has Cyrillic letters too.
 * They are shown to the operator, not replaced; a name all in Latin is somebody's real name.
 */
export function latinLookAlikes(text: string): number[] {
  if (!/\p{Script=Cyrillic}/u.test(text)) return [];
  return [...text.matchAll(/\p{Script=Latin}/gu)].map((match) => match.index);
}

/** The Cyrillic letter that a Latin look-alike stands for, or undefined where it looks like none. */
export const cyrillicTwin = (letter: string): string | undefined => lookAlikes[letter];

/** Surname, given name and, where there is one, patronymic, in the order of the documents. */
export const fullName = (person: { surname: string; givenName: string; patronymic: string | null }): string =>
  [person.surname, person.givenName, person.patronymic].filter(Boolean).join(' ');

/** Surname and initials: `Серікова А. Б.`; for places where others can read along. */
export const shortName = (person: {
  surname: string;
  givenName: string;
  patronymic: string | null;
}): string => [person.surname, ...[person.givenName, person.patronymic ?? ''].flatMap(initial)].join(' ');

/** `С. А. Б.`: surname, given name and patronymic by their first letters; where a name itself would say too much. */
export const initials = (person: { surname: string; givenName: string; patronymic: string | null }): string =>
  [person.surname, person.givenName, person.patronymic ?? ''].flatMap(initial).join(' ');

/** The first letter, whole also where it came in two pieces; nothing for a name that isn't there. */
const initial = (name: string): string[] => [...tidyName(name)].slice(0, 1).map((letter) => `${letter}.`);

const searchFolds: Readonly<Record<string, string>> = {
  ә: 'а',
  ғ: 'г',
  қ: 'к',
  ң: 'н',
  ө: 'о',
  ұ: 'у',
  ү: 'у',
  һ: 'х',
  і: 'и',
  ё: 'е',
  й: 'и',
};

/** The letters that a search compares: lower case, Kazakh letters folded onto their nearest. Never shown, never stored as a name. */
export const searchKey = (text: string): string =>
  tidyName(text)
    .toLocaleLowerCase('kk')
    .replaceAll(/[әғқңөұүһіёй]/g, (letter) => searchFolds[letter] ?? letter);
