import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';

/** Where a desk says that its journal stands: the sequence number of the last entry, 0 for none. */
export interface JournalPosition {
  readonly journal: string;
  readonly sequence: number;
}

/**
 * Notes that a desk was in touch after a moment (milliseconds) while its journal stood at an entry: it has
 * signed nothing further before. Only a journal that is enrolled counts, and no position before an entry
 * that was taken: that message was overtaken, or tells an untruth. The caller knows that the desk itself
 * says so, by its journal's key or by an operator's session: whoever has stolen the key of its TLS
 * certificate could have an honest request returned.
 */
export async function recordContact(
  desk: string,
  { journal, sequence }: JournalPosition,
  after: number,
  queries: Queries,
): Promise<void> {
  await queries.run(
    `INSERT INTO journal_contact AS known (desk, journal, sequence, at)
     SELECT desk, journal, $3::integer, $4::timestamptz FROM journal
      WHERE desk = $1 AND journal = $2 AND key IS NOT NULL AND sequence <= $3
     ON CONFLICT (desk, journal, sequence) DO UPDATE SET at = greatest(known.at, excluded.at)`,
    [desk, journal, sequence, instantOf(after)],
  );
}

/**
 * Throws `malformed` where a desk that has enrolled a journal does not say where one stands, and
 * `journal-unknown` where that one is not enrolled: whatever version it speaks, it is held to its journal
 * at the counter.
 */
export async function checkPosition(
  desk: string,
  position: JournalPosition | null,
  queries: Queries,
): Promise<void> {
  const enrolled = await queries.rows(
    z.strictObject({ journal: z.string() }),
    'SELECT journal FROM journal WHERE desk = $1 AND key IS NOT NULL',
    [desk],
  );
  if (enrolled.length === 0) return;
  if (position === null) throw new ProblemError('malformed');
  if (!enrolled.some(({ journal }) => journal === position.journal.toLowerCase()))
    throw new ProblemError('journal-unknown');
}

/**
 * Whether the desk was in touch later than `since` (milliseconds) and had not yet written what comes after
 * an entry of a journal: that journal stood at the entry or before it, or the desk kept another one. One
 * that it has begun since says nothing: the entry may be from before it.
 */
export async function wasInTouch(
  desk: string,
  { journal, sequence }: JournalPosition,
  since: number,
  queries: Queries,
): Promise<boolean> {
  const found = await queries.rows(
    z.unknown(),
    `SELECT 1 FROM journal_contact AS contact JOIN journal AS kept USING (desk, journal)
      WHERE desk = $1 AND at > $3
        AND CASE WHEN journal = $2 THEN contact.sequence <= $4
                 ELSE kept.enrolled_at <= greatest($3, (SELECT enrolled_at FROM journal AS named
                                                         WHERE named.desk = $1 AND named.journal = $2)) END
      LIMIT 1`,
    [desk, journal, instantOf(since), sequence],
  );
  return found.length > 0;
}
