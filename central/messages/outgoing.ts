import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import { type Random, randomUuid } from '../random.ts';

/** What a citizen is to be told, by SMS to a number or by e-mail to an address. */
export type Notice =
  | { readonly channel: 'sms'; readonly to: string; readonly text: string }
  | { readonly channel: 'mail'; readonly to: string; readonly subject: string; readonly text: string };

export type Channel = Notice['channel'];

/**
 * Queues what citizens are to be told, in the transaction of what it tells; the dispatcher sends it once
 * that is committed. `at` is in milliseconds. It takes one statement, also where nobody is told anything:
 * how long a decision takes does not say whether somebody was told.
 */
export async function queueNotices(
  notices: readonly Notice[],
  at: number,
  random: Random,
  queries: Queries,
): Promise<void> {
  const rows = notices.map(({ to, ...notice }) => ({
    ...{ message_id: randomUuid(random), recipient: to, ...notice },
  }));
  await queries.run(
    `INSERT INTO outgoing_message (message_id, channel, recipient, subject, text, created_at, due_at)
     SELECT message_id, channel, recipient, subject, text, $2::timestamptz, $2::timestamptz
       FROM jsonb_to_recordset($1::jsonb)
         AS row (message_id uuid, channel text, recipient text, subject text, text text)`,
    [JSON.stringify(rows), instantOf(at)],
  );
}

const Row = z.strictObject({
  message_id: z.string(),
  channel: z.enum(['sms', 'mail']),
  recipient: z.string(),
  subject: z.string().nullable(),
  text: z.string(),
  tries: z.int(),
  created_at: z.date(),
});

/** A message that this node is to send now. */
export type DueMessage = z.infer<typeof Row>;

export interface Claim {
  readonly channels: readonly Channel[];
  /** At most so many. */
  readonly count: number;
  /** Milliseconds: now, until when no other node takes them, and before which nothing is sent any more. */
  readonly now: number;
  readonly until: number;
  readonly oldest: number;
}

/** Takes messages that are due, oldest first, and keeps other nodes from them for a while. */
export async function claimDue(claim: Claim, queries: Queries): Promise<DueMessage[]> {
  const { channels, count, now, until, oldest } = claim;
  return queries.rows(
    Row,
    `WITH due AS (
       SELECT message_id FROM outgoing_message
        WHERE sent_at IS NULL AND due_at <= $1 AND created_at > $2
          AND channel IN (SELECT jsonb_array_elements_text($3::jsonb))
        ORDER BY due_at LIMIT $4 FOR UPDATE SKIP LOCKED)
     UPDATE outgoing_message SET due_at = $5, tries = tries + 1
       FROM due WHERE outgoing_message.message_id = due.message_id
     RETURNING outgoing_message.message_id, channel, recipient, subject, text, tries, created_at`,
    [instantOf(now), instantOf(oldest), JSON.stringify(channels), count, instantOf(until)],
  );
}

/** `at` is in milliseconds. */
export async function markSent(messageId: string, at: number, queries: Queries): Promise<void> {
  await queries.run('UPDATE outgoing_message SET sent_at = $2 WHERE message_id = $1', [
    messageId,
    instantOf(at),
  ]);
}

/** To be tried again at an instant (milliseconds). */
export async function postpone(messageId: string, dueAt: number, queries: Queries): Promise<void> {
  await queries.run('UPDATE outgoing_message SET due_at = $2 WHERE message_id = $1', [
    messageId,
    instantOf(dueAt),
  ]);
}
