import { maskSubscriberNumber } from '../application/subscriber-number.ts';
import type { RegistrationState } from './state.ts';

/**
 * The connected number that a person's registration of `subscriberNumber` replaces, masked to its last
 * two digits, or null. By the one-time password where it was sent to that number, since the centre
 * compares whole numbers; else by the look-up, which tells the last two digits only.
 */
export function replacedNumber(
  { lookup, challenge }: Pick<RegistrationState, 'lookup' | 'challenge'>,
  iin: string,
  subscriberNumber: string,
): string | null {
  if (challenge?.replaces !== undefined && challenge.subscriberNumber === subscriberNumber)
    return challenge.replaces;
  if (lookup?.person.iin !== iin || lookup.account.state !== 'exists') return null;
  const { connectedNumber } = lookup.account;
  return connectedNumber === maskSubscriberNumber(subscriberNumber) ? null : connectedNumber;
}

/**
 * Whether the application on paper names the connected number that the centre says is replaced. A centre
 * of contract version 1 doesn't say.
 */
export const isReplacementAnnounced = ({
  challenge,
  announcedReplacement,
}: Pick<RegistrationState, 'challenge' | 'announcedReplacement'>): boolean =>
  challenge?.replaces === undefined || challenge.replaces === announcedReplacement;
