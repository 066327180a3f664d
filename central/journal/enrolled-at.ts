import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';

/**
 * Whether a request is from before the desk's first journal was enrolled: it claims so, and its one-time
 * password was sent before too, which the centre knows itself. Such a request was signed by a desk of
 * contract version 1, maybe without a line, and is delivered after the desk was upgraded. A desk that has
 * enrolled no journal is still before. `signedAt` is in milliseconds.
 */
export async function isFromBeforeJournals(
  { from, oneTimePassword }: AnyRegistrationRequest,
  signedAt: number,
  queries: Queries,
): Promise<boolean> {
  const later = await queries.rows(
    z.unknown(),
    `SELECT 1 FROM (SELECT min(enrolled_at) AS at FROM journal WHERE desk = $1 AND key IS NOT NULL) AS first
      WHERE first.at <= $2 OR first.at <= (SELECT sent_at FROM challenge WHERE challenge_id = $3)`,
    [from.desk, instantOf(signedAt), oneTimePassword.challengeId],
  );
  return later.length === 0;
}

const Row = z.strictObject({ enrolled_at: z.date() });

/** When a journal of a desk was enrolled (milliseconds); 0 where it was not. */
export async function enrolledAt(desk: string, journal: string, queries: Queries): Promise<number> {
  const sql = 'SELECT enrolled_at FROM journal WHERE desk = $1 AND journal = $2 AND key IS NOT NULL';
  const [row] = await queries.rows(Row, sql, [desk, journal]);
  return row?.enrolled_at.getTime() ?? 0;
}
