import { join } from 'node:path';
import { Fault, type FaultCode } from '../../src/contract/fault.ts';
import { CentreError, isProblem } from '../centre/failure.ts';
import type { DeskParts } from '../parts.ts';
import { counterOf } from '../registrations/running-number.ts';
import type { ChainHead } from '../store/chain.ts';
import { fileNames } from '../store/folder.ts';
import type { Lost } from '../store/restore.ts';
import { fetchJournals } from './fetch-journal.ts';
import { setAsideFolder } from './order.ts';
import { endPending, type PendingRecovery, readPending } from './pending.ts';
import { rebuild } from './rebuild.ts';
import { settleRequests } from './settle-requests.ts';

type Parts = Pick<DeskParts, 'config' | 'store' | 'centre' | 'sessions' | 'clock' | 'changed'>;

/** A recovery from the centre, which needs the session of an operator. */
export interface Recovery {
  /** Why nothing else is done meanwhile; null where there is nothing to recover. */
  readonly fault: FaultCode | null;
  /** An operator has signed in, or unlocked the desk. */
  begin(): void;
  stop(): Promise<void>;
}

/** After a try that the line has cut off (milliseconds). */
const pause = 5_000;

/**
 * Fills a database that was made by the order `from-centre`, as `docs/recovery.md` describes, and goes on
 * after whatever interrupts it: every step can be done again. `recovered` is called when it is done, `report` hears of what nobody foresaw.
 */
export function runRecovery(parts: Parts, recovered: () => void, report: (error: unknown) => void): Recovery {
  const { store } = parts;
  let underWay: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let fault: FaultCode | null = null;

  const say = (code: FaultCode | null): void => {
    fault = code;
    store.health.say(code);
  };
  const run = async (pending: PendingRecovery): Promise<void> => {
    say('recovery-under-way');
    try {
      await recoverFromCentre(parts, pending, report);
      endPending(store.settings);
      say(null);
      recovered();
    } catch (error) {
      interrupted(error);
    }
  };
  const interrupted = (error: unknown): void => {
    const code = error instanceof Fault ? error.code : null;
    if (code === 'recovery-failed') say(code);
    // Its only meaning here: the centre keeps no journals.
    else if (isProblem(error, 'not-found')) say('centre-outdated');
    else if (code === 'session-required' || code === 'locked') say('recovery-awaits-sign-in');
    else {
      if (!(error instanceof CentreError)) report(error);
      if (!stopped) timer = setTimeout(begin, pause);
    }
  };
  const begin = (): void => {
    const pending = readPending(store.settings);
    clearTimeout(timer);
    if (!pending || stopped) return;
    underWay ??= run(pending).finally(() => {
      underWay = null;
    });
  };
  if (readPending(store.settings)) say('recovery-awaits-sign-in');
  return {
    get fault() {
      return fault;
    },
    begin,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await underWay;
    },
  };
}

async function recoverFromCentre(
  parts: Parts,
  { id, journal }: PendingRecovery,
  report: (error: unknown) => void,
): Promise<void> {
  const { config, store, centre } = parts;
  const counter = counterOf(parts);
  const record = await centre.deskRecord();
  const last = await fetchJournals(parts, record, journal);
  const found = restoreLost(parts, id, last);
  const { undecided, lastRunningNumber } = await rebuild(store, config.from, report);
  const used = [lastRunningNumber, record.lastRunningNumber, found.runningNumbers.get(counter) ?? 0];
  store.runningNumbers.raise(counter, Math.max(...used));
  await settleRequests(parts, undecided, found.requests);
}

/** What this window's people have set, and whose key files are whose. */
const isTheirs = (name: string): boolean => name === 'desk-settings' || name.startsWith('key-owner:');

/** Copies what the lost database still gives after an entry, and gives its requests and its running numbers. */
function restoreLost({ config, store }: Parts, id: string, after: ChainHead): Lost {
  const lost = store.restoreFrom(join(setAsideFolder(config.dataFolder, { id }), fileNames.database), after);
  for (const [name, value] of lost.settings)
    if (isTheirs(name) && store.settings.get(name) === null) store.settings.put(name, value);
  return lost;
}
