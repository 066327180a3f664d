import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatSubscriberNumber,
  maskSubscriberNumber,
  parseSubscriberNumber,
  SubscriberNumber,
} from '../../src/application/subscriber-number.ts';
import { digits, mobileCodes, nationalNumber } from './arbitraries.ts';

const faultOf = (text: string): string | null => {
  const parsed = parseSubscriberNumber(text);
  return parsed.ok ? null : parsed.fault;
};

/** What an operator's keys leave in a field that shows each keystroke as `formatSubscriberNumber` shapes it. */
const typedKeyByKey = (keys: string): string =>
  [...keys].reduce((field, key) => formatSubscriberNumber(field + key), '');

describe('all ways of writing a number are one number', () => {
  test.each([
    '87011234567',
    '8 701 123 45 67',
    '8 (701) 123-45-67',
    '8-701-123-45-67',
    '701 123 45 67',
    '7011234567',
    '77011234567',
    '+77011234567',
    '+7 701 123 45 67',
    '+7(701)123.45.67',
    '+7\u00a0701\u2009123\u202f45\u00a067',
    '+7 701 123‑45–67',
    '\u202a+7 701 123 45 67\u202c',
    '\u200e+7 701 123 45 67',
    '0077011234567',
    ' 701 123 45 67\n',
  ])('%j', (text) => {
    expect(parseSubscriberNumber(text)).toEqual({ ok: true, value: '+77011234567' });
  });

  const prefix = fc.constantFrom('', '8', '7', '+7', '007');
  const separator = fc.constantFrom('', '', '', ' ', '-', '(', ')', '.', '\u00a0', '\u2011', '\u200e');

  test('whatever prefix and separators it is written with', () => {
    const written = fc.tuple(nationalNumber, prefix, fc.array(separator, { minLength: 16, maxLength: 16 }));
    fc.assert(
      fc.property(written, ([national, before, between]) => {
        const text = [...(before + national)].map((digit, place) => between[place] + digit).join('');
        expect(parseSubscriberNumber(text)).toEqual({ ok: true, value: `+7${national}` });
      }),
    );
  });

  test('as it is typed key by key and as it comes in one paste', () => {
    fc.assert(
      fc.property(nationalNumber, prefix, (national, before) => {
        const value = `+7${national}`;
        expect(parseSubscriberNumber(typedKeyByKey(before + national))).toEqual({ ok: true, value });
        expect(parseSubscriberNumber(formatSubscriberNumber(before + national))).toEqual({ ok: true, value });
      }),
    );
  });

  test('77… is read by its length: ten digits are a number, eleven begin with the country code', () => {
    expect(parseSubscriberNumber('7771234567')).toEqual({ ok: true, value: '+77771234567' });
    expect(parseSubscriberNumber('77771234567')).toEqual({ ok: true, value: '+77771234567' });
    expect(faultOf('7701123456')).toBe('number-not-mobile');
    expect(parseSubscriberNumber('77011234567')).toEqual({ ok: true, value: '+77011234567' });
  });

  test('after +7 an eleventh digit is one too many, never a country code said twice', () => {
    expect(faultOf('+7 777 123 45 678')).toBe('number-length');
    expect(faultOf('+7 7 771 234 56 78')).toBe('number-length');
    expect(faultOf('8 777 123 45 678')).toBe('number-length');
  });
});

describe('mobile numbers of Kazakhstan are taken, by their codes', () => {
  test('700–702, 705–708, 747, 760–764, 771, 775–778, of late 785, and none besides', () => {
    const codes = Array.from({ length: 1000 }, (_, code) => String(code).padStart(3, '0'));
    const taken = codes.filter((code) => faultOf(`+7${code}1234567`) === null);
    // 785 stands in the numbering plan that comes with libphonenumber-js; a new code comes with its next version.
    expect(taken).toEqual([...mobileCodes, '785']);
  });

  test('every number of a code', () => {
    fc.assert(fc.property(nationalNumber, (national) => SubscriberNumber.safeParse(`+7${national}`).success));
  });
});

