import { setTimeout } from 'node:timers/promises';
import { z } from 'zod';
import type { OneTimePasswordInput } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { secondsUntil } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';

/** A one-time password that the same request had sent before; its answer was lost. Instants are milliseconds. */
export interface RepeatedChallenge {
  readonly challengeId: string;
  readonly subscriberNumber: string;
  readonly triesLeft: number;
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly resendAfter: number;
  /** Another request is handing its SMS over at this moment. */
  readonly isOnItsWay: boolean;
}

const Row = z.strictObject({
  challenge_id: z.string(),
  attempt: z.int(),
  is_same: z.boolean(),
  state: z.enum(['sending', 'sent']),
  tries_left: z.int(),
  sent_at: z.date(),
  expires_at: z.date(),
  resend_after: z.date(),
});

/** All in milliseconds. No gateway takes longer, so that a message on its way for longer is nobody's: a node has ended. */
const longestHandOver = 15_000;
const betweenLooks = 200;

/**
 * The one-time password of the same registration, attempt, person, number and desk, while it counts at an
 * instant (milliseconds), or null. Throws `resend-too-early` where one of a later attempt counts: a
 * request that was under way for long never takes the place of a newer one. The caller holds the lock of
 * the number.
 */
export async function findRepeated(
  { registrationId, attempt, iin, subscriberNumber }: z.infer<typeof OneTimePasswordInput>,
  desk: string,
  at: number,
  queries: Queries,
): Promise<RepeatedChallenge | null> {
  const [row] = await queries.rows(
    Row,
    `SELECT challenge_id, attempt, state, tries_left, sent_at, expires_at, resend_after,
            attempt = $2 AND citizen_iin = $3 AND subscriber_number = $4 AS is_same
       FROM challenge
      WHERE registration_id = $1 AND attempt >= $2 AND desk = $5 AND tries_left > 0 AND expires_at > $6
        AND (state = 'sent' OR state = 'sending' AND sent_at > $7)
      ORDER BY number DESC LIMIT 1`,
    [registrationId, attempt, iin, subscriberNumber, desk, instantOf(at), instantOf(at - longestHandOver)],
  );
  if (row && row.attempt > attempt)
    throw new ProblemError('resend-too-early', secondsUntil(row.expires_at.getTime(), at));
  if (!row?.is_same) return null;
  return {
    ...{ challengeId: row.challenge_id, subscriberNumber, triesLeft: row.tries_left },
    sentAt: row.sent_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    resendAfter: row.resend_after.getTime(),
    isOnItsWay: row.state === 'sending',
  };
}

const State = z.strictObject({ state: z.string() });

/**
 * Waits until a message that another request, maybe of another node, is handing over was taken, or was
 * not. Throws `sms-unavailable` where that takes too long.
 */
export async function awaitHandOver(challengeId: string, queries: Queries): Promise<void> {
  for (let looks = longestHandOver / betweenLooks; looks > 0; looks--) {
    const [challenge] = await queries.rows(State, 'SELECT state FROM challenge WHERE challenge_id = $1', [
      challengeId,
    ]);
    if (challenge?.state !== 'sending') return;
    await setTimeout(betweenLooks);
  }
  throw new ProblemError('sms-unavailable');
}
