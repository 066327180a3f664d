import {
  isMachineReadableZone,
  isUnderCyrillicLayout,
  type MachineReadableZoneFault,
  parseMachineReadableZone,
} from '../../src/application/machine-readable-zone.ts';

/** What can be wrong with what a document scanner types; `zone-layout`: it types under a Cyrillic keyboard layout. */
export type ScanFault = MachineReadableZoneFault | 'zone-layout';

/** Three lines of thirty. */
const zoneLength = 90;

/** Whether a scanner types a card's zone into the field, or has typed one that can't be read. */
export const isScan = (text: string): boolean => isMachineReadableZone(text) || isUnderCyrillicLayout(text);

/** A zone's first characters, before it can be told for one. */
const beginning = /^\s*[iac][a-z<]{0,3}$/iu;

/** Whether there are still lines to come: then nothing is wrong yet, and the Enter between them is the scanner's. */
export const isScanning = (text: string): boolean =>
  beginning.test(text) || (isScan(text) && text.replaceAll(/\s/g, '').length < zoneLength);

/** A card's first characters, behind something that stood in the field already. */
const cardBehind = /^.+([IAC][A-Z<]KAZ\d.*)$/is;

/**
 * What counts of a text: a card that is scanned behind anything else takes its place, as does a digit
 * that is typed behind a zone that can't be read.
 */
export function scannedAnew(before: string, text: string): string {
  const card = cardBehind.exec(text)?.[1];
  if (card) return card;
  const typed = text.startsWith(before) ? text.slice(before.length) : text;
  return isScan(before) && !isScanning(before) && /^\d$/.test(typed) ? typed : text;
}

/** The fault of a card's zone as it stands in the IIN field; null where the field holds none. */
export function scanFault(text: string): ScanFault | null {
  if (isUnderCyrillicLayout(text)) return 'zone-layout';
  if (!isMachineReadableZone(text)) return null;
  const card = parseMachineReadableZone(text);
  return card.ok ? null : card.fault;
}
