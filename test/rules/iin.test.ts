import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatIin, Iin, iinCheckDigit, iinDateDoubt, parseIin } from '../../src/application/iin.ts';
import { digits, iin, iinBody } from './arbitraries.ts';

const faultOf = (text: string): string | null => {
  const parsed = parseIin(text);
  return parsed.ok ? null : parsed.fault;
};

/** The weighted sum of the first eleven digits modulo 11, written anew: the first pass starts with weight 1, the second with 3. */
const remainder = (number: string, firstWeight: 1 | 3): number =>
  [...number.slice(0, 11)].reduce(
    (sum, digit, place) => sum + Number(digit) * (((place + firstWeight - 1) % 11) + 1),
    0,
  ) % 11;

/** Whether the check digit comes from the second pass. */
const bySecondPass = (number: string): boolean => remainder(number, 1) === 10;

const withDigit = (text: string, place: number, digit: number): string =>
  text.slice(0, place) + digit + text.slice(place + 1);

describe('an IIN with its right check digit is taken', () => {
  test.each(['901123300258', '901123300004', '061211600012'])('%s', (number) => {
    expect(parseIin(number)).toEqual({ ok: true, value: number });
    expect(Iin.parse(number)).toBe(number);
  });

  test('by the second pass where the first gives 10', () => {
    expect(bySecondPass('06121160001')).toBe(true);
    expect(remainder('06121160001', 3)).toBe(2);
    expect(iinCheckDigit('06121160001')).toBe(2);
  });

  test('whichever pass its check digit comes from', () => {
    fc.assert(fc.property(iin, (number) => faultOf(number) === null && Iin.safeParse(number).success));
  });

  test('and the check digit is that of the two passes, or none where both give 10', () => {
    fc.assert(
      fc.property(digits(11), (body) => {
        const passes = [remainder(body, 1), remainder(body, 3)];
        expect(iinCheckDigit(body)).toBe(passes.find((value) => value < 10) ?? null);
      }),
    );
  });

  test.each([
    '901123 300258',
    ' 901123300258\n',
    '90.11.23-300258',
    '901-123-300-258',
    '901123\u00a0300258',
    '901123\u2009300\u202f258',
    '901123–300258',
    '901123‑300258',
    '\u200e901123300258',
    '\ufeff901123300258',
  ])('pasted as %j', (text) => {
    expect(parseIin(text)).toEqual({ ok: true, value: '901123300258' });
  });

  test('as it is shown, it can be read again', () => {
    expect(formatIin('901123300258')).toBe('901123 300258');
    fc.assert(fc.property(iin, (number) => faultOf(formatIin(number)) === null));
  });
});

describe('what is no IIN is refused by name', () => {
  test.each([
    ['901123300255', 'iin-checksum'],
    ['991123300258', 'iin-checksum'],
    ['990940003030', 'iin-is-bin'],
    ['', 'iin-length'],
    ['90112330025', 'iin-length'],
    ['9011233002588', 'iin-length'],
    ['90112330025O', 'iin-characters'],
    ['IIN901123300258', 'iin-characters'],
    ['901123/300258', 'iin-characters'],
    ['٩٠١١٢٣٣٠٠٢٥٨', 'iin-characters'],
    ['+901123300258', 'iin-characters'],
  ])('%s: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
    expect(Iin.safeParse(text).success).toBe(false);
  });

  test('a BIN by its fifth digit, 4 to 6, whatever its check digit', () => {
    const bin = fc.tuple(digits(4), fc.constantFrom(...'456'), digits(7)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(bin, (number) => faultOf(number) === 'iin-is-bin' && !Iin.safeParse(number).success),
    );
  });

  test.each(['90112330003', '89040231584'])('%s has no check digit and is never issued', (body) => {
    expect(iinCheckDigit(body)).toBeNull();
    for (let check = 0; check < 10; check++) expect(faultOf(`${body}${check}`)).toBe('iin-checksum');
  });

  test('any text by one fault, and the schema takes bare digits alone', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), digits(12), iin.map(formatIin)), (text) => {
        const parsed = parseIin(text);
        expect(Iin.safeParse(text).success).toBe(parsed.ok && text === parsed.value);
      }),
    );
  });
});

