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
 * Whether the application on paper names the connected number that is replaced, as far as that is known:
 * by the one-time password, before that by the look-up. Else it has to be printed again.
 */
export function isReplacementAnnounced(state: Known): boolean {
  const { application, challenge, announcedReplacement } = state;
  if (!application) return true;
  const replaced = replacedNumber(state, application.applicant.iin, application.subscriberNumber);
  if (challenge?.replaces !== undefined) return replaced === announcedReplacement;
  // A look-up that tells of no replacement is not the last word: the one-time password is.
  return replaced === null || replaced === announcedReplacement;
}
