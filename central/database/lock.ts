import type { Queries } from './database.ts';

type Kind = 'registration' | 'number';

/**
 * Waits until no other transaction, of any node, holds the same name, and holds it until this one
 * ends: for what has no row yet that could be locked.
 */
export const lock = (kind: Kind, name: string, queries: Queries): Promise<void> =>
  lockAll([[kind, name]], queries);

/** The same for several names, one after the other, in one statement. All who lock several do it in one order. */
export async function lockAll(
  names: readonly (readonly [kind: Kind, name: string])[],
  queries: Queries,
): Promise<void> {
  const locks = names.map((_name, index) => `pg_advisory_xact_lock(hashtextextended($${index + 1}, 0))`);
  await queries.run(
    `SELECT ${locks.join(', ')}`,
    names.map(([kind, name]) => `${kind}:${name}`),
  );
}
