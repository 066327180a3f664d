import type { z } from 'zod';
import type { Challenge, OneTimePasswordInput, OneTimePasswordInput1 } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { checkLimit, secondsUntil } from '../access/limit.ts';
import { recordAccess } from '../access/record.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Desk } from '../desks/find.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { isConnectedElsewhere } from '../people/account.ts';
import { findPerson } from '../people/person.ts';
import { randomDigits, randomUuid } from '../random.ts';
import { oneTimePasswordMessage } from '../sms/one-time-password-message.ts';
import { SmsUnavailable } from '../sms/sms.ts';
import { insertChallenge, markHandedOver, recentlySent, type StoredChallenge } from './challenge.ts';
import { hashPassword } from './hash.ts';

type Input = z.infer<typeof OneTimePasswordInput> | z.infer<typeof OneTimePasswordInput1>;

/**
 * Sends a one-time password to a subscriber number (clause 7.2). It is stored before it is sent, and
 * counts only once its SMS was handed over: nothing that a telephone shows is unknown here.
 */
export function sendOneTimePassword(parts: Parts): Handlers['sendOneTimePassword'] {
  const { database, limits, clock, policy } = parts;
  return async ({ input, desk, session }) => {
    const at = clock();
    const access = {
      ...({ act: 'one-time-password', session, desk, registrationId: input.registrationId } as const),
      ...{ citizenIin: input.iin, statementsVersion: null, subscriberNumber: input.subscriberNumber },
    };
    await database.transaction((queries) =>
      recordAccess(access, limits.oneTimePasswordsPerOperator, at, queries),
    );
    const digits = randomDigits(policy.oneTimePassword.length, parts.random);
    const challenge = newChallenge(input, desk, digits, at, parts);
    await database.transaction(async (queries) => {
      await check(input, at, parts, queries);
      await insertChallenge(challenge, queries);
    });
    await handOver(challenge, digits, input.language, parts);
    return answerOf(challenge, input, policy.oneTimePassword.length);
  };
}

async function check(input: Input, at: number, { limits }: Parts, queries: Queries): Promise<void> {
  const { iin, subscriberNumber } = input;
  // Two messages to one number are weighed one after the other.
  await lock('number', subscriberNumber, queries);
  if (!(await findPerson(iin, queries))) throw new ProblemError('iin-unknown');
  if (await isConnectedElsewhere(subscriberNumber, iin, queries))
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
}

function newChallenge(input: Input, desk: Desk, digits: string, at: number, parts: Parts): StoredChallenge {
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
    passwordHash: hashPassword(digits, binding, parts.keys.oneTimePasswordSecret),
    triesLeft: tries,
    sentAt: at,
    expiresAt: at + lifeSeconds * 1000,
    resendAfter: at + resendAfterSeconds * 1000,
  };
}

/** Throws `sms-unavailable` where the message was not taken; the password is void then. */
async function handOver(
  { challengeId, subscriberNumber }: StoredChallenge,
  digits: string,
  language: Input['language'],
  { database, sms, policy }: Parts,
): Promise<void> {
  const text = oneTimePasswordMessage(digits, policy.oneTimePassword.lifeSeconds, language);
  try {
    await sms.send({ to: subscriberNumber, text, messageId: challengeId });
  } catch (error) {
    await markHandedOver(challengeId, false, database);
    if (error instanceof SmsUnavailable)
      throw new ProblemError('sms-unavailable', undefined, { cause: error });
    throw error;
  }
  await markHandedOver(challengeId, true, database);
}

const answerOf = (
  challenge: StoredChallenge,
  { subscriberNumber }: Input,
  length: number,
): z.input<typeof Challenge> => ({
  challengeId: challenge.challengeId,
  subscriberNumber,
  length,
  sentAt: instantOf(challenge.sentAt),
  expiresAt: instantOf(challenge.expiresAt),
  resendAfter: instantOf(challenge.resendAfter),
  triesLeft: challenge.triesLeft,
});
