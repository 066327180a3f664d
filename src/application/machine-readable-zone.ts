import { fault, ok, type Result } from '../result.ts';
import { type Iin, parseIin } from './iin.ts';

/** What an identity card's machine-readable zone says, as far as the application can use it. */
export interface IdentityCard {
  readonly documentNumber: string;
  readonly iin: Iin;
  /** Names in the zone are Latin transliterations: never taken for the application, only shown. */
  readonly latinName: string;
}

export type MachineReadableZoneFault =
  | 'zone-length'
  | 'zone-checksum'
  | 'zone-not-kazakh'
  | 'zone-without-iin';

const lineLength = 30;
const lines = 3;

/** Whether a text looks like a zone that a scanner types, so that the IIN field may wait for the rest of it. */
export const isMachineReadableZone = (text: string): boolean => /^\s*[IAC][A-Z<]{4}/i.test(text);

/** Whether a text is what a scanner's `I?KAZ` becomes while the keyboard's layout is a Cyrillic one. */
export const isUnderCyrillicLayout = (text: string): boolean => /^\s*ш.лфя/iu.test(text);

/**
 * Reads the zone of an identity card (ICAO Doc 9303 part 5, TD1: three lines of thirty), as a scanner
 * types it, with or without line breaks. Each of its check digits must be right; the IIN stands among
 * the optional data.
 */
export function parseMachineReadableZone(text: string): Result<IdentityCard, MachineReadableZoneFault> {
  const zone = text.replaceAll(/\s/g, '').toUpperCase();
  if (zone.length !== lines * lineLength) return fault('zone-length');
  const first = zone.slice(0, 30);
  const second = zone.slice(30, 60);
  const third = zone.slice(60);
  const composite = first.slice(5) + second.slice(0, 7) + second.slice(8, 15) + second.slice(18, 29);
  const checked = [
    [first.slice(5, 14), first[14]],
    [second.slice(0, 6), second[6]],
    [second.slice(8, 14), second[14]],
    [composite, second[29]],
  ] as const;
  if (!checked.every(([field, digit]) => String(checkDigit(field)) === digit)) return fault('zone-checksum');
  if (first.slice(2, 5) !== 'KAZ') return fault('zone-not-kazakh');
  const iin = /^\d{12}/.exec(first.slice(15))?.[0] ?? '';
  const parsed = parseIin(iin);
  if (!parsed.ok) return fault('zone-without-iin');
  return ok({
    documentNumber: first.slice(5, 14).replaceAll('<', ''),
    iin: parsed.value,
    latinName: third.replaceAll('<', ' ').trim().replaceAll(/\s+/g, ' '),
  });
}

/** Doc 9303 part 3 §4.9: weights 7, 3, 1; letters count from A = 10, the filler `<` as 0. */
export function checkDigit(field: string): number {
  const sum = [...field].reduce(
    (total, character, place) => total + numberOf(character) * ([7, 3, 1][place % 3] as number),
    0,
  );
  return sum % 10;
}

const numberOf = (character: string): number => (character === '<' ? 0 : Number.parseInt(character, 36));
