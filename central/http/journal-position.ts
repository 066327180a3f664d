import { z } from 'zod';
import { JournalHead } from '../../src/contract/request.ts';
import { journalHeader } from '../../src/contract/version.ts';
import type { JournalPosition } from '../journal/contact.ts';
import type { CentreRequest } from './fastify.ts';
import { ProblemError } from './problem-error.ts';

const Position = z
  .string()
  .regex(/^\S+ (?:0|[1-9]\d{0,9})$/)
  .transform((text) => text.split(' '))
  .transform(([journal, sequence]) => ({ journal, sequence: Number(sequence) }))
  .pipe(JournalHead.pick({ journal: true, sequence: true }));

/** Where the caller says that its journal stands, or null where it says nothing. Throws `malformed`. */
export function journalPositionOf({ headers }: CentreRequest): JournalPosition | null {
  const stated = headers[journalHeader];
  if (stated === undefined) return null;
  const position = Position.safeParse(stated);
  if (!position.success) throw new ProblemError('malformed');
  return position.data;
}
