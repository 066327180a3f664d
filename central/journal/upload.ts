import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../src/contract/canonical.ts';
import type { JournalEntry } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { Sha256 } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';

/** How far a desk's journal has come. */
interface Link {
  readonly sequence: number;
  readonly hash: Sha256;
}

/** What the first entry of every journal names as the one before it. */
const beginning: Link = { sequence: 0, hash: '0'.repeat(64) };

/**
 * Takes the next entries of a desk's journal. Entries that were taken before are passed over; a gap,
 * a broken link, or another entry in a taken place is `hash-mismatch`, and then nothing is taken.
 */
export function uploadJournal({ database, clock }: Parts): Handlers['uploadJournal'] {
  return async ({ input: { entries }, desk: { identity } }) => {
    if (!entries.every(isWhole)) throw new ProblemError('hash-mismatch');
    return database.transaction(async (queries) => {
      await queries.run('SELECT 1 FROM desk WHERE name = $1 FOR UPDATE', [identity.desk]);
      let last = await lastOf(identity.desk, queries);
      for (const entry of entries)
        if (entry.sequence <= last.sequence) await checkTaken(entry, identity.desk, queries);
        else last = await append(entry, last, identity.desk, clock(), queries);
      return { acceptedThrough: last.sequence, state: 'whole' as const };
    });
  };
}

function isWhole(entry: JournalEntry): boolean {
  const { hash, ...content } = entry;
  return createHash('sha256').update(canonicalJson(content)).digest('hex') === hash;
}

const LinkRow = z.strictObject({ sequence: z.int(), hash: Sha256 });

async function lastOf(desk: string, queries: Queries): Promise<Link> {
  const [row] = await queries.rows(
    LinkRow,
    'SELECT sequence, hash FROM journal_entry WHERE desk = $1 ORDER BY sequence DESC LIMIT 1',
    [desk],
  );
  return row ?? beginning;
}

async function checkTaken({ sequence, hash }: JournalEntry, desk: string, queries: Queries): Promise<void> {
  const found = await queries.rows(
    z.unknown(),
    'SELECT 1 FROM journal_entry WHERE desk = $1 AND sequence = $2 AND hash = $3',
    [desk, sequence, hash],
  );
  if (found.length === 0) throw new ProblemError('hash-mismatch');
}

async function append(
  entry: JournalEntry,
  last: Link,
  desk: string,
  at: number,
  queries: Queries,
): Promise<Link> {
  if (entry.sequence !== last.sequence + 1 || entry.previous !== last.hash)
    throw new ProblemError('hash-mismatch');
  await queries.run(
    'INSERT INTO journal_entry (desk, sequence, hash, entry, taken_at) VALUES ($1, $2, $3, $4, $5)',
    [desk, entry.sequence, entry.hash, canonicalJson(entry), instantOf(at)],
  );
  return entry;
}
