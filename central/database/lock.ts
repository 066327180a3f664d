import type { Queries } from './database.ts';

/**
 * Waits until no other transaction, of any node, holds the same name, and holds it until this one
 * ends: for what has no row yet that could be locked.
 */
export async function lock(
  kind: 'request' | 'number' | 'operator',
  name: string,
  queries: Queries,
): Promise<void> {
  await queries.run('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`${kind}:${name}`]);
}