describe('a number that is none is refused by name', () => {
  test.each([
    ['+7 916 123 45 67', 'number-russian'],
    ['8 916 123 45 67', 'number-russian'],
    ['79161234567', 'number-russian'],
    ['916 123 45 67', 'number-russian'],
    ['+7 495 123 45 67', 'number-russian'],
    ['8 (383) 123-45-67', 'number-russian'],
    ['8 800 555 35 35', 'number-russian'],
    ['8 812 123 45 67', 'number-russian'],
    ['+7 727 123 45 67', 'number-not-mobile'],
    ['8 7172 12 34 56', 'number-not-mobile'],
    ['7122 12 34 56', 'number-not-mobile'],
    ['+7 703 123 45 67', 'number-not-mobile'],
    ['+7 600 123 45 67', 'number-not-mobile'],
    ['1414', 'number-length'],
    ['', 'number-length'],
    ['+', 'number-length'],
    ['+7', 'number-length'],
    ['00', 'number-length'],
    ['701 123 45 6', 'number-length'],
    ['701 123 45 678', 'number-length'],
    ['8 701 123 45 6', 'number-length'],
    ['+1 202 555 01 23', 'number-foreign'],
    ['+1 701 123 45 67', 'number-foreign'],
    ['001 701 123 4567', 'number-foreign'],
    ['+996 700 123 456', 'number-foreign'],
    ['+998 90 123 45 67', 'number-foreign'],
    ['+8 701 123 45 67', 'number-foreign'],
    ['701 123 45 6О', 'number-characters'],
    ['тел. 701 123 45 67', 'number-characters'],
    ['7+701 123 45 67', 'number-characters'],
    ['٧٠١١٢٣٤٥٦٧', 'number-characters'],
  ])('%s: %s', (text, fault) => {
    expect(faultOf(text)).toBe(fault);
  });

  test('every Russian code: those that begin with 3, 4, 8 or 9', () => {
    const russian = fc.tuple(fc.constantFrom('+7', '7', '8'), fc.constantFrom(...'3489'), digits(9));
    fc.assert(fc.property(russian, (parts) => faultOf(parts.join('')) === 'number-russian'));
  });

  test('anything else by one fault, and what passes is E.164 that the schema takes', () => {
    const anything = fc.oneof(
      digits(10),
      digits(11),
      fc.string(),
      fc.stringMatching(/^\+?[78\d ()-]{0,16}$/),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const parsed = parseSubscriberNumber(text);
        if (parsed.ok) expect(SubscriberNumber.parse(parsed.value)).toBe(parsed.value);
        else expect(parsed.fault).toMatch(/^number-/);
      }),
    );
  });

  test.each([
    '87011234567',
    '7011234567',
    '+7 701 123 45 67',
    '+77011234567 ',
    '+79161234567',
    '+77271234567',
  ])('the schema takes E.164 of a mobile number alone, not "%s"', (text) => {
    expect(SubscriberNumber.safeParse(text).success).toBe(false);
  });
});

describe('the number as people read it', () => {
  test.each(mobileCodes)('is in groups of 3, 3, 2 and 2 after +7, for %s too', (code) => {
    expect(formatSubscriberNumber(`+7${code}1234567`)).toBe(`+7 ${code} 123 45 67`);
  });

  test.each([
    ['7011234567', ['7', '+7 70', '+7 701', '+7 701 1', '+7 701 12', '+7 701 123', '+7 701 123 4']],
    ['87011234', ['8', '+7 7', '+7 70', '+7 701', '+7 701 1', '+7 701 12', '+7 701 123', '+7 701 123 4']],
    ['+7701', ['+', '+7', '+7 7', '+7 70', '+7 701']],
    ['7772', ['7', '77', '777', '777 2']],
    ['916', ['+7 9', '+7 91', '+7 916']],
    ['+49', ['+', '+4', '+49']],
    ['00770', ['0', '00', '007', '+7 7', '+7 70']],
  ])('grows with the keys %s', (keys, shown) => {
    const fields = [...keys].map((_, place) => typedKeyByKey(keys.slice(0, place + 1)));
    expect(fields.slice(0, shown.length)).toEqual(shown);
  });

  test('77… shows +7 with the eleventh digit, when it is known what 7 was', () => {
    expect(typedKeyByKey('7777123456')).toBe('777 712 34 56');
    expect(typedKeyByKey('77771234567')).toBe('+7 777 123 45 67');
  });

  test('shows a digit too many instead of dropping it', () => {
    expect(formatSubscriberNumber('+7 701 123 45 678')).toBe('+7 701 123 45 678');
    expect(formatSubscriberNumber('870112345678')).toBe('+7 701 123 45 678');
  });

  const asTyped = fc.oneof(
    fc.stringMatching(/^\+?[\d ()-]{0,18}$/),
    fc.stringMatching(/^(\+7|00|8|7)[0678]?[\d]{0,12}$/),
  );

  test('never loses a digit: only the prefix may change its form', () => {
    fc.assert(
      fc.property(asTyped, (text) => {
        const before = text.replaceAll(/\D/g, '');
        const after = formatSubscriberNumber(text).replaceAll(/\D/g, '');
        const prefixes = [before, `7${before}`, before.replace(/^8/, '7'), before.replace(/^00/, '')];
        expect(prefixes).toContain(after);
      }),
    );
  });

  test('never turns one number into another, nor a wrong one into a right one', () => {
    fc.assert(
      fc.property(asTyped, (text) => {
        expect(parseSubscriberNumber(formatSubscriberNumber(text))).toEqual(parseSubscriberNumber(text));
      }),
    );
  });

  test('comes to the same key by key as at once', () => {
    fc.assert(
      fc.property(asTyped, (text) => {
        expect(typedKeyByKey(text)).toBe(formatSubscriberNumber(text));
      }),
    );
  });

  test('is the same when it is shaped again', () => {
    fc.assert(
      fc.property(fc.oneof(asTyped, fc.string()), (text) => {
        const once = formatSubscriberNumber(text);
        expect(formatSubscriberNumber(once)).toBe(once);
      }),
    );
  });

  test('can be taken back key by key to nothing', () => {
    for (let field = '+7 701 123 45 67'; field !== ''; ) {
      const shorter = formatSubscriberNumber(field.slice(0, -1));
      expect(shorter.length).toBeLessThan(field.length);
      field = shorter;
    }
  });
});

test('a number that is not the citizen’s own shows its last two digits alone', () => {
  fc.assert(
    fc.property(nationalNumber, (national) => {
      expect(maskSubscriberNumber(`+7${national}`).replaceAll(/\D/g, '')).toBe(`7${national.slice(-2)}`);
    }),
  );
  expect(maskSubscriberNumber('+77011234567')).toBe('+7 ••• ••• •• 67');
});
