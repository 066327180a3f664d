import type { Applicant } from '../../src/application/application.ts';
import { bindPerson, checkPerson } from '../access/one-person.ts';
import { type CountedUse, countUses, secondsUntil, usesLeft } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { findAccounts, replacedBy } from '../people/account.ts';
import { requirePerson } from '../people/person.ts';
import { nextSending, type StoredChallenge } from './challenge.ts';
import { sendingUses, wrongEntryUses } from './uses.ts';

/** What a one-time password that may be sent is about. */
export interface Weighed {
  /** Whose account the number is to be connected to. */
  readonly person: Applicant;
  /** The connected number that this one would take the place of. */
  readonly replaces: string | null;
  /** Given back where its SMS is not taken. */
  readonly counted: readonly CountedUse[];
}

/**
 * Whether a one-time password may be sent now. Throws the ProblemError that stands against it: whether
 * there is such a person is said last, and never of another one than the registration is about. The caller
 * holds the lock of the number: two messages to one number are weighed one after the other.
 */
export async function weighSending(
  challenge: StoredChallenge,
  { limits, policy }: Pick<Parts, 'limits' | 'policy'>,
  queries: Queries,
): Promise<Weighed> {
  const { registrationId, citizenIin, subscriberNumber, desk, sentAt: at } = challenge;
  await checkPerson(registrationId, citizenIin, queries);
  const next = await nextSending(subscriberNumber, queries);
  if (next > at) throw new ProblemError('resend-too-early', secondsUntil(next, at));
  const uses = sendingUses(challenge, desk);
  const left = await usesLeft([...wrongEntryUses(challenge), ...uses], limits, at, queries);
  if (left.count === 0) throw new ProblemError('too-many-requests', left.retryAfter);
  const person = await requirePerson(citizenIin, queries);
  await bindPerson(registrationId, citizenIin, queries);
  const { own, holder } = await findAccounts(citizenIin, subscriberNumber, queries);
  if (holder && policy.numberConnectedElsewhere === 'refuse')
    throw new ProblemError('number-connected-elsewhere');
  const counted = await countUses(uses, limits, at, queries);
  return { person, replaces: replacedBy(subscriberNumber, own), counted };
}
