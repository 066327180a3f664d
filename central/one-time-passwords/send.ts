import type { z } from 'zod';
import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { Challenge, OneTimePasswordInput, OneTimePasswordInput1 } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import { recordAccess } from '../access/record.ts';
import { giveBack } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Desk } from '../desks/find.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { findAccount, replacedBy } from '../people/account.ts';
import { randomDigits, randomUuid } from '../random.ts';
import type { Session } from '../sessions/session.ts';
import { insertChallenge, type StoredChallenge } from './challenge.ts';
import { handOver } from './hand-over.ts';
import { hashPassword } from './hash.ts';
import { awaitHandOver, findRepeated, type RepeatedChallenge } from './repeat.ts';
import { type Weighed, weighSending } from './weigh.ts';

type Input = z.infer<typeof OneTimePasswordInput> | z.infer<typeof OneTimePasswordInput1>;

interface Asked {
  readonly input: Input;
  readonly desk: Desk;
  readonly session: Session;
}

/** What asking for a one-time password comes to before anything is sent. */
type Begun =
  | { readonly is: 'repeated'; readonly challenge: RepeatedChallenge; readonly replaces: string | null }
  | { readonly is: 'new'; readonly challenge: StoredChallenge; readonly weighed: Weighed }
  | { readonly is: 'declined'; readonly problem: ProblemError };

/**
 * Sends a one-time password to a subscriber number (clause 7.2). It is stored before it is sent, and
 * counts only once its SMS was handed over: nothing that a telephone shows is unknown here. Asked for
 * again, since the answer was lost, it is the one that was sent.
 */
export function sendOneTimePassword(parts: Parts): Handlers['sendOneTimePassword'] {
  const { length } = parts.policy.oneTimePassword;
  return async ({ input, desk, session, version }) => {
    for (;;) {
      const digits = randomDigits(length, parts.random);
      const begun = await begin({ input, desk, session }, digits, parts);
      if (begun.is === 'declined') throw begun.problem;
      if (begun.is === 'new') {
        await send(begun, digits, { input, desk, session }, parts);
        return answerOf(begun.challenge, begun.weighed.replaces, length, version);
      }
      if (!begun.challenge.isOnItsWay) return answerOf(begun.challenge, begun.replaces, length, version);
      await awaitHandOver(begun.challenge.challengeId, parts.database);
    }
  };
}

/** Records the act and stores the password, or finds the one that was stored before. */
function begin(asked: Asked, digits: string, parts: Parts): Promise<Begun> {
  const { input, desk, session } = asked;
  const { registrationId, iin: citizenIin, subscriberNumber } = input;
  return parts.database.transaction(async (queries) => {
    await lock('number', subscriberNumber, queries);
    const at = parts.clock();
    const repeated = 'attempt' in input ? await findRepeated(input, desk.identity.desk, at, queries) : null;
    if (repeated) {
      const replaces = replacedBy(subscriberNumber, await findAccount(citizenIin, queries));
      return { is: 'repeated', challenge: repeated, replaces };
    }
    const access = { act: 'one-time-password', session, desk, registrationId } as const;
    await recordAccess({ ...access, citizenIin, subscriberNumber }, parts.limits, at, queries);
    return store(newChallenge(asked, digits, at, parts), parts, queries);
  });
}

/** What declines here is answered after the act's record is kept. */
async function store(challenge: StoredChallenge, parts: Parts, queries: Queries): Promise<Begun> {
  try {
    const weighed = await weighSending(challenge, parts, queries);
    await insertChallenge(challenge, queries);
    return { is: 'new', challenge, weighed };
  } catch (error) {
    if (error instanceof ProblemError) return { is: 'declined', problem: error };
    throw error;
  }
}

async function send(
  { challenge, weighed: { person, replaces, counted } }: Extract<Begun, { is: 'new' }>,
  digits: string,
  { input, desk }: Asked,
  parts: Parts,
): Promise<void> {
  const applicationNumber = 'applicationNumber' in input ? input.applicationNumber : null;
  const { language } = input;
  try {
    await handOver(
      { challenge, digits, person, applicationNumber, language, replaces, from: desk.identity },
      parts,
    );
  } catch (error) {
    await giveBack(counted, parts.database);
    throw error;
  }
}

function newChallenge(
  { input, desk, session }: Asked,
  digits: string,
  at: number,
  parts: Parts,
): StoredChallenge {
  const { lifeSeconds, resendAfterSeconds, tries } = parts.policy.oneTimePassword;
  const binding = {
    challengeId: randomUuid(parts.random),
    registrationId: input.registrationId,
    citizenIin: input.iin,
    subscriberNumber: input.subscriberNumber,
  };
  return {
    ...binding,
    attempt: 'attempt' in input ? input.attempt : null,
    desk: desk.identity.desk,
    office: desk.identity.office,
    operatorIin: session.operatorIin,
    passwordHash: hashPassword(digits, binding, parts.keys.oneTimePasswordSecret),
    triesLeft: tries,
    sentAt: at,
    expiresAt: at + lifeSeconds * 1000,
    resendAfter: at + resendAfterSeconds * 1000,
  };
}

/** A caller of contract version 1 is not told what would be replaced. */
const answerOf = (
  challenge: StoredChallenge | RepeatedChallenge,
  replaces: string | null,
  length: number,
  version: ContractVersion,
): z.input<typeof Challenge> => ({
  challengeId: challenge.challengeId,
  subscriberNumber: challenge.subscriberNumber,
  length,
  sentAt: instantOf(challenge.sentAt),
  expiresAt: instantOf(challenge.expiresAt),
  resendAfter: instantOf(challenge.resendAfter),
  triesLeft: challenge.triesLeft,
  ...(version > 1 && { replaces: replaces && maskSubscriberNumber(replaces) }),
});
