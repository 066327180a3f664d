import { z } from 'zod';
import { ApplicationNumber } from '../../src/application/application-number.ts';
import { canonicalJson } from '../../src/contract/canonical.ts';
import type { JournalEntry } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { DeskIdentity } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import type { KnownEntry } from './chain.ts';

const Row = z.strictObject({ sequence: z.int(), hash: z.string(), inFork: z.boolean() });

/** What was kept of a desk's journal, and of its forks, from one place to another. */
export const knownEntries = (
  desk: string,
  journal: string,
  { from, to }: { from: number; to: number },
  queries: Queries,
): Promise<KnownEntry[]> =>
  queries.rows(
    Row,
    `SELECT sequence, hash, in_fork AS "inFork" FROM journal_entry
      WHERE desk = $1 AND journal = $2 AND sequence BETWEEN $3 AND $4`,
    [desk, journal, from, to],
  );

export interface NewEntries {
  readonly desk: DeskIdentity;
  readonly journal: string;
  readonly entries: readonly JournalEntry[];
  readonly inFork: boolean;
  /** Milliseconds. */
  readonly at: number;
}

/** Keeps entries as they were sent. */
export async function insertEntries(
  { desk, journal, entries, inFork, at }: NewEntries,
  queries: Queries,
): Promise<void> {
  if (entries.length === 0) return;
  const places = entries.map((_entry, index) => {
    const [sequence, hash, entry, number] = [5, 6, 7, 8].map((first) => `$${first + index * 4}`);
    return `($1, $2, $3::boolean, $4::timestamptz, ${sequence}::integer, ${hash}, ${entry}, ${number})`;
  });
  await queries.run(
    `INSERT INTO journal_entry (desk, journal, in_fork, taken_at, sequence, hash, entry, application_number)
     VALUES ${places.join(', ')}`,
    [
      ...[desk.desk, journal, inFork, instantOf(at)],
      ...entries.flatMap((entry) => [
        ...[entry.sequence, entry.hash, canonicalJson(entry), drawnNumber(entry, desk)],
      ]),
    ],
  );
}

const Drawn = z.object({ type: z.literal('application-drawn'), applicationNumber: ApplicationNumber });

/** The unique number of an application that was drawn at this desk's own office and window. */
function drawnNumber({ event }: JournalEntry, { office, window }: DeskIdentity): string | null {
  const drawn = Drawn.safeParse(event);
  const isOwn = drawn.success && drawn.data.applicationNumber.startsWith(`${office}-${window}-`);
  return isOwn ? drawn.data.applicationNumber : null;
}
