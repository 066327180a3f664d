import { z } from 'zod';
import type { JournalEntry } from '../../src/contract/central.ts';
import type { JournalHead, Sha256 } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { keepEvidence } from './evidence.ts';

/** A signed request, by the hash of its bytes and of its content, and what it says of the journal before it. */
export interface RequestHead {
  readonly desk: string;
  readonly requestHash: Sha256;
  readonly contentHash: Sha256;
  readonly head: JournalHead;
}

const Signed = z.object({
  type: z.literal('signed'),
  requestHash: z.string(),
  contentHash: z.string().optional(),
});

/** Whether an entry is what a desk writes down when it has signed this very request. */
export function isSignatureOf(
  { event }: Pick<JournalEntry, 'event'>,
  { requestHash, contentHash }: Pick<RequestHead, 'requestHash' | 'contentHash'>,
): boolean {
  const signed = Signed.safeParse(event);
  return (
    signed.success && (signed.data.requestHash === requestHash || signed.data.contentHash === contentHash)
  );
}

/** Keeps a request that contradicts the journal as evidence. `at` is in milliseconds. */
export const keepDifference = (
  { desk, requestHash, head }: RequestHead,
  at: number,
  queries: Queries,
): Promise<void> =>
  keepEvidence(
    { kind: 'request-differs', desk, journal: head.journal, at: head, content: requestHash },
    at,
    queries,
  );

const Row = z.strictObject({
  sequence: z.int(),
  hash: z.string(),
  request_hash: z.string(),
  content_hash: z.string(),
});

/**
 * Compares entries that were just taken with what decided requests have said of them: a desk may have
 * uploaded another journal than the one that it signed. `at` is in milliseconds.
 */
export async function compareWithRequests(
  { desk, journal, entries }: { desk: string; journal: string; entries: readonly JournalEntry[] },
  at: number,
  queries: Queries,
): Promise<void> {
  const [first] = entries;
  if (!first) return;
  const rows = await queries.rows(
    Row,
    `SELECT sequence, hash, request_hash, content_hash FROM request_head
      WHERE desk = $1 AND journal = $2 AND sequence BETWEEN $3 AND $4`,
    [desk, journal, first.sequence - 1, first.sequence + entries.length - 1],
  );
  for (const { sequence, hash, request_hash: requestHash, content_hash: contentHash } of rows) {
    const stood = entries[sequence - first.sequence];
    const next = entries[sequence - first.sequence + 1];
    const differs =
      (stood && stood.hash !== hash) || (next && !isSignatureOf(next, { requestHash, contentHash }));
    const request = { desk, requestHash, contentHash, head: { journal, sequence, hash } };
    if (differs) await keepDifference(request, at, queries);
  }
}
