import { parsePhoneNumberFromString } from 'libphonenumber-js/mobile';
import { z } from 'zod';
import { fault, ok, type Result } from '../result.ts';
import { withoutSeparators } from './separators.ts';

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
  const typed = withoutSeparators(text);
  if (!/^\+?\d*$/.test(typed)) return fault('number-characters');
  const national = nationalDigits(typed);
  if (national === null) return fault('number-foreign');
  if (national.length !== 10) return fault('number-length');
  if (/^[3489]/.test(national)) return fault('number-russian');
  return isKazakhMobile(`+7${national}`)
    ? ok(`+7${national}` as SubscriberNumber)
    : fault('number-not-mobile');
}

/**
 * The number as people read it: `+7 701 123 45 67`. Also shapes a number while it is typed, digit
 * after digit into what it returned before: no digit is lost, and the end is the number that the
 * same keys give at once. So +7 appears only where no further digit can take it back: 77… may be
 * 771… or +7 71… until the eleventh digit.
 */
export function formatSubscriberNumber(text: string): string {
  const typed = text.replaceAll(/[^\d+]/g, '').replaceAll(/(?!^)\+/g, '');
  const national = nationalDigits(typed);
  if (!national || /^0(?!0)/.test(typed)) return typed;
  return /^7([^06]\d{0,8})?$/.test(typed) ? grouped(typed) : `+7 ${grouped(national)}`;
}

/** The last two digits, the rest hidden: what may be said of a number that is not the citizen's own. */
export const maskSubscriberNumber = (number: string): string => `+7 ••• ••• •• ${number.slice(-2)}`;

/** The ten digits after the country code, as far as they are there; null after another country's code. */
function nationalDigits(typed: string): string | null {
  const dialled = typed.replace(/^00/, '+');
  if (/^\+[^7]/.test(dialled)) return null;
  if (dialled.startsWith('+')) return dialled.slice(2);
  // No number begins with the trunk prefix 8, so it can go at once. 7 may begin the number or be the
  // country code until the 11th digit; before 0 and 6 it is no country code, for no such number exists.
  return /^8|^7[^06]\d{9}/.test(typed) ? typed.slice(1) : typed;
}

const grouped = (digits: string): string =>
  [digits.slice(0, 3), digits.slice(3, 6), digits.slice(6, 8), digits.slice(8)].filter(Boolean).join(' ');

function isKazakhMobile(number: string): boolean {
  const parsed = parsePhoneNumberFromString(number);
  return parsed?.country === 'KZ' && parsed.isValid();
}
