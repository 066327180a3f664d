import { z } from 'zod';
import { countUses } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';
import { keepEvidence } from './evidence.ts';
import { readProof } from './proof.ts';
import { takeEntries } from './take.ts';

/**
 * Takes the next entries of a desk's journal. Entries that were taken before are passed over. What
 * contradicts the journal is kept as evidence and told: `forked`, or `hash-mismatch` where the desk must
 * send other entries first. Nothing of it keeps the entries that go on in the journal from being taken.
 */
export function uploadJournal(parts: Parts): Handlers['uploadJournal'] {
  const { database, clock, limits } = parts;
  return async ({ input: upload, desk: { identity }, sentAfter }) => {
    const { desk } = identity;
    const { journal, entries, proof: jws } = upload;
    const now = clock();
    await countUses([{ limit: 'journalUploadsPerDesk', subject: desk }], limits, now, database);
    const { key, sequence } = await findJournal(desk, journal, database);
    const [first, ...rest] = entries;
    const last = entries.at(-1);
    if (!first || !last) throw new ProblemError('malformed');
    const proof = await readProof(upload, desk, key);
    if (proof === 'foreign-key') {
      await keepEvidence({ kind: proof, desk, journal, at: last }, now, database);
      throw new ProblemError('journal-unknown');
    }
    if (proof === 'bad-proof') {
      await keepEvidence({ kind: proof, desk, journal, at: last, content: jws }, now, database);
      return { acceptedThrough: sequence, state: 'forked' };
    }
    const proven = { desk: identity, journal, entries: [first, ...rest], proof, sentAfter, now } as const;
    const taken = await database.transaction((queries) => takeEntries(proven, queries));
    if (!taken) throw new ProblemError('hash-mismatch');
    return taken;
  };
}

const Row = z.strictObject({ key: z.string().nullable(), sequence: z.int() });

/** The enrolled journal's key and last entry. Throws `journal-unknown`. */
async function findJournal(
  desk: string,
  journal: string,
  queries: Queries,
): Promise<{ key: string; sequence: number }> {
  const sql = 'SELECT key, sequence FROM journal WHERE desk = $1 AND journal = $2';
  const [found] = await queries.rows(Row, sql, [desk, journal]);
  if (!found || found.key === null) throw new ProblemError('journal-unknown');
  return { key: found.key, sequence: found.sequence };
}
