import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  cyrillicTwin,
  fullName,
  latinLookAlikes,
  nameFault,
  PersonName,
  searchKey,
  shortName,
  tidyName,
} from '../../src/application/names.ts';
import { kazakhLetters, personName, russianLetters } from './arbitraries.ts';
import { ended } from './watchdog.ts';

describe('a name is taken as the document spells it', () => {
  test.each([
    'Әділет',
    'Адилет',
    'ӘБДІҒАЛИЕВА',
    'Ы',
    'Э.',
    'Әл-Фараби',
    'Гюль-оглы',
    'Серік қызы',
    'Ахмет улы',
    'Асан-улы',
    "О'Ғ",
    'д’Артаньян',
    'О‘ктам',
    'Oʻgʻli',
    'Жан-Жак Ив',
    'Иоанн IV',
    'Müller',
    '王',
  ])('%s', (name) => {
    expect(nameFault(name)).toBeNull();
    expect(PersonName.parse(name)).toBe(name);
  });

  test.each([...kazakhLetters])(
    'with the Kazakh letter %s, small and capital, alone and inside',
    (letter) => {
      const capital = letter.toLocaleUpperCase('kk');
      for (const name of [letter, capital, `${capital}сет`, `Бек${letter}т`, `Бек-${capital}`])
        expect(nameFault(name)).toBeNull();
    },
  );

  test('any spelling that Kazakh and Russian letters can give', () => {
    fc.assert(fc.property(personName, (name) => nameFault(name) === null));
  });
});

describe('what is no name is refused', () => {
  test.each(['', '   ', '\u00a0'])('nothing typed: "%s"', (text) => {
    expect(nameFault(text)).toBe('name-empty');
  });

  test.each([
    '-',
    '.',
    'Иванова--Петрова',
    'Иванова -Петрова',
    'Әл - Фараби',
    'Иванов-',
    '-Иванов',
    "'Абд",
    'ʼАбд',
    "О'",
    'И.О.',
    'Иван0в',
    'Султан (Ахметов)',
    'Салтыков—Щедрин',
    'Ким\u00adов',
    'Ким\u200bов',
    '\u0301Алла',
    'Ким;DROP',
    '<b>Ким</b>',
    '🙂',
    '\ud800',
  ])('%j', (text) => {
    expect(nameFault(text)).toBe('name-characters');
    expect(PersonName.safeParse(text).success).toBe(false);
  });

  test('more than 120 letters', () => {
    expect(nameFault('Ә'.repeat(120))).toBeNull();
    expect(nameFault('Ә'.repeat(121))).toBe('name-length');
    expect(PersonName.safeParse('Ә'.repeat(120)).success).toBe(true);
    expect(PersonName.safeParse('Ә'.repeat(121)).success).toBe(false);
  });

  test('however hostile the text, in steps that grow with its length alone', () => {
    for (const mark of ['ʼ', 'ʻ', "'", '’', '-', ' ']) {
      const hostile = `а${`${mark}а`.repeat(100_000)}!`;
      expect(ended(() => PersonName.safeParse(hostile).success)).toBe(false);
    }
  });

  test('and the fault as typed says the same as the schema', () => {
    const anything = fc.oneof(personName, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }));
    fc.assert(
      fc.property(anything, (text) => {
        expect(nameFault(text) === null).toBe(PersonName.safeParse(tidyName(text)).success);
      }),
    );
  });
});

describe('tidying', () => {
  test('takes stray spaces away', () => {
    expect(tidyName('  Серік \t\u00a0 қызы\n')).toBe('Серік қызы');
  });

  test('composes letters that came in two pieces (NFC)', () => {
    expect(tidyName('И\u0306са')).toBe('Йса');
    expect(tidyName('Е\u0308лка')).toBe('Ёлка');
  });

  test('never changes the spelling', () => {
    expect(tidyName('әДіЛЕТ')).toBe('әДіЛЕТ');
    expect(tidyName('Aйгүл')).toBe('Aйгүл');
    fc.assert(fc.property(personName, (name) => tidyName(name) === name));
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const letters = (of: string): string => of.normalize('NFC').replaceAll(/\s/g, '');
        expect(letters(tidyName(text))).toBe(letters(text));
      }),
    );
  });

  test('twice is the same as once', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => tidyName(tidyName(text)) === tidyName(text)),
    );
  });
});

