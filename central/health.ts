import { instantOf } from '../src/contract/instant.ts';
import type { Handlers } from './http/handlers.ts';
import { recordContact } from './journal/contact.ts';
import type { Parts } from './parts.ts';

/**
 * Whether the centre can work, and its clock. Notes that the desk was in touch, where it says how far its
 * journal is. Throws DatabaseUnavailable where the database doesn't answer.
 */
export function health({ database, clock }: Pick<Parts, 'database' | 'clock'>): Handlers['health'] {
  return async ({ desk, journal, sentAfter }) => {
    if (journal) await recordContact(desk.identity.desk, journal, sentAfter, database);
    else await database.run('SELECT 1');
    return { status: 'ok', time: instantOf(clock()) };
  };
}
