import { z } from 'zod';
import { fault, ok, type Result } from '../result.ts';
import { withoutSeparators } from './separators.ts';

/** Individual identification number: 12 digits with a right check digit. Only `parseIin` and the schema make it. */
export const Iin = z
  .string()
  .regex(/^\d{12}$/)
  .refine((digits) => checkIin(digits) === null)
  .brand<'Iin'>();
export type Iin = z.infer<typeof Iin>;

export type IinFault = 'iin-length' | 'iin-characters' | 'iin-is-bin' | 'iin-checksum';

const firstPass = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
const secondPass = [3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2];

/**
 * Reads an IIN as typed or pasted: spaces, dots, brackets and dashes between the digits are passed over.
 * Blocks on the checksum only; a date that disagrees is `iinDateDoubt`'s business.
 */
export function parseIin(text: string): Result<Iin, IinFault> {
  const digits = withoutSeparators(text);
  if (/\D/.test(digits)) return fault('iin-characters');
  if (digits.length !== 12) return fault('iin-length');
  const found = checkIin(digits);
  return found === null ? ok(digits as Iin) : fault(found);
}

/** The IIN as people read it: `901123 300258`. */
export const formatIin = (iin: string): string => `${iin.slice(0, 6)} ${iin.slice(6)}`;

/**
 * The check digit for the first eleven digits, or null where the number is never issued
 * (both passes of the checksum give 10).
 */
export function iinCheckDigit(firstEleven: string): number | null {
  for (const weights of [firstPass, secondPass]) {
    const sum = weights.reduce((total, weight, place) => total + weight * Number(firstEleven[place]), 0);
    if (sum % 11 < 10) return sum % 11;
  }
  return null;
}

/**
 * True where the digits name no calendar date or no sex and century. Since 2013 such numbers are
 * issued, so this is a reason to look at the document again, never a reason to block.
 */
export function iinDateDoubt(iin: string): boolean {
  const century = Math.ceil(Number(iin[6]) / 2);
  if (century < 1 || century > 3) return true;
  const year = 1700 + century * 100 + Number(iin.slice(0, 2));
  const month = Number(iin.slice(2, 4));
  const day = Number(iin.slice(4, 6));
  // A day that the month has not carries the date into another month.
  return new Date(Date.UTC(year, month - 1, day)).getUTCMonth() !== month - 1;
}

function checkIin(digits: string): 'iin-is-bin' | 'iin-checksum' | null {
  // In an IIN the fifth digit begins a day of the month (0-3); in a BIN it is the kind of entity (4-6).
  if (/^\d{4}[4-6]/.test(digits)) return 'iin-is-bin';
  return iinCheckDigit(digits.slice(0, 11)) === Number(digits[11]) ? null : 'iin-checksum';
}
