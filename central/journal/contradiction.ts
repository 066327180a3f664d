import { z } from 'zod';
import { JournalEntry } from '../../src/contract/central.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';
import type { AnyRegistrationRequest, Sha256 } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import { beginning } from './chain.ts';
import { wasInTouch } from './contact.ts';
import { enrolledAt, isFromBeforeJournals } from './enrolled-at.ts';
import { isSignatureOf, keepDifference, type RequestHead } from './request-head.ts';

/** By so much a desk's estimate of the centre's time may be wrong, and a signature takes time (milliseconds). */
const tolerance = 30_000;

/** A request with the hashes of its bytes and of its signed content. */
interface SignedRequest {
  readonly request: AnyRegistrationRequest;
  readonly hash: Sha256;
  readonly contentHash: Sha256;
}

/**
 * What the desk's journals say against a request: that something else stood before it or came after it,
 * or that the desk was in touch after the claimed time of signing and had not signed it yet. Null for
 * nothing. A request of contract version 1 says nothing of a journal: a desk that has enrolled one signs
 * none, so that only those from before pass. A journal that was enrolled after the claimed time held
 * nothing then. Within the transaction of the decision; `now` is the centre's time (milliseconds).
 */
export async function findContradiction(
  { request, hash: requestHash, contentHash }: SignedRequest,
  now: number,
  queries: Queries,
): Promise<Extract<ReturnReason, 'journal-differs' | 'signing-time-contradicted'> | null> {
  const { from } = request;
  const signedAt = signingInstant(request);
  const isFromBefore = await isFromBeforeJournals(request, signedAt, queries);
  if (!('journal' in request)) return isFromBefore ? null : 'signing-time-contradicted';
  const { journal: head } = request;
  const claim: RequestHead = { desk: from.desk, requestHash, contentHash, head };
  if (!(await agreesWithJournal(claim, queries))) {
    await keepDifference(claim, now, queries);
    return 'journal-differs';
  }
  const since = signedAt + tolerance;
  const isNewer = !isFromBefore && (await enrolledAt(from.desk, head.journal, queries)) > since;
  const isContradicted = isNewer || (await wasInTouch(from.desk, head, since, queries));
  return isContradicted ? 'signing-time-contradicted' : null;
}

const Known = z.strictObject({
  sequence: z.int(),
  hash: z.string(),
  entry: z.string(),
  in_fork: z.boolean(),
});

async function agreesWithJournal(claim: RequestHead, queries: Queries): Promise<boolean> {
  const { desk, requestHash, contentHash, head } = claim;
  if (!(await lockJournal(desk, head.journal, queries))) return !(await hasJournal(desk, queries));
  // Kept, whatever it says: entries that arrive later are compared with it.
  const others = await queries.rows(
    z.unknown(),
    `SELECT 1 FROM request_head WHERE desk = $1 AND journal = $2 AND sequence = $3 AND hash = $4
        AND content_hash <> $5 LIMIT 1`,
    [desk, head.journal, head.sequence, head.hash, contentHash],
  );
  const known = await queries.rows(
    Known,
    `WITH kept AS (
       INSERT INTO request_head (desk, journal, sequence, hash, request_hash, content_hash)
       VALUES ($1, $2, $3::integer, $4, $5, $6) ON CONFLICT DO NOTHING)
     SELECT sequence, hash, entry, in_fork FROM journal_entry
      WHERE desk = $1 AND journal = $2 AND sequence IN ($3::integer, $3::integer + 1)`,
    [desk, head.journal, head.sequence, head.hash, requestHash, contentHash],
  );
  const inPlace = (sequence: number) => known.find((row) => !row.in_fork && row.sequence === sequence);
  const stood = head.sequence === 0 ? beginning : inPlace(head.sequence);
  const isOfFork = known.some(({ hash, in_fork: inFork }) => inFork && hash === head.hash);
  if (isOfFork || (stood && stood.hash !== head.hash)) return false;
  const next = inPlace(head.sequence + 1);
  // The signature is the next entry: of two requests that name one entry before it the first one counts.
  return next ? isSignatureOf(JournalEntry.parse(JSON.parse(next.entry)), claim) : others.length === 0;
}

/** Whether the journal is enrolled; no entry is added to it, and no other request compared with it, until the transaction ends. */
async function lockJournal(desk: string, journal: string, queries: Queries): Promise<boolean> {
  const found = await queries.rows(
    z.unknown(),
    'SELECT 1 FROM journal WHERE desk = $1 AND journal = $2 AND key IS NOT NULL FOR NO KEY UPDATE',
    [desk, journal],
  );
  return found.length > 0;
}

/** Whether the desk has enrolled any journal; one that has not yet is new to this version of the contract. */
async function hasJournal(desk: string, queries: Queries): Promise<boolean> {
  const sql = 'SELECT 1 FROM journal WHERE desk = $1 AND key IS NOT NULL LIMIT 1';
  return (await queries.rows(z.unknown(), sql, [desk])).length > 0;
}
