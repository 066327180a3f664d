import { z } from 'zod';
import { digitsOf } from '../../src/application/application-number.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { type DeskIdentity, JournalHead } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Parts } from '../parts.ts';

/** What the centre knows of the asking desk, for one that has lost its database or was restored from an old one. */
export function deskRecord({ database }: Pick<Parts, 'database'>): Handlers['deskRecord'] {
  return async ({ desk: { identity } }) => ({
    lastRunningNumber: await lastRunningNumber(identity, database),
    journals: await journalsOf(identity.desk, database),
  });
}

const Numbered = z.strictObject({ number: z.string() });

/**
 * The highest running number of an office and window, from requests that somebody who may sign has
 * signed and from applications that were drawn; 0 for none.
 */
async function lastRunningNumber({ office, window }: DeskIdentity, queries: Queries): Promise<number> {
  const highest = (source: string): string =>
    `(SELECT application_number AS number FROM ${source}
       AND application_number BETWEEN $1 AND $2 ORDER BY application_number DESC LIMIT 1)`;
  const sources = [
    'decision WHERE signer_iin IS NOT NULL',
    'journal_entry WHERE application_number IS NOT NULL',
  ];
  const rows = await queries.rows(Numbered, sources.map(highest).join(' UNION ALL '), [
    `${office}-${window}-000000-00`,
    `${office}-${window}-999999-99`,
  ]);
  return Math.max(0, ...rows.map(({ number }) => Number(digitsOf(number).slice(6, 12))));
}

const Row = JournalHead.extend({ receivedAt: z.date() });

/** The desk's journals with their last entries, the one that it began last first. */
async function journalsOf(desk: string, queries: Queries) {
  const rows = await queries.rows(
    Row,
    `SELECT journal, sequence, hash, coalesce(received_at, enrolled_at) AS "receivedAt" FROM journal
      WHERE desk = $1 ORDER BY enrolled_at DESC, journal`,
    [desk],
  );
  return rows.map(({ receivedAt, ...head }) => ({ ...head, receivedAt: instantOf(receivedAt.getTime()) }));
}
