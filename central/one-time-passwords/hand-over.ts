import type { Applicant, PaperLanguage } from '../../src/application/application.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { DeskIdentity } from '../../src/contract/request.ts';
import { ProblemError } from '../http/problem-error.ts';
import { GatewayUnavailable } from '../messages/message.ts';
import { queueNotices } from '../messages/outgoing.ts';
import { oneTimePasswordText, replacementBegun } from '../messages/texts.ts';
import type { Parts } from '../parts.ts';
import { markHandedOver, type StoredChallenge } from './challenge.ts';

/** A one-time password that is stored and not sent yet. */
export interface NewPassword {
  readonly challenge: StoredChallenge;
  readonly digits: string;
  /** Whose account the number is to be connected to. */
  readonly person: Applicant;
  readonly applicationNumber: string | null;
  readonly language: PaperLanguage;
  /** The connected number that this one would take the place of; it is told so. */
  readonly replaces: string | null;
  readonly from: DeskIdentity;
}

/**
 * Sends a one-time password by SMS, and waits until it was taken: the answer depends on it. Throws
 * `sms-unavailable` where it was not; the password is good for nothing then.
 */
export async function handOver(password: NewPassword, parts: Parts): Promise<void> {
  const { challenge, digits, language, replaces, from } = password;
  const { challengeId, subscriberNumber } = challenge;
  const { lifeSeconds } = parts.policy.oneTimePassword;
  const text = oneTimePasswordText(digits, { ...password, lifeSeconds });
  try {
    await parts.sms.send({ to: subscriberNumber, text, messageId: challengeId });
  } catch (error) {
    await markHandedOver(challengeId, false, parts.database);
    if (error instanceof GatewayUnavailable)
      throw new ProblemError('sms-unavailable', undefined, { cause: error });
    throw error;
  }
  const at = instantOf(challenge.sentAt);
  const notices = replaces ? [replacementBegun(replaces, { from, at, language })] : [];
  await parts.database.transaction(async (queries) => {
    await markHandedOver(challengeId, true, queries);
    await queueNotices(notices, parts.clock(), parts.random, queries);
  });
  parts.dispatcher.wake();
}
