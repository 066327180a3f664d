import { z } from 'zod';
import { JournalEntry, messageLimit } from '../../src/contract/central.ts';
import { recordAccess } from '../access/record.ts';
import type { Handlers } from '../http/handlers.ts';
import { ProblemError } from '../http/problem-error.ts';
import type { Parts } from '../parts.ts';

/** Room for the entries in one answer; the rest is its frame (bytes). */
const roomForEntries = messageLimit - 16_384;

const Row = z.strictObject({ entry: z.string() });

/**
 * Gives entries of the asking desk's own journal, as many as were asked for and fit into one answer. It is
 * recorded before anything is read, since entries tell of many citizens. Forks are not part of it.
 */
export function readJournal({ database, limits, clock }: Parts): Handlers['readJournal'] {
  return async ({ input: { journal, after, limit }, desk, session }) => {
    const name = desk.identity.desk;
    const sql = 'SELECT 1 FROM journal WHERE desk = $1 AND journal = $2';
    if ((await database.rows(z.unknown(), sql, [name, journal])).length === 0)
      throw new ProblemError('journal-unknown');
    const access = { act: 'journal', session, desk, journal, after } as const;
    await database.transaction((queries) => recordAccess(access, limits, clock(), queries));
    const rows = await database.rows(
      Row,
      `SELECT entry FROM journal_entry
        WHERE desk = $1 AND journal = $2 AND NOT in_fork AND sequence > $3 ORDER BY sequence LIMIT $4`,
      [name, journal, after, limit],
    );
    return {
      entries: fitting(rows.map(({ entry }) => entry)).map((text) => JournalEntry.parse(JSON.parse(text))),
    };
  };
}

/** Those of the texts, from the first on, that fit into one answer; at least one. */
function fitting(texts: readonly string[]): readonly string[] {
  let bytes = 0;
  const end = texts.findIndex((text) => {
    bytes += Buffer.byteLength(text) + 1;
    return bytes > roomForEntries;
  });
  return texts.slice(0, end === -1 ? texts.length : Math.max(1, end));
}
