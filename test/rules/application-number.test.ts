import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  ApplicationNumber,
  digitsOf,
  makeApplicationNumber,
  parseApplicationNumber,
} from '../../src/application/application-number.ts';
import { digits } from './arbitraries.ts';

const faultOf = (text: string): string | null => {
  const parsed = parseApplicationNumber(text);
  return parsed.ok ? null : parsed.fault;
};

/** ISO/IEC 7064 §9.3, by the pure method: each character is added and multiplied by the radix, modulo 97. */
const checkDigits = (body: string): string => {
  const product = [...body].reduce((rest, digit) => ((rest + Number(digit)) * 10) % 97, 0);
  return String(98 - ((product * 10) % 97)).padStart(2, '0');
};

const office = digits(4);
const window = digits(2);
const running = fc.integer({ min: 1, max: 999_999 });
const issued = fc.tuple(office, window, running).map((parts) => makeApplicationNumber(...parts));

describe('the check digits are those of ISO/IEC 7064, MOD 97-10', () => {
  test('the standard’s own example: 794 becomes 79444', () => {
    expect(checkDigits('794')).toBe('44');
  });

  test.each([
    ['370400440532013000DE', 'DE89 3704 0044 0532 0130 00'],
    ['WEST12345698765432GB', 'GB82 WEST 1234 5698 7654 32'],
    ['125KZT5004100100KZ', 'KZ86 125K ZT50 0410 0100'],
  ])('account numbers carry them too (ISO 13616, letters as two digits): %s in %s', (account, iban) => {
    const body = account.replaceAll(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
    expect(checkDigits(body)).toBe(iban.slice(2, 4));
  });

  test.each([
    ['0123', '04', 57, '0123-04-000057-75'],
    ['0123', '04', 1, '0123-04-000001-49'],
    ['0000', '00', 1, '0000-00-000001-95'],
    ['9999', '99', 999_999, '9999-99-999999-48'],
  ])('office %s, window %s, running number %i: %s', (atOffice, atWindow, number, whole) => {
    expect(makeApplicationNumber(atOffice, atWindow, number)).toBe(whole);
  });

  test('for every number that a window can issue', () => {
    fc.assert(
      fc.property(issued, (number) => checkDigits(digitsOf(number).slice(0, 12)) === number.slice(-2)),
    );
  });
});

describe('a number', () => {
  test('can be read back as typed, pasted or scanned', () => {
    const separator = fc.constantFrom('', '', '-', ' ', '–', '.');
    fc.assert(
      fc.property(issued, fc.array(separator, { minLength: 14, maxLength: 14 }), (number, between) => {
        const text = [...digitsOf(number)].map((digit, place) => between[place] + digit).join('');
        expect(parseApplicationNumber(text)).toEqual({ ok: true, value: number });
        expect(ApplicationNumber.parse(number)).toBe(number);
      }),
    );
  });

  test('carries fourteen digits in its barcode', () => {
    expect(digitsOf('0123-04-000057-75')).toBe('01230400005775');
    fc.assert(fc.property(issued, (number) => /^\d{14}$/.test(digitsOf(number))));
  });

  test('tells office, window and running number', () => {
    fc.assert(
      fc.property(office, window, running, (atOffice, atWindow, number) => {
        const [first, second, third] = makeApplicationNumber(atOffice, atWindow, number).split('-');
        expect([first, second, Number(third)]).toEqual([atOffice, atWindow, number]);
      }),
    );
  });

  test.each(['0123-04-000057', '0123-04-000017', '0123-04-000082', '0123-04-000049'])(
    'has one pair of check digits, so that it has one spelling: %s',
    (body) => {
      const pairs = Array.from({ length: 100 }, (_, pair) => String(pair).padStart(2, '0'));
      const taken = pairs.filter((pair) => ApplicationNumber.safeParse(`${body}-${pair}`).success);
      expect(taken).toEqual([checkDigits(digitsOf(body))]);
    },
  );

  test('that is accepted is one that some window issues', () => {
    const right = fc.tuple(office, window, digits(6)).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.oneof(
          right.map((body) => body + checkDigits(body)),
          digits(14),
        ),
        (text) => {
          const parsed = parseApplicationNumber(text);
          if (!parsed.ok) return;
          const [atOffice = '', atWindow = '', number] = parsed.value.split('-');
          expect(parsed.value).toBe(makeApplicationNumber(atOffice, atWindow, Number(number)));
        },
      ),
    );
  });
});

describe('a slip is found', () => {
  test('every single wrong digit', () => {
    const slip = fc.tuple(issued, fc.nat({ max: 13 }), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(slip, ([number, place, by]) => {
        const right = [...digitsOf(number)];
        const wrong = right.with(place, String((Number(right[place]) + by) % 10)).join('');
        expect(faultOf(wrong)).toBe('application-number-checksum');
      }),
      { numRuns: 1000 },
    );
  });

  test('every swap of neighbours', () => {
    fc.assert(
      fc.property(issued, fc.nat({ max: 12 }), (number, place) => {
        const right = [...digitsOf(number)];
        const [first, second] = [right[place] as string, right[place + 1] as string];
        fc.pre(first !== second);
        const wrong = right
          .with(place, second)
          .with(place + 1, first)
          .join('');
        expect(faultOf(wrong)).toBe('application-number-checksum');
      }),
      { numRuns: 1000 },
    );
  });

  test('all of them in one number', () => {
    const right = digitsOf('0123-04-000057-75');
    for (let place = 0; place < 14; place++) {
      const others = [...'0123456789'].filter((digit) => digit !== right[place]);
      for (const digit of others)
        expect(faultOf([...right].with(place, digit).join(''))).toBe('application-number-checksum');
    }
  });

  test.each([
    ['', 'application-number-length'],
    ['0123-04-000057', 'application-number-length'],
    ['0123-04-000057-755', 'application-number-length'],
    ['0123-04-000057-31', 'application-number-checksum'],
    // 98 − 97 = 1: the same remainder, and yet no check digits of the standard, which are 02 to 98.
    ['0123-04-000017-01', 'application-number-checksum'],
    // A right checksum over a running number that no window issues: the first is 1.
    ['0000-00-000000-98', 'application-number-checksum'],
  ])('"%s": %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test.each(['01230400005775', ' 0123-04-000057-75', '0123-04-000057-75\n', '0123–04–000057–75', 'x'])(
    'the schema takes the printed form alone, not "%s"',
    (text) => {
      expect(ApplicationNumber.safeParse(text).success).toBe(false);
    },
  );
});

describe('no number is made', () => {
  test.each([0, -1, 1_000_000, 1.5, Number.NaN, Number.POSITIVE_INFINITY])(
    'for the running number %d',
    (number) => {
      expect(() => makeApplicationNumber('0123', '04', number)).toThrow(RangeError);
    },
  );

  test.each([
    ['123', '04'],
    ['01234', '04'],
    ['0123', '4'],
    ['0123', '004'],
    ['012a', '04'],
    ['', ''],
  ])('for office "%s", window "%s"', (atOffice, atWindow) => {
    expect(() => makeApplicationNumber(atOffice, atWindow, 1)).toThrow(RangeError);
  });
});
