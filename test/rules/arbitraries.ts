import fc from 'fast-check';
import type { Draft } from '../../src/application/draft.ts';
import { iinCheckDigit } from '../../src/application/iin.ts';

/** Random values that the rules speak of; every test of the rules draws from here. */

export const russianLetters = 'абвгдеёжзийклмнопрстуфхцчшщъыьэюя';
/** The nine letters that Kazakh has and Russian has not. */
export const kazakhLetters = 'әғқңөұүһі';

export const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const cyrillicLetter = fc.constantFrom(...russianLetters, ...kazakhLetters);
const namePart = fc
  .array(cyrillicLetter, { minLength: 1, maxLength: 12 })
  .map(([first, ...rest]) => `${first?.toLocaleUpperCase('kk')}${rest.join('')}`);

/** A name as a document spells it: parts of Kazakh and Russian letters, joined as real names join them. */
export const personName = fc
  .tuple(namePart, fc.array(fc.tuple(fc.constantFrom(' ', '-', "'", '’', '‘'), namePart), { maxLength: 3 }))
  .map(([first, rest]) => first + rest.flat().join(''));

/** Eleven digits whose fifth is no BIN's (4 to 6) and that have a check digit. */
export const iinBody = fc
  .tuple(digits(4), fc.constantFrom(...'0123789'), digits(6))
  .map((parts) => parts.join(''))
  .filter((body) => iinCheckDigit(body) !== null);

export const iin = iinBody.map((body) => `${body}${iinCheckDigit(body)}`);

/** The mobile codes of Kazakhstan. */
export const mobileCodes = [
  ...['700', '701', '702', '705', '706', '707', '708', '747', '760', '761', '762', '763', '764'],
  ...['771', '775', '776', '777', '778'],
] as const;

/** Ten digits of a mobile number, code and number. */
export const nationalNumber = fc
  .tuple(fc.constantFrom(...mobileCodes), digits(7))
  .map((parts) => parts.join(''));

const label = fc
  .array(fc.constantFrom(...'abcxyz089қіө'), { minLength: 2, maxLength: 10 })
  .map((letters) => letters.join(''));
export const email = fc
  .tuple(label, fc.option(label), label, fc.constantFrom('kz', 'com', 'қаз', 'xn--80ao21a'))
  .map(([local, more, domain, top]) => `${local}${more === null ? '' : `.${more}`}@${domain}.${top}`);

/** What stands in a field: right, empty, or anything at all. */
const field = (right: fc.Arbitrary<string>, maxLength = 200): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 6, arbitrary: right },
    { weight: 1, arbitrary: fc.constant('') },
    { weight: 1, arbitrary: fc.constantFrom(' ', '.', '-', '0', 'a@b', 'a.b@c') },
    {
      weight: 1,
      arbitrary: fc.string({ unit: 'binary', maxLength }).map((text) => text.slice(0, maxLength)),
    },
  );

/** A draft with everything in it, as a citizen's would be. */
export const rightDraft: fc.Arbitrary<Draft> = fc.record({
  iin,
  surname: personName,
  givenName: personName,
  patronymic: fc.oneof(fc.constant(''), personName),
  email: fc.oneof(fc.constant(''), email),
  subscriberNumber: nationalNumber,
  statements: fc.constant(true),
  language: fc.constantFrom('kk', 'ru'),
  style: fc.record({ bilingual: fc.boolean(), largePrint: fc.boolean() }),
});

/** A draft that may hold anything that a keyboard, a scanner or a paste could put there. */
export const anyDraft: fc.Arbitrary<Draft> = fc.record({
  iin: field(iin),
  surname: field(personName),
  givenName: field(personName),
  patronymic: field(personName),
  email: field(email, 300),
  subscriberNumber: field(nationalNumber),
  statements: fc.oneof(
    { weight: 6, arbitrary: fc.constant(true) },
    { weight: 1, arbitrary: fc.constant(false) },
  ),
  language: fc.constantFrom('kk', 'ru'),
  style: fc.record({ bilingual: fc.boolean(), largePrint: fc.boolean() }),
});
