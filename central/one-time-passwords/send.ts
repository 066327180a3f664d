import type { z } from 'zod';
import type { Applicant } from '../../src/application/application.ts';
import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { Challenge, OneTimePasswordInput, OneTimePasswordInput1 } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import { checkLimit, secondsUntil } from '../access/limit.ts';
import { recordAccess } from '../access/record.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Desk } from '../desks/find.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { findAccounts, replacedBy } from '../people/account.ts';
import { requirePerson } from '../people/person.ts';
import { randomDigits, randomUuid } from '../random.ts';
import type { Session } from '../sessions/session.ts';
import { insertChallenge, recentlySent, type StoredChallenge } from './challenge.ts';
import { handOver } from './hand-over.ts';
import { hashPassword } from './hash.ts';

type Input = z.infer<typeof OneTimePasswordInput> | z.infer<typeof OneTimePasswordInput1>;

/**
 * Sends a one-time password to a subscriber number (clause 7.2). It is stored before it is sent, and
 * counts only once its SMS was handed over: nothing that a telephone shows is unknown here.
 */
export function sendOneTimePassword(parts: Parts): Handlers['sendOneTimePassword'] {
  const { database, limits, clock, policy } = parts;
  return async ({ input, desk, session, version }) => {
    const at = clock();
    const access = {
      ...({ act: 'one-time-password', session, desk, registrationId: input.registrationId } as const),
      ...{ citizenIin: input.iin, statementsVersion: null, subscriberNumber: input.subscriberNumber },
    };
    await database.transaction((queries) =>
      recordAccess(access, limits.oneTimePasswordsPerOperator, at, queries),
    );
    const digits = randomDigits(policy.oneTimePassword.length, parts.random);
    const challenge = newChallenge(input, desk, session, digits, at, parts);
    const { person, replaces } = await database.transaction(async (queries) => {
      const checked = await check(input, at, parts, queries);
      await insertChallenge(challenge, queries);
      return checked;
    });
    const applicationNumber = 'applicationNumber' in input ? input.applicationNumber : null;
    const { language } = input;
    await handOver(
      { challenge, digits, person, applicationNumber, language, replaces, from: desk.identity },
      parts,
    );
    return answerOf(challenge, replaces, policy.oneTimePassword.length, version);
  };
}

/** Whose account the number is to be connected to, and the number that it would take the place of. */
interface Checked {
  readonly person: Applicant;
  readonly replaces: string | null;
}

async function check(input: Input, at: number, parts: Parts, queries: Queries): Promise<Checked> {
  const { iin, subscriberNumber } = input;
  const { limits, policy } = parts;
  // Two messages to one number are weighed one after the other.
  await lock('number', subscriberNumber, queries);
  const person = await requirePerson(iin, queries);
  const { own, holder } = await findAccounts(iin, subscriberNumber, queries);
  if (holder && policy.numberConnectedElsewhere === 'refuse')
    throw new ProblemError('number-connected-elsewhere');
  const limit = limits.oneTimePasswordsPerNumber;
  const recent = await recentlySent(subscriberNumber, limit.count, queries);
  const next = recent[0]?.resendAfter.getTime() ?? 0;
  if (next > at) throw new ProblemError('resend-too-early', secondsUntil(next, at));
  checkLimit(
    recent.map((sent) => sent.sentAt),
    limit,
    at,
  );
  return { person, replaces: replacedBy(subscriberNumber, own) };
}

function newChallenge(
  input: Input,
  desk: Desk,
  session: Session,
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
  challenge: StoredChallenge,
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
