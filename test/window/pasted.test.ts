import { describe, expect, test } from 'vitest';
import { scanFault } from '../../renderer/registration/scanned.ts';
import { visibleFault } from '../../renderer/registration/visible-fault.ts';
import { newWork, reduceWork } from '../../renderer/registration/work.ts';
import { zoneOf } from '../fixtures/identity-card.ts';

const pasted = (field: 'iin' | 'subscriberNumber', text: string): string =>
  reduceWork(newWork('ru'), { type: 'typed', field, text }).draft[field];

describe('what is pasted', () => {
  test.each(['ЖСН: 901123300258', 'ИИН 901123 300258, тел. 8 701 123 45 67', 'IIN\u00a0901123-300258'])(
    'the IIN is taken out of "%s"',
    (text) => expect(pasted('iin', text)).toBe('901123300258'),
  );

  test('what has no IIN in it, or two, stays as it is', () => {
    for (const text of ['ИИН 901123300255', '901123300258 и 061211600012', 'а 901123300258 б 061211600012'])
      expect(pasted('iin', text)).toBe(text);
  });

  test.each(['8 (701) 123-45-67', '+7-701-123-45-67', 'тел. 87011234567', 'Номер: +7 701 1234567.'])(
    'the number is read from "%s"',
    (text) => expect(pasted('subscriberNumber', text)).toBe('+7 701 123 45 67'),
  );

  test('two numbers are no number', () => {
    const text = '87011234567, моб. 87021234567';
    expect(pasted('subscriberNumber', text)).toBe(text);
  });
});

describe("a card's zone in the IIN field", () => {
  const zone = zoneOf('901123300258').join('');

  test('is right, or has a fault of its own', () => {
    expect(scanFault(zone)).toBeNull();
    expect(scanFault('901123300258')).toBeNull();
    expect(scanFault(zone.slice(0, 60))).toBe('zone-length');
    expect(scanFault(zone.replace('012345678', '012345679'))).toBe('zone-checksum');
    expect(scanFault(zoneOf('901123300258', { state: 'KGZ' }).join(''))).toBe('zone-not-kazakh');
    expect(scanFault(zoneOf('901123300255').join(''))).toBe('zone-without-iin');
  });

  test('typed under a Cyrillic layout is told from a mistyped IIN', () => {
    expect(scanFault('ШВЛФЯ012345678')).toBe('zone-layout');
  });

  test('has no fault said while the scanner types, and has it said once all is there', () => {
    const still = { asked: false, left: false };
    for (const length of [1, 4, 5, 30, 89]) {
      const text = zone.slice(0, length);
      expect(visibleFault(scanFault(text) ?? 'iin-characters', text, still)).toBeNull();
    }
    const wrong = zone.replace('012345678', '012345679');
    expect(visibleFault(scanFault(wrong) ?? undefined, wrong, still)).toBe('zone-checksum');
    expect(visibleFault('zone-length', zone.slice(0, 60), { ...still, left: true })).toBe('zone-length');
  });
});
