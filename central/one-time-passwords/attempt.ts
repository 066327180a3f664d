import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { findChallenge, type SentChallenge } from './find.ts';

/** The digits that a citizen said, and the one-time password that they are meant for. */
export interface Attempt {
  readonly challenge: SentChallenge;
  readonly digits: string;
}

/**
 * The attempt that a request makes; null unless its one-time password was sent for this very
 * registration, person and number, from this office, and `digits` came out of its seal.
 */
export async function findAttempt(
  request: AnyRegistrationRequest,
  digits: string | null,
  queries: Queries,
): Promise<Attempt | null> {
  const challenge = await findChallenge(request.oneTimePassword.challengeId, queries);
  const isOurs =
    challenge?.registrationId === request.registrationId &&
    challenge.citizenIin === request.application.applicant.iin &&
    challenge.subscriberNumber === request.application.subscriberNumber &&
    challenge.office === request.from.office;
  return isOurs && digits !== null ? { challenge, digits } : null;
}
