import { randomInt, randomUUID } from 'node:crypto';
import type { Desk, DeskNotice } from '../src/contract/desk.ts';
import type { Overview } from '../src/contract/overview.ts';
import { answer } from './answer.ts';
import { connectCentre } from './centre/centre.ts';
import { keepClock, measurementOf } from './centre/clock.ts';
import { openLine } from './centre/exchange.ts';
import { keepHeartbeat } from './centre/heartbeat.ts';
import { watchLine } from './centre/line.ts';
import { keepPolicy } from './centre/policy.ts';
import { keepVersion } from './centre/version.ts';
import type { DeskConfig } from './config.ts';
import { roomOnDisk } from './disk.ts';
import { readAuthorities } from './eds/authorities.ts';
import { journalHead } from './journal/head.ts';
import { checkJournal, type JournalCheck, journalState } from './journal/state.ts';
import { uploadJournal } from './journal/upload.ts';
import { operationsOf } from './operations.ts';
import { runOutbox } from './outbox/outbox.ts';
import { overviewOf } from './overview.ts';
import { choosePrinter } from './papers/choose-printer.ts';
import { drawPaper } from './papers/draw.ts';
import type { Printer } from './papers/printer.ts';
import { watchPrinter } from './papers/watch-printer.ts';
import type { Chance, DeskParts } from './parts.ts';
import { reportError } from './report.ts';
import { selfTestOnce } from './self-test.ts';
import { keepSessions } from './session/sessions.ts';
import { readSettings } from './settings.ts';
import { openStore } from './store/store.ts';
import { takeTurns } from './turns.ts';

export interface DeskSetUp {
  readonly config: DeskConfig;
  /** 32 bytes: the raw key of the database. */
  readonly databaseKey: Uint8Array;
  /** PEM: the private key of the desk's TLS certificate. */
  readonly deskKey: Uint8Array;
  readonly version: string;
  /** A printer that lives in the host; else the configuration names one. */
  readonly printer?: Printer;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds since some moment, by a clock that nobody can set. */
  readonly monotonic?: () => number;
  readonly chance?: Chance;
}

const systemMonotonic = (): number => performance.now();
const systemChance: Chance = { uuid: randomUUID, below: (limit) => randomInt(limit) };

/** Puts a desk together and starts its work. Throws a Fault where the store can't be opened. */
export async function createDesk(setUp: DeskSetUp): Promise<Desk> {
  const { config, version, now = Date.now, monotonic = systemMonotonic, chance = systemChance } = setUp;
  const listeners = new Set<(notice: DeskNotice) => void>();
  const tell = (notice: DeskNotice): void => listeners.forEach((listener) => void listener(notice));

  const store = openStore(config.dataFolder, setUp.databaseKey);
  await selfTestOnce(store.settings, version, drawPaper);
  const clock = keepClock(now, monotonic);
  const line = openLine(config.centre, setUp.deskKey, chance.uuid);
  const watch = watchLine(line.send, clock, () => tellOverview());
  const centre = connectCentre(watch.send, keepVersion(store.settings, reportError));
  const policy = await keepPolicy(centre, store.settings, config.centre.receiptKeys);
  const measureClock = async (): Promise<void> => {
    const sentAt = monotonic();
    const { time } = await centre.health(journalHead(store));
    clock.measured(measurementOf(sentAt, Date.parse(time), monotonic()));
  };
  const heartbeat = keepHeartbeat(
    { policy, clock, chance, measureClock },
    (beat) => {
      void lookAround().then(tellOverview, reportError);
      if (beat !== 'returned') return;
      outbox.lineReturned();
      upload.notice();
    },
    reportError,
  );
  const changed = (registrationId: string): void => {
    tell({ notice: 'registration', registrationId });
    tellOverview();
    upload.notice();
  };
  const outbox = runOutbox({ config, store, centre, chance, clock, changed }, reportError);
  let check: JournalCheck = 'checking';
  const upload = uploadJournal({ config, store, centre, chance, clock }, () => tellOverview(), reportError);
  const printer = watchPrinter(
    setUp.printer ?? choosePrinter(config.printer),
    () => readSettings(store.settings).printer,
  );
  let disk = await roomOnDisk(config.dataFolder);
  const lookAround = async (): Promise<void> => {
    await printer.look();
    disk = await roomOnDisk(config.dataFolder);
  };
  const authorities = readAuthorities(config.trustedAuthorities);
  const sessions = keepSessions({
    config,
    settings: store.settings,
    policy,
    centre,
    clock,
    chance,
    journal: store.journalIdentity,
    authorities,
  });
  const parts: DeskParts = {
    config,
    store,
    centre,
    policy,
    sessions,
    outbox,
    printer,
    drawPaper,
    clock,
    measureClock,
    chance,
    changed,
    inTurn: takeTurns(),
  };

  const overview = (): Overview =>
    overviewOf(parts, watch, journalState(check, upload.state), { printer: printer.seen, disk }, version);
  /** What is under way must not end because it can't be told of. */
  const tellOverview = (): void => {
    try {
      tell({ notice: 'overview', overview: overview() });
    } catch (error) {
      reportError(error);
    }
  };
  const operations = operationsOf(parts, overview, tellOverview);
  await lookAround();
  heartbeat.start();
  outbox.start();
  upload.notice();
  checkJournal(store.journal)
    .then((result) => {
      check = result;
      tellOverview();
    })
    .catch(reportError);

  return {
    call: (operation, input, secret) => answer(operations, sessions, operation, input, secret, reportError),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      heartbeat.stop();
      await outbox.stop();
      await upload.stop();
      sessions.signOut();
      line.close();
      store.close();
    },
  };
}
