import type { Decision } from '../../src/contract/receipt.ts';
import type { Queries } from '../database/database.ts';
import { findAttempt } from '../one-time-passwords/attempt.ts';
import { tryPassword } from '../one-time-passwords/try.ts';
import type { Parts } from '../parts.ts';
import { connectNumber, createAccount } from '../people/account.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import type { Acceptance } from './accept.ts';
import { findObjection, type Matter } from './objections.ts';
import type { ReceivedRequest } from './receive.ts';

/**
 * Decides a request whose signature is right, within the transaction that also stores the decision:
 * returned while something else must be corrected, refused by clause 9, or registered. `now` is the
 * centre's time (milliseconds).
 */
export async function decide(
  { request }: ReceivedRequest,
  { signer, secrets }: Acceptance,
  now: number,
  { policy, keys }: Pick<Parts, 'policy' | 'keys'>,
  queries: Queries,
): Promise<Decision> {
  const attempt = await findAttempt(request, secrets.oneTimePassword, queries);
  const { temporaryPasswordHash } = secrets;
  const matter: Matter = { request, signer, attempt, temporaryPasswordHash, policy, now };
  const reason = await findObjection(matter, queries);
  if (reason !== null || attempt === null)
    return { outcome: 'returned', reason: reason ?? 'one-time-password-foreign' };
  const signedAt = signingInstant(request);
  const refusal = await tryPassword(attempt, signedAt, keys.oneTimePasswordSecret, queries);
  return refusal ? { outcome: 'refused', ...refusal } : register(matter, queries);
}

/** Creates the account where the request says so (clause 8) and connects the number to it. */
async function register(
  { request, temporaryPasswordHash, now }: Matter,
  queries: Queries,
): Promise<Decision> {
  const { applicant, subscriberNumber } = request.application;
  if (temporaryPasswordHash !== null) await createAccount(applicant.iin, temporaryPasswordHash, queries);
  await connectNumber(applicant.iin, subscriberNumber, now, queries);
  return { outcome: 'registered', accountCreated: temporaryPasswordHash !== null };
}
