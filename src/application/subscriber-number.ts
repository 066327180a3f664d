import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { z } from 'zod';
import { fault, ok, type Result } from '../result.ts';

/** A mobile number of Kazakhstan in E.164: `+77011234567`. Only `parseSubscriberNumber` and the schema make it. */
export const SubscriberNumber = z
  .string()
  .regex(/^\+77\d{9}$/)
  .refine(isKazakhMobile)
  .brand<'SubscriberNumber'>();
export type SubscriberNumber = z.infer<typeof SubscriberNumber>;

export type SubscriberNumberFault =
  | 'number-length'
  | 'number-characters'
  | 'number-russian'
  | 'number-foreign'
  | 'number-not-mobile';

/**
 * Reads a number as typed or pasted: 8701…, 701…, 7701… and +7 701… are one number.
 * The operator (Beeline, Kcell, …) is never inferred: numbers are portable.
 */
export function parseSubscriberNumber(text: string): Result<SubscriberNumber, SubscriberNumberFault> {
  const typed = text.replaceAll(/[\s().\-\u00a0\u2009\u2011]/g, '').replace(/^00/, '+');
  if (!/^\+?\d*$/.test(typed)) return fault('number-characters');
  if (typed.startsWith('+') && !typed.startsWith('+7')) return fault('number-foreign');
  const national = nationalDigits(typed);
  if (national.length !== 10) return fault('number-length');
  if (/^[3489]/.test(national)) return fault('number-russian');
  return isKazakhMobile(`+7${national}`)
    ? ok(`+7${national}` as SubscriberNumber)
    : fault('number-not-mobile');
}

/** The number as people read it: `+7 701 123 45 67`. Also shapes a number that is still being typed. */
export function formatSubscriberNumber(text: string): string {
  const digits = nationalDigits(text.replaceAll(/[^\d+]/g, '')).slice(0, 10);
  if (digits === '') return '';
  return ['+7', digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)]
    .filter(Boolean)
    .join(' ');
}

/** The last two digits, the rest hidden: what may be said of a number that is not the citizen's own. */
export const maskSubscriberNumber = (number: string): string => `+7 ••• ••• •• ${number.slice(-2)}`;

/** The ten digits after the country code, as far as they are there. */
function nationalDigits(typed: string): string {
  if (typed.startsWith('+7')) return typed.slice(2);
  const digits = typed.replaceAll(/\D/g, '');
  // No number begins with the trunk prefix 8, so it can go at once; 7 may be either until the 11th digit.
  return digits.startsWith('8') || (digits.length > 10 && digits.startsWith('7')) ? digits.slice(1) : digits;
}

function isKazakhMobile(number: string): boolean {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country === 'KZ' && parsed.isValid();
}
