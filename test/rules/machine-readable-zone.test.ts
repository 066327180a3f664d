import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  checkDigit,
  isMachineReadableZone,
  parseMachineReadableZone,
} from '../../src/application/machine-readable-zone.ts';

/** A card's zone with every check digit made as ICAO Doc 9303 says. */
function zone({
  number = '012345678',
  iin = '901123300258',
  state = 'KAZ',
  birth = '901123',
  expiry = '330101',
} = {}) {
  const first = `ID${state}${number}${checkDigit(number)}${iin.padEnd(15, '<')}`;
  const second = `${birth}${checkDigit(birth)}F${expiry}${checkDigit(expiry)}KAZ${'<'.repeat(11)}`;
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  return `${first}\n${second}${checkDigit(composite)}\n${'ABDIGALIYEVA<<ULZHAN'.padEnd(30, '<')}`;
}

test("the check digits are those of the standard's own example (Doc 9303 part 5, appendix B)", () => {
  expect(checkDigit('D23145890')).toBe(7);
  expect(checkDigit('740812')).toBe(2);
  expect(checkDigit('120415')).toBe(9);
  expect(checkDigit(`D231458907<<<<<<<<<<<<<<<74081221204159${'<<<<<<<<<<<'.slice(0, 11)}`)).toBe(6);
});

test('a card gives its IIN, with and without line breaks, in capitals or not', () => {
  for (const text of [
    zone(),
    zone().replaceAll('\n', ''),
    zone().replaceAll('\n', '\r\n'),
    zone().toLowerCase(),
  ])
    expect(parseMachineReadableZone(text)).toMatchObject({ ok: true, value: { iin: '901123300258' } });
});

test('names of the zone are Latin and only shown', () => {
  expect(parseMachineReadableZone(zone())).toMatchObject({ value: { latinName: 'ABDIGALIYEVA ULZHAN' } });
});

test('a digit that was misread is found, wherever it stands among the checked ones', () => {
  const right = zone().replaceAll('\n', '');
  const places = [
    ...Array.from({ length: 25 }, (_, place) => 5 + place),
    ...[30, 31, 32, 33, 34, 35, 36, 38, 39, 40],
  ];
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.integer({ min: 1, max: 9 }), (place, shift) => {
      const digit = right[place] as string;
      fc.pre(/\d/.test(digit));
      const wrong = `${right.slice(0, place)}${(Number(digit) + shift) % 10}${right.slice(place + 1)}`;
      expect(parseMachineReadableZone(wrong)).toEqual({ ok: false, fault: 'zone-checksum' });
    }),
  );
});

test('a card of another state, a card without an IIN, and half a zone each have their own fault', () => {
  expect(parseMachineReadableZone(zone({ state: 'UZB' }))).toEqual({ ok: false, fault: 'zone-not-kazakh' });
  expect(parseMachineReadableZone(zone({ iin: '' }))).toEqual({ ok: false, fault: 'zone-without-iin' });
  expect(parseMachineReadableZone(zone({ iin: '901123300255' }))).toEqual({
    ok: false,
    fault: 'zone-without-iin',
  });
  expect(parseMachineReadableZone(zone().slice(0, 60))).toEqual({ ok: false, fault: 'zone-length' });
});

test('a typed IIN is not taken for a zone, the beginning of one is', () => {
  expect(isMachineReadableZone('901123300258')).toBe(false);
  expect(isMachineReadableZone('IDKAZ0123')).toBe(true);
});
