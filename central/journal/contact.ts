import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';

/** Where a desk says that its journal stands: the sequence number of the last entry, 0 for none. */
export interface JournalPosition {
  readonly journal: string;
  readonly sequence: number;
}

/**
 * Notes that a desk was in touch after a moment (milliseconds) while its journal stood at an entry: it has
 * signed nothing further before. Only a journal that is enrolled counts, and no position before an entry
 * that was taken: that message was overtaken, or tells an untruth.
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

/** Whether the desk was in touch later than `since` (milliseconds) while its journal stood at an entry, or before it. */
export async function wasInTouch(
  desk: string,
  { journal, sequence }: JournalPosition,
  since: number,
  queries: Queries,
): Promise<boolean> {
  const found = await queries.rows(
    z.unknown(),
    'SELECT 1 FROM journal_contact WHERE desk = $1 AND journal = $2 AND at > $3 AND sequence <= $4 LIMIT 1',
    [desk, journal, instantOf(since), sequence],
  );
  return found.length > 0;
}
