import { createHmac, type KeyObject, timingSafeEqual } from 'node:crypto';

/** What a one-time password is good for: this challenge, and through it one registration, person and number. */
export interface PasswordBinding {
  readonly challengeId: string;
  readonly registrationId: string;
  readonly citizenIin: string;
  readonly subscriberNumber: string;
}

/**
 * What is stored of a one-time password: HMAC-SHA-256 under the centre's secret, over the digits and
 * all that they are bound to. Without the secret a stolen database can't be searched for six digits.
 */
export function hashPassword(digits: string, binding: PasswordBinding, secret: KeyObject): Uint8Array {
  const { challengeId, registrationId, citizenIin, subscriberNumber } = binding;
  return createHmac('sha256', secret)
    .update([challengeId, registrationId, citizenIin, subscriberNumber, digits].join('\n'))
    .digest();
}

/** Compares in constant time. */
export const isPassword = (
  digits: string,
  binding: PasswordBinding,
  hash: Uint8Array,
  secret: KeyObject,
): boolean => timingSafeEqual(hashPassword(digits, binding, secret), hash);
