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
  .refine((text) => isIssued(digitsOf(text)))
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
  return formatDigits(body + checkDigits(body));
}

/** Reads a number as typed, pasted or scanned, with or without its hyphens. */
export function parseApplicationNumber(text: string): Result<ApplicationNumber, ApplicationNumberFault> {
  const digits = digitsOf(text);
  if (digits.length !== 14) return fault('application-number-length');
  return isIssued(digits) ? ok(formatDigits(digits)) : fault('application-number-checksum');
}

/** The fourteen digits without hyphens: what the barcode carries. */
export const digitsOf = (number: string): string => number.replaceAll(/\D/g, '');

/**
 * The pair is made again and compared, since the remainder alone would pass two pairs for some bodies
 * (98 and 01): one number has one spelling. Running numbers begin with 1.
 */
const isIssued = (digits: string): boolean =>
  digits.slice(6, 12) !== '000000' && digits.slice(12) === checkDigits(digits.slice(0, 12));

const checkDigits = (body: string): string => String(98 - Number(BigInt(`${body}00`) % 97n)).padStart(2, '0');

const formatDigits = (digits: string): ApplicationNumber =>
  `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6, 12)}-${digits.slice(12)}` as ApplicationNumber;
