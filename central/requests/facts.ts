import type { Applicant } from '../../src/application/application.ts';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import { hasAnotherPerson } from '../access/one-person.ts';
import type { Queries } from '../database/database.ts';
import { type Attempt, findAttempt } from '../one-time-passwords/attempt.ts';
import { type Accounts, lockAccounts } from '../people/account.ts';
import { lockPerson } from '../people/person.ts';

/** What the centre's database holds about a request, each held still until the transaction ends. */
export interface Facts extends Accounts {
  readonly person: Applicant | 'unusable' | null;
  /**
   * Null where the one-time password belongs to something else, its digits did not come out of their seal,
   * or the registration is about another person.
   */
  readonly attempt: Attempt | null;
}

/**
 * Reads what a request is about. Whoever decides locks in this order, so that nobody waits for each
 * other: registration and number (before this is called), person, accounts, one-time passwords.
 */
export async function readFacts(
  request: AnyRegistrationRequest,
  digits: string | null,
  queries: Queries,
): Promise<Facts> {
  const { applicant, subscriberNumber } = request.application;
  const person = await lockPerson(applicant.iin, queries);
  const accounts = await lockAccounts(applicant.iin, subscriberNumber, queries);
  const isOfAnother = await hasAnotherPerson(request.registrationId, applicant.iin, queries);
  const attempt = isOfAnother ? null : await findAttempt(request, digits, queries);
  return { ...accounts, person, attempt };
}
