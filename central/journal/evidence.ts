import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import { beginning, type Link } from './chain.ts';

/** What contradicts a desk's journal; the migration says what each kind is. */
export const evidenceKinds = [
  'fork',
  'gap',
  'rewritten-past',
  'foreign-key',
  'bad-proof',
  'new-journal',
  'request-differs',
] as const;
export type EvidenceKind = (typeof evidenceKinds)[number];

export interface Evidence {
  readonly kind: EvidenceKind;
  readonly desk: string;
  readonly journal: string;
  /** The place that it is about, and the hash that was named for it. */
  readonly at?: Link;
  /** What contradicts. Left out where nothing proves whose it is, so that nobody fills the table with it. */
  readonly content?: string;
}

/** Keeps evidence for the supervisor, the same once however often it comes. `at` is in milliseconds. */
export async function keepEvidence(
  { kind, desk, journal, at: { sequence, hash } = { ...beginning, hash: '' }, content }: Evidence,
  at: number,
  queries: Queries,
): Promise<void> {
  await queries.run(
    `INSERT INTO journal_evidence AS kept (kind, desk, journal, sequence, hash, content, first_at, last_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)
     ON CONFLICT (desk, journal, kind, sequence, hash)
     DO UPDATE SET last_at = greatest(kept.last_at, excluded.last_at), times = kept.times + 1`,
    [kind, desk, journal, sequence, hash, content ?? null, instantOf(at)],
  );
}