/**
 * What modulus 11 permits: weight 11 weighs nothing, and of eleven remainders ten fit into one digit.
 * So a slip of one digit is found everywhere but in the cases below; against those the operator
 * compares the looked-up name with the document.
 */
describe('one wrong digit', () => {
  const place = fc.nat({ max: 9 });
  const otherThan = (digit: string | undefined, change: number): number => (Number(digit) + change) % 10;
  const change = fc.integer({ min: 1, max: 9 });

  test('is always found in the check digit', () => {
    fc.assert(
      fc.property(iin, change, (number, by) => {
        expect(faultOf(withDigit(number, 11, otherThan(number[11], by)))).toBe('iin-checksum');
      }),
    );
  });

  test('in the first ten is found unless it carries the number over to the other pass and there to the same check digit', () => {
    fc.assert(
      fc.property(iin, place, change, (number, at, by) => {
        const wrong = withDigit(number, at, otherThan(number[at], by));
        const crosses = bySecondPass(number) !== bySecondPass(wrong);
        const missed = crosses && iinCheckDigit(wrong) === Number(number[11]);
        if (faultOf(wrong) !== 'iin-is-bin') expect(faultOf(wrong)).toBe(missed ? null : 'iin-checksum');
        if (bySecondPass(number)) expect(bySecondPass(wrong)).toBe(false);
      }),
    );
  });

  test('in the eleventh is found in a number of the second pass and never in one of the first', () => {
    fc.assert(
      fc.property(iinBody, change, (body, by) => {
        const number = `${body}${iinCheckDigit(body)}`;
        const wrong = withDigit(number, 10, otherThan(number[10], by));
        expect(faultOf(wrong)).toBe(bySecondPass(body) ? 'iin-checksum' : null);
      }),
    );
  });

  test('goes unseen, for instance, from 901123300258 to 901123300268', () => {
    expect(faultOf('901123300268')).toBeNull();
  });
});

describe('a date that disagrees with the IIN is a doubt and never blocks', () => {
  const issued = (body: string): string => `${body}${iinCheckDigit(body)}`;

  test.each([
    ['901123300258', 'born 23.11.1990, sex and century 3'],
    ['061211600012', 'born 11.12.2006, sex and century 6'],
    ['000229500001', '29.02.2000: a leap year'],
    ['960229300001', '29.02.1996: a leap year'],
    ['991231100001', '31.12.1899'],
  ])('%s is no doubt: %s', (number) => {
    expect(iinDateDoubt(number)).toBe(false);
  });

  test.each([
    ['901323300250', 'month 13'],
    ['900023300250', 'month 0'],
    ['901100300250', 'day 0'],
    ['901132300250', 'day 32'],
    ['901131300250', '31 November'],
    ['010229500250', '29.02.2001: no leap year'],
    ['000229300250', '29.02.1900: no leap year'],
    ['901123000250', 'sex and century 0'],
    ['901123700250', 'sex and century 7'],
    ['901123900250', 'sex and century 9'],
  ])('%s is a doubt: %s', (number) => {
    expect(iinDateDoubt(number)).toBe(true);
  });

  test.each(['90132330025', '01022950025', '90112370025'])('%s… is taken all the same', (body) => {
    const number = issued(body);
    expect(iinDateDoubt(number)).toBe(true);
    expect(parseIin(number)).toEqual({ ok: true, value: number });
  });

  test('every birth date from 1800 to 2099 passes without doubt, with the digit of either sex', () => {
    const birth = fc.date({ min: new Date('1800-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(birth, fc.constantFrom(1, 2), digits(5), (date, sex, rest) => {
        const [year, month, day] = date.toISOString().slice(0, 10).split('-') as [string, string, string];
        const century = 2 * (Math.floor(Number(year) / 100) - 18) + sex;
        expect(iinDateDoubt(`${year.slice(2)}${month}${day}${century}${rest}`)).toBe(false);
      }),
    );
  });
});