describe('Latin letters inside a Cyrillic name', () => {
  test.each([
    ['Aйгүл', [0]],
    ['Сeрік', [1]],
    ['Кaзыбeк', [1, 5]],
    ['Жiбек', [1]],
    ['Шаhмардан', [2]],
    ['Əсет', [0]],
    ['Oлжас-Cерік', [0, 6]],
  ])('are marked where they stand: %s', (name, places) => {
    expect(latinLookAlikes(name)).toEqual(places);
  });

  test('none are marked in a name all in Cyrillic, nor in one all in Latin', () => {
    fc.assert(fc.property(personName, (name) => latinLookAlikes(name).length === 0));
    expect(latinLookAlikes('Müller')).toEqual([]);
    expect(latinLookAlikes("O'Brien-Smith")).toEqual([]);
  });

  test('are found wherever one is slipped in', () => {
    const slipped = fc.tuple(personName, fc.nat(), fc.constantFrom(...'ABCEHIKMOPTXYacehioPpxyƏəƟɵ'));
    fc.assert(
      fc.property(slipped, ([name, anywhere, letter]) => {
        const place = anywhere % (name.length + 1);
        expect(latinLookAlikes(name.slice(0, place) + letter + name.slice(place))).toEqual([place]);
      }),
    );
  });

  test('stand for the Cyrillic letter that they look like', () => {
    const cyrillic = new RegExp(`^[${russianLetters}${kazakhLetters}]$`, 'iu');
    for (const letter of 'ABCEHIKMOPTXYacehiopxyƏəƟɵ') expect(cyrillicTwin(letter)).toMatch(cyrillic);
    expect(cyrillicTwin('i')).toBe('і');
    expect(cyrillicTwin('h')).toBe('һ');
    expect(cyrillicTwin('O')).toBe('О');
    expect(cyrillicTwin('ə')).toBe('ә');
    expect(cyrillicTwin('ɵ')).toBe('ө');
    expect(cyrillicTwin('Z')).toBeUndefined();
    expect(cyrillicTwin('О')).toBeUndefined();
  });
});

describe('a name in one line', () => {
  const uljan = { surname: 'Әбдіғалиева', givenName: 'Ұлжан', patronymic: null };
  const jean = { surname: 'Д’Артаньян', givenName: 'Жан-Жак', patronymic: 'Серік қызы' };

  test('is the surname, the given name and, where there is one, the patronymic', () => {
    expect(fullName(uljan)).toBe('Әбдіғалиева Ұлжан');
    expect(fullName(jean)).toBe('Д’Артаньян Жан-Жак Серік қызы');
  });

  test('is the surname and initials where others can read along', () => {
    expect(shortName(uljan)).toBe('Әбдіғалиева Ұ.');
    expect(shortName(jean)).toBe('Д’Артаньян Ж. С.');
  });

  test('has whole letters as initials, also those that are stored in two pieces', () => {
    expect(shortName({ surname: 'Ким', givenName: 'И\u0306са', patronymic: null })).toBe('Ким Й.');
    expect(shortName({ surname: 'Ким', givenName: '𐐀ь', patronymic: null })).toBe('Ким 𐐀.');
  });
});

describe('for a search, and for it alone', () => {
  test.each([
    ['Әділет', 'Адилет'],
    ['Ғани', 'Гани'],
    ['Қайрат', 'Кайрат'],
    ['Аңсар', 'Ансар'],
    ['Өмір', 'Омир'],
    ['Ұлжан', 'Улжан'],
    ['Үміт', 'Умит'],
    ['Шаһмардан', 'Шахмардан'],
    ['Іңкәр', 'Инкар'],
    ['Артём', 'Артем'],
    ['АЙГЕРІМ', 'аигерим'],
    [' Серік   қызы ', 'серик кызы'],
  ])('%s is found as %s', (name, typed) => {
    expect(searchKey(name)).toBe(searchKey(typed));
  });

  test('letters that differ in more than the fold stay apart', () => {
    expect(searchKey('Асан')).not.toBe(searchKey('Хасан'));
    expect(searchKey('Ержан')).not.toBe(searchKey('Эржан'));
    expect(searchKey('Шынар')).not.toBe(searchKey('Щынар'));
  });

  test('capitals, stray spaces and split letters make no difference', () => {
    fc.assert(
      fc.property(personName, (name) => {
        const key = searchKey(name);
        expect(searchKey(name.toLocaleUpperCase('kk'))).toBe(key);
        expect(searchKey(`  ${name.normalize('NFD')} `)).toBe(key);
        expect(searchKey(key)).toBe(key);
      }),
    );
  });

  test('what begins a name begins its key, so that a search finds it as it is typed', () => {
    fc.assert(
      fc.property(personName, fc.nat(), (name, cut) => {
        const typed = tidyName(name.slice(0, cut % (name.length + 1)));
        expect(searchKey(name).startsWith(searchKey(typed))).toBe(true);
      }),
    );
  });
});
