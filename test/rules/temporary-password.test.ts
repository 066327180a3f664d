import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  fitsPasswordRule,
  makeTemporaryPassword,
  PasswordRule,
} from '../../src/application/temporary-password.ts';

/** Any rule that a centre may set: one to four groups, overlapping as they please, that fit into the length. */
const anyRule: fc.Arbitrary<PasswordRule> = fc
  .record({
    length: fc.integer({ min: 8, max: 64 }),
    groups: fc.array(
      fc.record({
        characters: fc
          .uniqueArray(fc.integer({ min: 33, max: 126 }), { minLength: 2, maxLength: 30 })
          .map((codes) => String.fromCharCode(...codes)),
        atLeast: fc.integer({ min: 0, max: 16 }),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  })
  .filter((rule) => PasswordRule.safeParse(rule).success);

/** A source that gives the choices in turn and writes down between how many it was asked to choose. */
function scripted(choices: readonly number[]) {
  const limits: number[] = [];
  const randomBelow = (limit: number): number => {
    const choice = choices[limits.length] ?? limit - 1;
    limits.push(limit);
    if (choice >= limit) throw new RangeError(`choice ${choice} of ${limit}`);
    return choice;
  };
  return { limits, randomBelow };
}

/** Every row of `count` choices between 0 and `limit` − 1. */
function* rows(count: number, limit: number): Generator<number[]> {
  for (let number = 0; number < limit ** count; number++)
    yield Array.from({ length: count }, (_, place) => Math.floor(number / limit ** place) % limit);
}

const rule = (length: number, ...groups: [string, number][]): PasswordRule =>
  PasswordRule.parse({ length, groups: groups.map(([characters, atLeast]) => ({ characters, atLeast })) });

describe('a temporary password (clause 8)', () => {
  test('fits the rule that the centre set, whatever the rule and whatever the random source gives', () => {
    const sources = fc.array(fc.nat(), { minLength: 200, maxLength: 200 });
    fc.assert(
      fc.property(anyRule, sources, (theRule, numbers) => {
        let asked = 0;
        const password = makeTemporaryPassword(
          theRule,
          (limit) => (numbers[asked++ % numbers.length] as number) % limit,
        );
        expect(fitsPasswordRule(password, theRule)).toBe(true);
      }),
    );
  });

  test('fits it at both ends of the random source', () => {
    fc.assert(
      fc.property(anyRule, (theRule) => {
        expect(
          fitsPasswordRule(
            makeTemporaryPassword(theRule, () => 0),
            theRule,
          ),
        ).toBe(true);
        expect(
          fitsPasswordRule(
            makeTemporaryPassword(theRule, (limit) => limit - 1),
            theRule,
          ),
        ).toBe(true);
      }),
    );
  });

  test('asks only for numbers below a limit of at least one', () => {
    fc.assert(
      fc.property(anyRule, (theRule) => {
        const { limits, randomBelow } = scripted([]);
        makeTemporaryPassword(theRule, randomBelow);
        expect(limits.every((limit) => Number.isInteger(limit) && limit > 0)).toBe(true);
      }),
    );
  });
});

describe('every choice is even', () => {
  test('each character of a group stands for one choice, so each row of choices is another password', () => {
    const passwords = new Set<string>();
    for (const row of rows(8, 2))
      passwords.add(makeTemporaryPassword(rule(8, ['ab', 8]), scripted(row).randomBelow));
    expect(passwords.size).toBe(2 ** 8);
  });

  test('beyond what the groups demand, each character of all groups stands for one choice, once', () => {
    const passwords = new Set<string>();
    for (const row of rows(8, 3))
      passwords.add(makeTemporaryPassword(rule(8, ['ab', 0], ['bc', 0]), scripted(row).randomBelow));
    expect(passwords.size).toBe(3 ** 8);
    expect(new Set([...passwords].join(''))).toEqual(new Set('abc'));
  });

  test('a character that a group names twice is as likely as the others', () => {
    const { limits, randomBelow } = scripted([]);
    makeTemporaryPassword(rule(8, ['aab', 8]), randomBelow);
    expect(limits.slice(0, 8)).toEqual(Array(8).fill(2));
  });

  test('every order comes of exactly one row of choices (Fisher-Yates): 8! of them', () => {
    const letters = ['ab', 'cd', 'ef', 'gh', 'ij', 'kl', 'mn', 'op'];
    const each = rule(8, ...letters.map((pair): [string, number] => [pair, 1]));
    const orders = new Set<string>();
    const shuffles = [7, 6, 5, 4, 3, 2, 1].reduce<number[][]>(
      (all, last) => all.flatMap((row) => Array.from({ length: last + 1 }, (_, choice) => [...row, choice])),
      [[]],
    );
    for (const shuffle of shuffles)
      orders.add(makeTemporaryPassword(each, scripted([...Array(8).fill(0), ...shuffle]).randomBelow));
    expect(shuffles.length).toBe(40_320);
    expect(orders.size).toBe(40_320);
  });
});

describe('a password fits its rule', () => {
  const strict = rule(8, ['abcdefgh', 2], ['23456789', 2], ['!?', 1]);

  test.each([
    ['ab23!abc', true],
    ['ab23!ab2', true],
    ['ab23!ab', false],
    ['ab23!abcd', false],
    ['abcd23ab', false],
    ['aaaaaa2!', false],
    ['a234567!', false],
    ['ab23!abz', false],
    ['ab23!ab ', false],
    ['', false],
  ])('"%s": %s', (password, fits) => {
    expect(fitsPasswordRule(password, strict)).toBe(fits);
  });

  test('only with as many of each group as it demands, counted one by one', () => {
    fc.assert(
      fc.property(anyRule, (theRule) => {
        const password = makeTemporaryPassword(theRule, () => 0);
        for (const [place, group] of theRule.groups.entries()) {
          const held = [...password].filter((character) => group.characters.includes(character)).length;
          const groups = theRule.groups.with(place, { ...group, atLeast: held + 1 });
          expect(fitsPasswordRule(password, { ...theRule, groups })).toBe(false);
        }
      }),
    );
  });
});

describe('a rule is refused', () => {
  const good = { length: 8, groups: [{ characters: 'ab', atLeast: 8 }] };

  test.each<[string, unknown]>([
    [
      'that demands more characters than the password has',
      { ...good, groups: [{ characters: 'ab', atLeast: 9 }] },
    ],
    ['whose groups together do', { ...good, groups: [...good.groups, { characters: 'cd', atLeast: 1 }] }],
    ['under eight characters', { length: 7, groups: [{ characters: 'ab', atLeast: 1 }] }],
    ['without groups', { length: 8, groups: [] }],
    [
      'with a group of one character, which is no choice',
      { ...good, groups: [{ characters: 'a', atLeast: 1 }] },
    ],
    ['with a group of one character said twice', { ...good, groups: [{ characters: 'aa', atLeast: 1 }] }],
    [
      'with a space, which a slip of paper doesn’t show',
      { ...good, groups: [{ characters: 'a b', atLeast: 1 }] },
    ],
    ['with letters that not every keyboard has', { ...good, groups: [{ characters: 'aә', atLeast: 1 }] }],
    ['with characters of two halves', { ...good, groups: [{ characters: 'a🙂', atLeast: 1 }] }],
    ['with a key that nobody knows', { ...good, lifetime: 5 }],
  ])('%s', (_, bad) => {
    expect(PasswordRule.safeParse(good).success).toBe(true);
    expect(PasswordRule.safeParse(bad).success).toBe(false);
  });
});
