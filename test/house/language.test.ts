import { describe, expect, test } from 'vitest';
import { faults } from '../../src/contract/fault.ts';
import { ReceivedReturnReason, RefusalReason } from '../../src/contract/receipt.ts';
import { faultText } from '../../src/language/faults.ts';
import { type Language, languages } from '../../src/language/format.ts';
import { words } from '../../src/language/index.ts';
import { HoldReason, PaperKind, PrintFault } from '../../src/registration/events.ts';
import { Paper, Phase } from '../../src/registration/state.ts';
import { sources } from './sources.ts';

/** Every text of a language by its path; functions are given a number and a word for each value. */
function textsOf(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function')
    return textsOf((value as (...values: unknown[]) => unknown)(...values), path);
  return Object.entries(value as object).flatMap(([key, each]) => textsOf(each, `${path}.${key}`));
}

/** Stands for a number where one is counted, and for a word where one is named. */
const values = Array.from({ length: 4 }, () => 2);

const texts = (language: Language): Map<string, string> =>
  new Map(textsOf({ ...words(language) }, '').map(([path, text]) => [path.slice(1), text]));

const all = Object.fromEntries(languages.map((each) => [each, texts(each)])) as Record<
  Language,
  Map<string, string>
>;

describe.each(languages)('%s', (language) => {
  test('has the same texts as the others', () => {
    expect([...all[language].keys()].sort()).toEqual([...all.ru.keys()].sort());
  });

  test('has no empty text and none with something missing in it', () => {
    for (const [path, text] of all[language]) {
      expect(text.trim(), path).not.toBe('');
      expect(text, path).not.toMatch(/undefined|null|NaN|\[object/);
    }
  });

  test('says of every fault what happened, why, and what to do next', () => {
    for (const code of Object.keys(faults) as (keyof typeof faults)[])
      for (const details of [{}, { seconds: 2 }]) {
        const said = Object.values(faultText(words(language).faults, code, details));
        expect(said, code).toHaveLength(3);
        for (const sentence of said) expect(sentence, code).toMatch(/^[\p{Lu}\d].*[.…»”]$/u);
      }
  });

  test.each([
    ['phase', Phase.options],
    ['refusal', RefusalReason.options],
    ['returned', ReceivedReturnReason.options],
    ['hold', HoldReason.options],
    ['print', PrintFault.options],
    ['paper', PaperKind.options],
    ['paperProgress', Paper.shape.progress.options],
  ] as const)('has a text for every %s', (name, codes) => {
    expect(Object.keys(words(language).states[name]).sort()).toEqual([...codes].sort());
  });

  test('is written in its own letters', () => {
    const others = { kk: /[a-z]{4,}/i, ru: /[a-z]{4,}|[әғқңөұүһі]/i, en: /\p{Script=Cyrillic}/u }[language];
    // What is the same in every language: abbreviations, names of keys, and each language by its own name.
    const same = /SMS|Caps Lock|Enter|Esc|RSA…|GOST…|AUTH…|AUTH|RSA|F\d+/g;
    for (const [path, text] of all[language]) {
      if (path.startsWith('registration.paperLanguages')) continue;
      expect(text.replaceAll(same, ''), path).not.toMatch(others);
    }
  });
});

test('what is not the same in any two languages was translated', () => {
  /** Words that Kazakh and Russian share. */
  const shared = new Set([
    'Терезе',
    'Журнал',
    'журнал',
    'Принтер',
    'Enter',
    'қазақша',
    'русский',
    '2 мин',
    '2 мин 2 с',
  ]);
  for (const [path, text] of all.kk) {
    if (shared.has(text) || !/\p{L}{3}/u.test(text)) continue;
    expect(text, path).not.toBe(all.ru.get(path));
  }
});

const window = sources.filter(({ path }) => path.startsWith('renderer/') && /\.tsx?$/.test(path));
const withoutComments = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, '');

test('no text of the language files is left unused', () => {
  /** Keys that are read from something (`texts.key`) or named in quotes, to be looked up. */
  const reads = /(?<=\.)[A-Za-z]\w*|(?<=['"])[\w-]+(?=['"])/g;
  /** The window, and its host with the menu of macOS. */
  const readers = sources.filter(({ path }) => /^(renderer|main\/hosts\/electron)\//.test(path));
  const used = new Set(readers.flatMap(({ text }) => withoutComments(text).match(reads) ?? []));
  /** Groups whose keys are codes: they are looked up by the code at hand; and whole notes. */
  const byCode =
    /^(faults|states|window\.broken)\.|\.(fieldFault|enter|need|doing|line|themes|paperLanguages|reasons|outOfStep|ended|counted)\./;
  const unused = [...all.ru.keys()].filter((path) => {
    const key = path.split('.').at(-1) ?? '';
    return !byCode.test(path) && !used.has(key);
  });
  expect(unused).toEqual([]);
});

describe('no words outside the language files', () => {
  const literals = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g;

  test('no Cyrillic anywhere in the window', () => {
    const found = window
      .filter(({ text }) => /\p{Script=Cyrillic}/u.test(withoutComments(text)))
      .map(({ path }) => path);
    expect(found).toEqual([]);
  });

  test('no sentence in a string of a screen', () => {
    const found = window
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        (withoutComments(text).match(literals) ?? [])
          .filter((literal) => /^.[A-Z][a-z]+ [a-z]/.test(literal))
          .map((literal) => `${path}: ${literal}`),
      )
      .filter((found) => !found.includes(".tsx: 'use"));
    expect(found).toEqual([]);
  });

  test('no word between the tags of a screen', () => {
    const found = window
      .filter(({ path }) => path.endsWith('.tsx'))
      .flatMap(({ path, text }) =>
        [...withoutComments(text).matchAll(/>\s*([^<>{}=;()&|]*\p{L}{2,}[^<>{}=;()&|]*?)\s*<\//gu)]
          .map(([, word = '']) => word)
          .filter((word) => !/^(Enter|Esc|F\d+|XLSX|CSV)$/.test(word))
          .map((word) => `${path}: ${word}`),
      );
    expect(found).toEqual([]);
  });
});
