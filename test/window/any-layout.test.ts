import { describe, expect, test } from 'vitest';
import { meantCharacter, type Takes } from '../../renderer/keys/any-layout.ts';
import { isLineEnd } from '../../renderer/registration/use-scanner-ends.ts';
import { zoneOf } from '../fixtures/identity-card.ts';
import { keyOf, type Layout } from '../fixtures/keyboard.ts';

const held = { ctrlKey: false, altKey: false, metaKey: false };

/** What stands in a field after the keys of an English keyboard were pressed for a text. */
const pressed = (text: string, layout: Layout, field: Takes): string =>
  [...text]
    .map((character) => {
      const { code, key, shift } = keyOf(character, layout);
      return meantCharacter({ code, key, shiftKey: shift, ...held }, field) ?? key;
    })
    .join('');

describe.each(['english', 'russian', 'kazakh'] as const)('under the %s layout', (layout) => {
  test('digits are digits in every field that takes them', () => {
    for (const field of ['digits', 'telephone', 'document'] as const)
      expect(pressed('1234567890', layout, field)).toBe('1234567890');
  });

  test("a scanner's card is the card's zone", () => {
    const zone = zoneOf('901123300258').join('');
    expect(pressed(zone, layout, 'document')).toBe(zone);
    expect(pressed(zone.toLowerCase(), layout, 'document')).toBe(zone.toLowerCase());
  });

  test('a number keeps its plus and its brackets', () => {
    const shown = pressed('+7(701)123-45-67', layout, 'telephone');
    expect(shown).toBe('+7(701)123-45-67');
  });
});

test('a letter in a field of digits stays what it is, so that the field can say so', () => {
  expect(pressed('q', 'russian', 'telephone')).toBe('й');
  expect(pressed('q', 'russian', 'digits')).toBe('й');
});

test('shortcuts and keys without a character are left alone', () => {
  const key = { code: 'Digit2', key: 'ә', shiftKey: false, ...held };
  expect(meantCharacter(key, 'digits')).toBe('2');
  for (const holding of ['ctrlKey', 'altKey', 'metaKey'] as const)
    expect(meantCharacter({ ...key, [holding]: true }, 'digits')).toBeNull();
  expect(meantCharacter({ ...key, key: 'Dead' }, 'digits')).toBeNull();
  expect(meantCharacter({ ...key, shiftKey: true, key: 'Ә' }, 'digits')).toBeNull();
});

test('a scanner ends its lines by Tab, carriage return or line feed; nobody’s Shift+Tab is one of them', () => {
  const tab = { key: 'Tab', code: 'Tab', shiftKey: false, ctrlKey: false, altKey: false };
  expect(isLineEnd(tab)).toBe(true);
  expect(isLineEnd({ ...tab, shiftKey: true })).toBe(false);
  for (const code of ['KeyJ', 'KeyM'])
    expect(isLineEnd({ ...tab, key: 'о', code, ctrlKey: true })).toBe(true);
  expect(isLineEnd({ ...tab, key: 'v', code: 'KeyV', ctrlKey: true })).toBe(false);
});
