import type { DeskRecord } from '../../src/contract/central.ts';
import type { JournalHead } from '../../src/contract/request.ts';
import type { DeskConfig } from '../config.ts';
import { earlierJournals } from '../journal/earlier.ts';
import type { Voucher } from '../recovery/vouch.ts';
import { counterOf, numberFloor } from '../registrations/running-number.ts';
import { noteBegun, readBegun } from '../store/begun.ts';
import type { ChainHead } from '../store/chain.ts';
import type { Store } from '../store/store.ts';
import type { Centre } from './centre.ts';
import { isProblem } from './failure.ts';
import type { Beat } from './heartbeat.ts';
import type { LineWatch } from './line.ts';

/** What the centre knows of this desk: the second witness of its journal, and the last number that it has seen. */
export interface CentreRecord {
  /**
   * Whether numbers may be issued: some were issued from this database, and it was compared with the
   * centre since the start, or nothing of the centre was heard and the desk's own record vouches for it.
   */
  readonly isNumberKnown: boolean;
  /** Whether the centre is to be asked after a beat: whenever the line returns, and until it has answered once since the start. */
  isDue(beat: Beat): boolean;
  /** The last entry of this journal that the centre has said it holds, now or before an earlier start; null for none. */
  readonly head: ChainHead | null;
  /**
   * Asks the centre. The running number is raised to the last one that it has seen. A journal that lacks
   * entries that the centre holds, or holds others, seals the store: store-behind, store-diverged; so
   * does an earlier journal of this desk, where the database was begun without an order: store-begun-anew.
   * Throws a CentreError, and the Fault of a store that can't be written.
   */
  learn(): Promise<void>;
}

interface Parts {
  readonly config: DeskConfig;
  readonly store: Store;
  readonly centre: Centre;
  readonly line: Pick<LineWatch, 'hasAnswered'>;
}

/** `learned` is called after each comparison. */
export function keepCentreRecord(
  parts: Parts,
  { isTrusted, atCentre }: Voucher,
  learned: () => void,
): CentreRecord {
  const { store } = parts;
  const counter = counterOf(parts);
  let isCompared = false;
  let head: ChainHead | null = atCentre;
  return {
    get isNumberKnown() {
      const isVouchedFor = isCompared || (isTrusted && !parts.line.hasAnswered);
      return isVouchedFor && store.runningNumbers.last(counter) !== null;
    },
    isDue: (beat) => beat === 'returned' || (beat === 'answered' && !isCompared),
    get head() {
      return head;
    },
    async learn() {
      const { lastRunningNumber, journals } = await recordOf(parts.centre);
      if (journals) compareBeginning(store, journals);
      const held = journals?.find(({ journal }) => journal === store.journalIdentity.journal);
      if (held) {
        head = { sequence: held.sequence, hash: held.hash };
        compare(store, held);
      }
      const least = Math.max(lastRunningNumber, numberFloor(store.settings));
      // Most times nothing is new, and nothing is written.
      if (!store.health.sealed && (store.runningNumbers.last(counter) ?? -1) < least)
        store.runningNumbers.raise(counter, least);
      isCompared = true;
      learned();
    },
  };
}

/** A centre of contract version 1 keeps no such record, and no journals. */
async function recordOf(
  centre: Centre,
): Promise<Pick<DeskRecord, 'lastRunningNumber'> & Partial<DeskRecord>> {
  try {
    return await centre.deskRecord();
  } catch (error) {
    if (!isProblem(error, 'not-found')) throw error;
    return { lastRunningNumber: 0 };
  }
}

function compare({ journal, health }: Store, held: JournalHead): void {
  if (journal.head().sequence < held.sequence) health.seal('store-behind');
  else if (held.sequence > 0 && journal.hashAt(held.sequence) !== held.hash) health.seal('store-diverged');
}

/** Once in the life of a database that was made in a new folder: a journal that appears later is not its past. */
function compareBeginning(
  { settings, health, journalIdentity }: Store,
  journals: readonly JournalHead[],
): void {
  if (health.sealed || readBegun(settings) !== 'unasked') return;
  const isAlone = earlierJournals(journals, journalIdentity.journal).length === 0;
  noteBegun(settings, isAlone ? 'alone' : 'anew');
  if (!isAlone) health.seal('store-begun-anew');
}
