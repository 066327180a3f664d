import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import type { PasswordBinding } from './hash.ts';

/** A one-time password as it is kept. Instants are milliseconds. */
export interface StoredChallenge extends PasswordBinding {
  /** Which one of its registration it is; null before contract version 2. */
  readonly attempt: number | null;
  readonly desk: string;
  readonly office: string;
  readonly operatorIin: string;
  readonly passwordHash: Uint8Array;
  readonly triesLeft: number;
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly resendAfter: number;
}

/** Keeps a one-time password that is about to be sent. It doesn't count before `markSent`. */
export async function insertChallenge(challenge: StoredChallenge, queries: Queries): Promise<void> {
  await queries.run(
    `INSERT INTO challenge (challenge_id, registration_id, attempt, citizen_iin, subscriber_number, desk, office,
                            operator_iin, password_hash, state, tries_left, sent_at, expires_at, resend_after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'sending', $10, $11, $12, $13)`,
    [
      ...[challenge.challengeId, challenge.registrationId, challenge.attempt, challenge.citizenIin],
      ...[challenge.subscriberNumber, challenge.desk, challenge.office, challenge.operatorIin],
      ...[challenge.passwordHash, challenge.triesLeft],
      ...[challenge.sentAt, challenge.expiresAt, challenge.resendAfter].map(instantOf),
    ],
  );
}

/**
 * Says whether the password's SMS was handed over. One that was not is good for nothing, and one that
 * was voided meanwhile stays so.
 */
export async function markHandedOver(
  challengeId: string,
  handedOver: boolean,
  queries: Queries,
): Promise<void> {
  await queries.run(`UPDATE challenge SET state = $2 WHERE challenge_id = $1 AND state = 'sending'`, [
    challengeId,
    handedOver ? 'sent' : 'failed',
  ]);
}

const Next = z.strictObject({ resend_after: z.date() });

/** From when on a number may be written to again (milliseconds): 0 where it never was. */
export async function nextSending(subscriberNumber: string, queries: Queries): Promise<number> {
  const [last] = await queries.rows(
    Next,
    `SELECT resend_after FROM challenge
      WHERE subscriber_number = $1 AND state <> 'failed' ORDER BY number DESC LIMIT 1`,
    [subscriberNumber],
  );
  return last?.resend_after.getTime() ?? 0;
}
