import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeskRecord } from '../../src/contract/central.ts';
import { earlierJournals } from '../journal/earlier.ts';
import type { DeskParts } from '../parts.ts';

/** As many entries as the centre gives at once. */
const page = 500;

/**
 * Which journal was lost, of those that the centre holds: the one that the lost record named, else the
 * newest one. Null where the centre holds nothing of it.
 */
export function lostJournal({ journals }: DeskRecord, own: string, named: string | null): string | null {
  const held = earlierJournals(journals, own);
  const found = named === null ? held[0] : held.find(({ journal }) => journal === named);
  return found?.journal ?? null;
}

/**
 * Takes the entries of a lost journal over from the centre, from where the desk's own stands, each
 * checked against the chain. Throws a CentreError, Fault recovery-failed where the chain is broken, and
 * Fault session-required or locked where the operator has left.
 */
export async function fetchJournal(
  { store, centre, sessions }: Pick<DeskParts, 'store' | 'centre' | 'sessions'>,
  journal: string,
): Promise<void> {
  for (;;) {
    const after = store.journal.head().sequence;
    const session = sessions.unlocked().centre;
    const entries = await session.use((token) => centre.readJournal(token, { journal, after, limit: page }));
    if (entries.length === 0) return;
    store.transaction(() => store.journal.restore(entries));
    await nextTurn();
  }
}
