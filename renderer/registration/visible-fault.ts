import type { DraftFault } from '../../src/application/draft.ts';
import { isScanning, type ScanFault } from './scanned.ts';

export type FieldFault = DraftFault | ScanFault;

/** Faults that typing on may cure: they are said when the field is left, or when the operator wants to go on. */
const unfinished: readonly FieldFault[] = [
  'iin-length',
  'number-length',
  'name-empty',
  'name-characters',
  'email-form',
];

/** The fault to show now, if any. While a scanner types a card's zone into the field nothing is wrong yet. `asked`: nothing more comes, or Enter was pressed. `left`: the cursor was in the field and went elsewhere. */
export function visibleFault(
  fault: FieldFault | undefined,
  text: string,
  { asked, left }: { asked: boolean; left: boolean },
): FieldFault | null {
  if (!fault) return null;
  if (isScanning(text) && fault !== 'zone-layout') return asked || left ? fault : null;
  if (asked || !unfinished.includes(fault)) return fault;
  return left && text.trim() !== '' ? fault : null;
}
