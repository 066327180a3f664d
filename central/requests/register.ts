import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Decision } from '../../src/contract/receipt.ts';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { queueNotices } from '../messages/outgoing.ts';
import { numberMoved, replacementDone } from '../messages/texts.ts';
import type { SentChallenge } from '../one-time-passwords/find.ts';
import { spendPassword } from '../one-time-passwords/try.ts';
import type { Parts } from '../parts.ts';
import { type Account, connectNumber, createAccount, releaseNumber, replacedBy } from '../people/account.ts';

/** A request that nothing stands against. */
export interface Registration {
  readonly request: AnyRegistrationRequest;
  readonly own: Account | null;
  readonly challenge: SentChallenge;
  /** Of the account that is to be created (clause 8); null where there is one. */
  readonly temporaryPasswordHash: string | null;
  /** The centre's time, milliseconds. */
  readonly now: number;
}

/**
 * Registers: the one-time password is spent and other open ones are void, an account that had the number
 * before loses it, the account is created where there is none (clause 8), and the number is connected.
 * The replaced number and the holder of the other account are told. Nothing of the latter is answered, and
 * the same statements run whether there is one or not.
 */
export async function register(
  { request, own, challenge, temporaryPasswordHash, now }: Registration,
  { policy, random }: Pick<Parts, 'policy' | 'random'>,
  queries: Queries,
): Promise<Decision> {
  const { application, from } = request;
  const { subscriberNumber, language } = application;
  const connection = { application, at: now };
  const expiresAt = now + policy.temporaryPasswordLifeHours * 3_600_000;
  const replaced = replacedBy(subscriberNumber, own);
  const at = instantOf(now);

  await spendPassword(challenge, queries);
  const told = await releaseNumber(connection, queries);
  if (temporaryPasswordHash === null) await connectNumber(connection, queries);
  else await createAccount(connection, { hash: temporaryPasswordHash, expiresAt }, queries);
  const notices = [
    ...(replaced ? [replacementDone(replaced, { from, at, language })] : []),
    ...told.map((address) => numberMoved(address, subscriberNumber, at)),
  ];
  await queueNotices(notices, now, random, queries);
  return {
    outcome: 'registered',
    accountCreated: temporaryPasswordHash !== null,
    replaced: replaced && maskSubscriberNumber(replaced),
    passwordExpiresAt: temporaryPasswordHash === null ? null : instantOf(expiresAt),
  };
}
