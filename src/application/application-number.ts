import { z } from 'zod';
import { fault, ok, type Result } from '../result.ts';

/**
 * The application's unique number (appendix, first line): office (4 digits), window (2), running
 * number (6) and two check digits, written `0123-04-000057-75`. The check digits are those of
 * ISO/IEC 7064, MOD 97-10: every single wrong digit and every swap of neighbours is found.
 */
export const ApplicationNumber = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{6}-\d{2}$/)
  .refine((text) => remainder97(digitsOf(text)) === 1)
  .brand<'ApplicationNumber'>();
export type ApplicationNumber = z.infer<typeof ApplicationNumber>;

export type ApplicationNumberFault = 'application-number-length' | 'application-number-checksum';

/** The number for a window's running number, 1 to 999 999. Throws a RangeError past that. */
export function makeApplicationNumber(office: string, window: string, running: number): ApplicationNumber {
  if (!/^\d{4}$/.test(office) || !/^\d{2}$/.test(window))
    throw new RangeError('office or window is not a number');
  if (!Number.isInteger(running) || running < 1 || running > 999_999)
    throw new RangeError(`running number ${running} is outside 1 to 999999`);
  const body = `${office}${window}${String(running).padStart(6, '0')}`;
  const check = 98 - remainder97(`${body}00`);
  return formatDigits(`${body}${String(check).padStart(2, '0')}`);
}

/** Reads a number as typed, pasted or scanned, with or without its hyphens. */
export function parseApplicationNumber(text: string): Result<ApplicationNumber, ApplicationNumberFault> {
  const digits = digitsOf(text);
  if (digits.length !== 14) return fault('application-number-length');
  return remainder97(digits) === 1 ? ok(formatDigits(digits)) : fault('application-number-checksum');
}

/** The fourteen digits without hyphens: what the barcode carries. */
export const digitsOf = (number: string): string => number.replaceAll(/\D/g, '');

const remainder97 = (digits: string): number => Number(BigInt(digits) % 97n);

const formatDigits = (digits: string): ApplicationNumber =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 12)}-${digits.slice(12)}` as ApplicationNumber;
