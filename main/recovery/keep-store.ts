import { instantOf } from '../../src/contract/instant.ts';
import type { CentreRecord } from '../centre/centre-record.ts';
import type { DeskConfig } from '../config.ts';
import type { JournalCheck } from '../journal/state.ts';
import { counterOf } from '../registrations/running-number.ts';
import type { DeskRecord } from '../store/desk-record.ts';
import { examineInBackground } from '../store/examination/background.ts';
import { keepDeskRecord } from '../store/keep-desk-record.ts';
import type { Store } from '../store/store.ts';
import { noteRecord, type Voucher } from './vouch.ts';

/** Looks after a store while the desk works. */
export interface StoreKeeper {
  /** What is known of the journal: the database is examined, and the chain followed, after every start. */
  readonly journal: JournalCheck;
  /** Begins to write the desk's record, once something vouches for the database. */
  trust(): void;
  stop(): Promise<void>;
}

/** The write-ahead log is brought into the file when nothing was written for so long (milliseconds). */
const quiet = 30_000;
/** A store that does not take a write is tried again so often (milliseconds). */
const probing = 2_000;

const missing = 'desk-record-missing';
const unwritten = 'desk-record-unwritten';
const damaged = 'store-damaged';

interface KeeperParts {
  readonly config: DeskConfig;
  readonly store: Store;
  readonly key: Uint8Array;
  now(): number;
  readonly centreRecord: CentreRecord;
  readonly voucher: Voucher;
}

/**
 * Renews the desk's record after each change of the journal, examines the whole database, brings the log
 * into the file at quiet moments, and finds out when a store that failed works again. `report` hears of
 * what fails; none of it ends the desk.
 */
export function keepStore(
  parts: KeeperParts,
  changed: () => void,
  report: (error: unknown) => void,
): StoreKeeper {
  const { config, store, key, now } = parts;
  const about = recordReader(parts);
  const record = keepDeskRecord(
    config.dataFolder,
    key,
    about.read,
    () => {
      if (store.health.fault === unwritten) store.health.say(null);
      noteRecord(store);
    },
    (error, times) => {
      report(error);
      // Once may be a virus scanner. Whatever else is said matters more.
      if (times > 1 && store.health.fault === null) store.health.say(unwritten);
    },
  );
  let isTrusted = false;
  let isStopped = false;
  let isExamined = false;

  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (error) {
      // The store's health tells of it, and the next time tries it again.
      if (!store.health.failing && !store.health.sealed) report(error);
    }
  };
  const calm = restartable(quiet, () => attempt(() => store.checkpoint()));
  const probe = setInterval(() => {
    if (store.health.failing && !store.health.sealed) attempt(() => store.probe());
  }, probing);
  const trust = (): void => {
    isTrusted = true;
    if (store.health.fault === missing) store.health.say(null);
    record.renew();
  };

  if (parts.voucher.isTrusted) trust();
  else store.health.say(missing);
  store.onAppended(() => {
    attempt(about.look);
    if (isTrusted) record.renew();
    calm.restart();
  });
  store.health.listen(() => {
    if (store.health.sealed === damaged) {
      about.damagedAt ??= instantOf(now());
      record.renew();
    }
    changed();
  });
  calm.restart();
  const examination = examineInBackground({ ...store.file, file: store.file.path, key });
  examination.result.then(
    (damage) => {
      if (isStopped) return;
      isExamined = true;
      if (damage) store.health.seal(damaged);
      changed();
    },
    (error: unknown) => {
      if (!isStopped) report(error);
    },
  );

  return {
    get journal() {
      if (store.health.sealed === damaged) return 'broken';
      return isExamined ? 'whole' : 'checking';
    },
    trust,
    async stop() {
      isStopped = true;
      if (!store.health.sealed) attempt(() => store.checkpoint());
      calm.stop();
      clearInterval(probe);
      await examination.stop();
      await record.stop();
    },
  };
}

/** What the desk's record says; a database that can't be read any more goes on with what was read last. */
function recordReader({ config, store, centreRecord }: KeeperParts) {
  const counter = counterOf({ config });
  const reader = {
    damagedAt: null as DeskRecord['damagedAt'],
    head: store.journal.head(),
    lastRunningNumber: store.runningNumbers.last(counter) ?? 0,
    look(): void {
      reader.head = store.journal.head();
      reader.lastRunningNumber = store.runningNumbers.last(counter) ?? 0;
    },
    read: (): DeskRecord => ({
      version: 1,
      from: config.from,
      journal: store.journalIdentity.journal,
      head: reader.head,
      atCentre: centreRecord.head,
      lastRunningNumber: reader.lastRunningNumber,
      damagedAt: reader.damagedAt,
    }),
  };
  return reader;
}

/** A timer that begins anew with each call. */
function restartable(milliseconds: number, work: () => void): { restart(): void; stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  return {
    restart() {
      clearTimeout(timer);
      timer = setTimeout(work, milliseconds);
    },
    stop: () => clearTimeout(timer),
  };
}
