import { z } from 'zod';
import { canonicalJson } from '../../src/contract/canonical.ts';
import type { JournalProof } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { type DeskIdentity, Sha256 } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { chainFault, type Entries, type Link, type Placement, placeEntries } from './chain.ts';
import { recordContact } from './contact.ts';
import { insertEntries, knownEntries } from './entries.ts';
import { keepEvidence } from './evidence.ts';
import { compareWithRequests } from './request-head.ts';

/** An upload whose proof is right. */
export interface ProvenUpload {
  readonly desk: DeskIdentity;
  readonly journal: string;
  readonly entries: Entries;
  readonly proof: JournalProof;
  /** The desk has sent it after this moment (milliseconds). */
  readonly sentAfter: number;
  /** Milliseconds. */
  readonly now: number;
}

/** Entries up to a sequence number are taken, as part of the journal or as a fork of it. */
export interface Taken {
  readonly acceptedThrough: number;
  readonly state: 'whole' | 'forked';
}

/** A desk that goes on from an unknown past sends so many entries before it, until they meet the known one. */
const stepBack = 500;

/** What is wrong with entries by themselves, as evidence. */
const faultKinds = { hash: 'bad-proof', gap: 'gap', link: 'rewritten-past' } as const;

/**
 * Takes entries into a desk's journal, or keeps them as a fork of it, within a transaction. Null where the
 * desk must send others first; evidence is kept then too.
 */
export async function takeEntries(upload: ProvenUpload, queries: Queries): Promise<Taken | null> {
  const { desk, journal, entries, now } = upload;
  const [first] = entries;
  const last = entries.at(-1) ?? first;
  const keep = (kind: 'fork' | 'gap' | 'rewritten-past' | 'bad-proof', entry = first): Promise<void> =>
    keepEvidence({ kind, desk: desk.desk, journal, at: entry, content: canonicalJson(entry) }, now, queries);

  const fault = chainFault(entries);
  if (fault) {
    await keep(faultKinds[fault.is], fault.at);
    return null;
  }
  const head = await lockHead(desk.desk, journal, queries);
  const places = { from: first.sequence - 1, to: last.sequence };
  const placement = placeEntries(entries, head, await knownEntries(desk.desk, journal, places, queries));
  if (placement.is !== 'placed') {
    await keep(placement.is);
    return placement.is === 'gap'
      ? null
      : { acceptedThrough: Math.max(0, first.sequence - 1 - stepBack), state: 'forked' };
  }
  if (placement.divergence) await keep('fork', placement.divergence);
  await store(upload, placement, queries);
  return { acceptedThrough: last.sequence, state: placement.isWhole ? 'whole' : 'forked' };
}

const Head = z.strictObject({ sequence: z.int(), hash: Sha256 });

/** The journal's last entry; nobody else adds to the journal until the transaction ends. */
async function lockHead(desk: string, journal: string, queries: Queries): Promise<Link> {
  const sql = 'SELECT sequence, hash FROM journal WHERE desk = $1 AND journal = $2 FOR UPDATE';
  const [head] = await queries.rows(Head, sql, [desk, journal]);
  if (!head) throw new TypeError('a journal that is enrolled is not there');
  return head;
}

async function store(
  { desk, journal, proof, sentAfter, now }: ProvenUpload,
  { journal: entries, fork, isWhole }: Extract<Placement, { is: 'placed' }>,
  queries: Queries,
): Promise<void> {
  await insertEntries({ desk, journal, entries, inFork: false, at: now }, queries);
  await insertEntries({ desk, journal, entries: fork, inFork: true, at: now }, queries);
  const last = entries.at(-1);
  await queries.run(
    `UPDATE journal SET uploaded_at = $3, sequence = coalesce($4::integer, sequence), hash = coalesce($5, hash),
                        received_at = CASE WHEN $4 IS NULL THEN received_at ELSE $3 END
      WHERE desk = $1 AND journal = $2`,
    [desk.desk, journal, instantOf(now), last?.sequence ?? null, last?.hash ?? null],
  );
  if (!isWhole) return;
  const position = { journal, sequence: proof.head.sequence };
  await recordContact(desk.desk, position, sentAfter, queries);
  await compareWithRequests({ desk: desk.desk, journal, entries }, now, queries);
}
