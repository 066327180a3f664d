import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Email, emailFault } from '../../src/application/email.ts';
import { email } from './arbitraries.ts';
import { ended } from './watchdog.ts';

describe('an e-mail address is taken', () => {
  test.each([
    'aigul@mail.kz',
    'a.serikova+egov@corp.gov.kz',
    "o'brien@mail.kz",
    'a@b.kz',
    '1@1.kz',
    'пошта@қазпошта.қаз',
    'aigul@xn--80ao21a.xn--80ao21a',
    'first-last@sub-domain.example.com',
  ])('%s', (text) => {
    expect(emailFault(text)).toBeNull();
    expect(Email.parse(text)).toBe(text);
  });

  test('in every ordinary form, letters of any script', () => {
    fc.assert(fc.property(email, (text) => emailFault(text) === null));
    fc.assert(fc.property(fc.emailAddress(), (text) => emailFault(text) === null));
  });

  test('with spaces around it as they come with a paste', () => {
    expect(emailFault(' aigul@mail.kz\n')).toBeNull();
  });

  test('of sixty characters, and up to 254 (RFC 5321 §4.5.3.1.3)', () => {
    const long = `${'a'.repeat(48)}@example.kz`;
    expect(emailFault(long)).toBeNull();
    const domain = (length: number): string => `${'a.'.repeat((length - 2) / 2)}kz`;
    expect(emailFault(`${'a'.repeat(63)}@${domain(190)}`)).toBeNull();
    expect(emailFault(`${'a'.repeat(64)}@${domain(190)}`)).toBe('email-form');
  });
});

test('no e-mail at all is no fault: the appendix leaves the line empty', () => {
  for (const nothing of ['', ' ', '\t\n']) expect(emailFault(nothing)).toBeNull();
});

describe('what is no address is refused', () => {
  test.each([
    'aigul',
    'aigul@',
    '@mail.kz',
    'aigul@mail',
    'a.serikova@mail',
    'aigul@@mail.kz',
    'aigul@mail@kz.kz',
    'ai gul@mail.kz',
    'aigul@mail,kz',
    'aigul@mail..kz',
    'aigul@.kz',
    'aigul@mail.kz.',
    '.aigul@mail.kz',
    'aigul.@mail.kz',
    'ai..gul@mail.kz',
    'aigul@-mail.kz',
    'aigul@mail-.kz',
    'aigul@192.168.0.1',
    'aigul@mail.k',
    '"ai gul"@mail.kz',
    '<aigul@mail.kz>',
    'Айгүл <aigul@mail.kz>',
    'a@mail.kz, b@mail.kz',
    'aigul@mail.kz\u0000',
    'ai\u200bgul@mail.kz',
    'ai\ud800gul@mail.kz',
    `${'a'.repeat(65)}@mail.kz`,
    `a@${'b'.repeat(64)}.kz`,
  ])('%j', (text) => {
    expect(emailFault(text)).toBe('email-form');
    expect(Email.safeParse(text).success).toBe(false);
  });

  test('by the field and by the schema alike, whatever the text', () => {
    const anything = fc.oneof(email, fc.string({ unit: 'binary' }), fc.stringMatching(/^[a.@-]{1,12}$/));
    fc.assert(
      fc.property(anything, (text) => {
        const trimmed = text.trim();
        expect(emailFault(text) === null).toBe(trimmed === '' || Email.safeParse(trimmed).success);
      }),
    );
  });

  test('however hostile the text, in steps that grow with its length alone', () => {
    const n = 200_000;
    const hostile = [
      ...[`a@${'a'.repeat(n)}`, `a@${'a.'.repeat(n)}`, `a@${'a-'.repeat(n)}!`, `a@${'a-a.'.repeat(n)}!`],
      ...[`${'a'.repeat(n)}@`, `${'a.'.repeat(n)}@`, '@'.repeat(n), 'a@'.repeat(n), ' '.repeat(n)],
    ];
    for (const text of hostile) expect(ended(() => Email.safeParse(text).success)).toBe(false);
  });
});
