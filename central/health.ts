import { instantOf } from '../src/contract/instant.ts';
import type { Handlers } from './http/handlers.ts';
import type { Parts } from './parts.ts';

/** Whether the centre can work, and its clock. Throws DatabaseUnavailable where the database doesn't answer. */
export function health({ database, clock }: Pick<Parts, 'database' | 'clock'>): Handlers['health'] {
  return async () => {
    await database.run('SELECT 1');
    return { status: 'ok', time: instantOf(clock()) };
  };
}
