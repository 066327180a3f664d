import { maskSubscriberNumber } from '../application/subscriber-number.ts';
import type { RegistrationState } from './state.ts';

type Known = Pick<RegistrationState, 'lookup' | 'challenge' | 'application' | 'announcedReplacement'>;

/**
 * The connected number that a person's registration of `subscriberNumber` replaces, masked to its last
 * two digits, or null. By the one-time password where it was sent to that number, since the centre
 * compares whole numbers; else by the look-up, which tells the last two digits only.
 */
export function replacedNumber(
  { lookup, challenge, application, announcedReplacement }: Known,
  iin: string,
  subscriberNumber: string,
): string | null {
  if (challenge?.replaces !== undefined && challenge.subscriberNumber === subscriberNumber)
    return challenge.replaces;
  if (lookup?.person.iin !== iin || lookup.account.state !== 'exists') return null;
  const { connectedNumber } = lookup.account;
  if (connectedNumber !== maskSubscriberNumber(subscriberNumber)) return connectedNumber;
  // Two numbers may end alike: what the centre said of this very one before, and the paper says, stands.
  const isSame = application?.subscriberNumber === subscriberNumber;
  return isSame && announcedReplacement === connectedNumber ? announcedReplacement : null;
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

/** Whether the application on paper says of the connected number what is known by now, by look-up or one-time password. */
export function announcesReplacement(state: Known): boolean {
  const { application, announcedReplacement } = state;
  if (!application) return true;
  const { applicant, subscriberNumber } = application;
  return replacedNumber(state, applicant.iin, subscriberNumber) === announcedReplacement;
}
