import type { Applicant } from '../../src/application/application.ts';
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
 * Whether a one-time password may be sent now. Throws the ProblemError that stands against it. The caller
 * holds the lock of the number: two messages to one number are weighed one after the other.
 */
export async function weighSending(
  challenge: StoredChallenge,
  { limits, policy }: Pick<Parts, 'limits' | 'policy'>,
  queries: Queries,
): Promise<Weighed> {
  const { citizenIin, subscriberNumber, desk, sentAt: at } = challenge;
  const person = await requirePerson(citizenIin, queries);
  const { own, holder } = await findAccounts(citizenIin, subscriberNumber, queries);
  if (holder && policy.numberConnectedElsewhere === 'refuse')
    throw new ProblemError('number-connected-elsewhere');
  const next = await nextSending(subscriberNumber, queries);
  if (next > at) throw new ProblemError('resend-too-early', secondsUntil(next, at));
  const entries = await usesLeft(wrongEntryUses(challenge), limits, at, queries);
  if (entries.count === 0) throw new ProblemError('too-many-requests', entries.retryAfter);
  const counted = await countUses(sendingUses(challenge, desk), limits, at, queries);
  return { person, replaces: replacedBy(subscriberNumber, own), counted };
}
