import { setImmediate as nextTurn } from 'node:timers/promises';
import type { DeskRecord } from '../../src/contract/central.ts';
import { Fault } from '../../src/contract/fault.ts';
import { earlierJournals } from '../journal/earlier.ts';
import type { DeskParts } from '../parts.ts';
import { beginning, type ChainHead, firstBroken } from '../store/chain.ts';
import { putPending, readPending } from './pending.ts';

/** As many entries as the centre gives at once. */
const page = 500;

/**
 * Takes over the entries of all of the desk's journals that the centre holds, oldest journal first; the one
 * that the lost record named comes last, since what can be read of the lost database continues it. Gives
 * that one's last entry; without a record, the newest one's; the beginning where the centre holds none.
 * Goes on where an earlier call was interrupted. Throws a CentreError, Fault recovery-failed where a chain
 * is broken, and Fault session-required or locked where the operator has left.
 */
export async function fetchJournals(
  parts: Pick<DeskParts, 'store' | 'centre' | 'sessions'>,
  { journals }: DeskRecord,
  lost: string | null,
): Promise<ChainHead> {
  const oldestFirst = earlierJournals(journals, parts.store.journalIdentity.journal)
    .map(({ journal }) => journal)
    .reverse();
  const inOrder = [
    ...oldestFirst.filter((journal) => journal !== lost),
    ...oldestFirst.filter((journal) => journal === lost),
  ];
  let last = beginning;
  for (const journal of inOrder) last = await fetchJournal(parts, journal);
  return lost !== null && !inOrder.includes(lost) ? beginning : last;
}

async function fetchJournal(
  { store, centre, sessions }: Pick<DeskParts, 'store' | 'centre' | 'sessions'>,
  journal: string,
): Promise<ChainHead> {
  for (;;) {
    const pending = readPending(store.settings);
    const head = pending?.taken[journal] ?? beginning;
    const session = sessions.unlocked().centre;
    const input = { journal, after: head.sequence, limit: page };
    const entries = await session.use((token) => centre.readJournal(token, input));
    const last = entries.at(-1);
    if (!last) return head;
    if (!pending || firstBroken(entries, head) !== null) throw new Fault('recovery-failed');
    const { sequence, hash } = last;
    store.transaction(() => {
      store.journal.restore(entries);
      putPending(store.settings, { ...pending, taken: { ...pending.taken, [journal]: { sequence, hash } } });
    });
    await nextTurn();
  }
}
