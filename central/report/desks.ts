import { z } from 'zod';
import { type Instant, instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import { type EvidenceKind, evidenceKinds } from '../journal/evidence.ts';
import type { Span } from './span.ts';

export interface DeskFigures {
  readonly desk: string;
  readonly office: string;
  readonly window: string;
  /** Pieces of evidence about its journals that came in, or came in again, in a span of time. */
  readonly evidence: Readonly<Record<EvidenceKind, number>>;
  /** When it last said where its journal stands, and when an upload was last proven; null for never. */
  readonly lastContact: Instant | null;
  readonly lastUpload: Instant | null;
}

const Row = z.strictObject({
  desk: z.string(),
  office: z.string(),
  window: z.string(),
  last_contact: z.date().nullable(),
  last_upload: z.date().nullable(),
});
const Evidence = z.strictObject({ desk: z.string(), kind: z.enum(evidenceKinds), count: z.int() });

/** Every desk that is let in, and every other one with evidence in the span, by office and window. */
export async function readDesks({ from, to }: Span, queries: Queries): Promise<DeskFigures[]> {
  const evidence = await queries.rows(
    Evidence,
    `SELECT desk, kind, count(*)::integer AS count FROM journal_evidence
      WHERE last_at >= $1 AND first_at < $2 GROUP BY desk, kind`,
    [from, to],
  );
  const desks = await queries.rows(
    Row,
    `SELECT name AS desk, office, counter_window AS "window",
            (SELECT max((SELECT max(at) FROM journal_contact AS contact
                          WHERE contact.desk = journal.desk AND contact.journal = journal.journal))
               FROM journal WHERE journal.desk = name) AS last_contact,
            (SELECT max(uploaded_at) FROM journal WHERE journal.desk = name) AS last_upload
       FROM desk
      WHERE active OR EXISTS (SELECT FROM journal_evidence
                               WHERE journal_evidence.desk = name AND last_at >= $1 AND first_at < $2)
      ORDER BY office, counter_window, name`,
    [from, to],
  );
  return desks.map(({ last_contact: contact, last_upload: upload, ...place }) => ({
    ...place,
    evidence: countsOf(evidence.filter(({ desk }) => desk === place.desk)),
    lastContact: contact && instantOf(contact.getTime()),
    lastUpload: upload && instantOf(upload.getTime()),
  }));
}

const countsOf = (found: readonly z.infer<typeof Evidence>[]): Record<EvidenceKind, number> =>
  Object.fromEntries(
    evidenceKinds.map((kind) => [kind, found.find((each) => each.kind === kind)?.count ?? 0]),
  ) as Record<EvidenceKind, number>;
