import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { PasswordBinding } from './hash.ts';

/** A one-time password that was sent. Instants are milliseconds. */
export interface SentChallenge extends PasswordBinding {
  readonly office: string;
  readonly passwordHash: Uint8Array;
  readonly triesLeft: number;
  readonly sentAt: number;
  readonly expiresAt: number;
  readonly isSpent: boolean;
  /** The person or the number was connected anew since, or a request of the registration was withdrawn. */
  readonly isVoid: boolean;
  /** A newer one was sent for the same registration. */
  readonly isReplaced: boolean;
  /** The operator who had it sent, where that is known. */
  readonly operatorIin: string | null;
}

const Row = z.strictObject({
  challenge_id: z.string(),
  registration_id: z.string(),
  citizen_iin: z.string(),
  subscriber_number: z.string(),
  office: z.string(),
  password_hash: z.instanceof(Uint8Array),
  state: z.enum(['sent', 'spent', 'void']),
  tries_left: z.int(),
  sent_at: z.date(),
  expires_at: z.date(),
  replaced: z.boolean(),
  operator_iin: z.string().nullable(),
});

/** The challenge of that id, kept from others until the transaction ends; null where none was sent. */
export async function findChallenge(challengeId: string, queries: Queries): Promise<SentChallenge | null> {
  const [row] = await queries.rows(
    Row,
    `SELECT challenge_id, registration_id, citizen_iin, subscriber_number, office, password_hash, state,
            tries_left, sent_at, expires_at, operator_iin,
            EXISTS (SELECT FROM challenge newer
                     WHERE newer.registration_id = challenge.registration_id
                       AND newer.number > challenge.number AND newer.state IN ('sent', 'spent', 'void')) AS replaced
       FROM challenge WHERE challenge_id = $1 AND state IN ('sent', 'spent', 'void') FOR UPDATE`,
    [challengeId],
  );
  return row ? challengeOf(row) : null;
}

const challengeOf = (row: z.infer<typeof Row>): SentChallenge => ({
  challengeId: row.challenge_id,
  registrationId: row.registration_id,
  citizenIin: row.citizen_iin,
  subscriberNumber: row.subscriber_number,
  office: row.office,
  passwordHash: row.password_hash,
  triesLeft: row.tries_left,
  sentAt: row.sent_at.getTime(),
  expiresAt: row.expires_at.getTime(),
  isSpent: row.state === 'spent',
  isVoid: row.state === 'void',
  isReplaced: row.replaced,
  operatorIin: row.operator_iin,
});
