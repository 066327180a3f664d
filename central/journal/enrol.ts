import { createHash } from 'node:crypto';
import { importJWK } from 'jose';
import { z } from 'zod';
import { canonicalJson } from '../../src/contract/canonical.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { PublicJwk } from '../../src/contract/jwk.ts';
import type { SessionStatement } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Signer } from '../signatures/signer.ts';
import { keepEvidence } from './evidence.ts';

/** A desk's journal with its key, as an operator's signed session statement names them. */
export type NamedJournal = SessionStatement['journal'];

/** Throws `malformed` where the key is no point on the curve. */
export async function checkJournalKey({ key }: NamedJournal): Promise<void> {
  try {
    await importJWK(key, 'ES256');
  } catch (cause) {
    throw new ProblemError('malformed', undefined, { cause });
  }
}

const Known = z.strictObject({ key: z.string().nullable() });
const Count = z.strictObject({ count: z.int() });

/**
 * Enrols a journal of a desk: its uploads are taken from now on. A desk may begin another one; that is
 * kept as evidence. So is another key for a journal that has one, and the first key stays the journal's.
 * `at` is in milliseconds.
 */
export async function enrolJournal(
  desk: string,
  { journal, key }: NamedJournal,
  signer: Signer,
  at: number,
  queries: Queries,
): Promise<void> {
  const content = canonicalJson(key);
  const isNew = await queries.run(
    `INSERT INTO journal (desk, journal, key, enrolled_at, operator_iin, operator_bin)
     VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    [desk, journal, content, instantOf(at), signer.iin, signer.bin],
  );
  if (isNew === 1) {
    if (await hasOthers(desk, journal, queries))
      await keepEvidence({ kind: 'new-journal', desk, journal, content }, at, queries);
    return;
  }
  const [known] = await queries.rows(Known, 'SELECT key FROM journal WHERE desk = $1 AND journal = $2', [
    desk,
    journal,
  ]);
  if (isSameKey(known?.key ?? null, key)) return;
  const hash = createHash('sha256').update(content).digest('hex');
  const evidence = { kind: 'foreign-key', desk, journal, at: { sequence: 0, hash }, content } as const;
  await keepEvidence(evidence, at, queries);
}

async function hasOthers(desk: string, journal: string, queries: Queries): Promise<boolean> {
  const [others] = await queries.rows(
    Count,
    'SELECT count(*)::integer AS count FROM journal WHERE desk = $1 AND journal <> $2 AND key IS NOT NULL',
    [desk, journal],
  );
  return others?.count !== 0;
}

function isSameKey(known: string | null, key: PublicJwk): boolean {
  if (known === null) return false;
  const { x, y } = PublicJwk.parse(JSON.parse(known));
  return x === key.x && y === key.y;
}
