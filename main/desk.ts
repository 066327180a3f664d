import { randomInt, randomUUID } from 'node:crypto';
import { heartbeat as heartbeatToWindow } from '../src/contract/bridge.ts';
import type { Desk, DeskNotice, DeskOperationName } from '../src/contract/desk.ts';
import type { Overview } from '../src/contract/overview.ts';
import { answer } from './answer.ts';
import { connectCentre } from './centre/centre.ts';
import { keepCentreRecord } from './centre/centre-record.ts';
import { keepClock, measurementOf } from './centre/clock.ts';
import { openLine } from './centre/exchange.ts';
import { type Beat, keepHeartbeat } from './centre/heartbeat.ts';
import { watchLine } from './centre/line.ts';
import { keepPolicy } from './centre/policy.ts';
import { keepVersion } from './centre/version.ts';
import type { DeskConfig } from './config.ts';
import { roomOnDisk } from './disk.ts';
import { readAuthorities } from './eds/authorities.ts';
import { forkKeyProcess, type StartKeyChannel } from './eds/key-process/channel.ts';
import { type KeyProcess, startKeyProcess } from './eds/key-process/key-process.ts';
import { journalHead } from './journal/head.ts';
import { journalState } from './journal/state.ts';
import { uploadJournal } from './journal/upload.ts';
import { lastKnown } from './last-known.ts';
import { operationsOf } from './operations.ts';
import { runOutbox } from './outbox/outbox.ts';
import { overviewOf } from './overview.ts';
import { choosePrinter } from './papers/choose-printer.ts';
import { drawPaper } from './papers/draw.ts';
import type { Printer } from './papers/printer.ts';
import { watchPrinter } from './papers/watch-printer.ts';
import type { Chance, DeskParts } from './parts.ts';
import { admit } from './recovery/gate.ts';
import { keepFolder } from './recovery/keep-folder.ts';
import { keepStore } from './recovery/keep-store.ts';
import { openDeskStore } from './recovery/open-desk-store.ts';
import { runRecovery } from './recovery/recovery.ts';
import { voucherOf } from './recovery/vouch.ts';
import { inBackground, reportError, storeReporter } from './report.ts';
import { selfTestOnce } from './self-test.ts';
import { keepSessions } from './session/sessions.ts';
import { readSettings } from './settings.ts';
import { prepareFolder } from './store/folder.ts';
import { lockFolder } from './store/folder-lock.ts';
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
  /** Starts the processes that open keys; children of this process unless said. */
  readonly startKeyChannel?: StartKeyChannel;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Milliseconds since some moment, by a clock that nobody can set. */
  readonly monotonic?: () => number;
  readonly chance?: Chance;
}

const systemMonotonic = (): number => performance.now();
const systemChance: Chance = { uuid: randomUUID, below: (limit) => randomInt(limit) };

/**
 * Puts a desk together and starts its work. Throws a Fault where the data folder is in use or can't be
 * written, or the store can't be opened.
 */
export async function createDesk(setUp: DeskSetUp): Promise<Desk> {
  const { config, version, now = Date.now, monotonic = systemMonotonic, chance = systemChance } = setUp;
  const { databaseKey: key, startKeyChannel = forkKeyProcess } = setUp;
  const startKey = (): KeyProcess => startKeyProcess(startKeyChannel);
  const listeners = new Set<(notice: DeskNotice) => void>();
  const tell = (notice: DeskNotice): void => listeners.forEach((listener) => void listener(notice));

  /** Before it nobody listens; after it what was under way ends over a closed store. */
  let isServing = false;
  const tellOverview = (): void => {
    try {
      if (isServing) tell({ notice: 'overview', overview: overview() });
    } catch (error) {
      // What is under way must not end because it can't be told of.
      reportError(error);
    }
  };
  await using begun = new AsyncDisposableStack();
  prepareFolder(config.dataFolder);
  const folderLock = lockFolder(config.dataFolder);
  begun.defer(folderLock.release);
  const { store, found } = await openDeskStore(config, key, console.error);
  begun.defer(() => store.close());
  store.claim();
  const report = storeReporter(store.health);
  begun.defer(keepFolder(folderLock, store, report));
  await selfTestOnce(store.settings, version, { drawPaper, startKey });
  const clock = keepClock(now, monotonic);
  const line = openLine(config.centre, setUp.deskKey, chance.uuid);
  begun.defer(() => line.close());
  const watch = watchLine(line.send, clock, tellOverview);
  const centre = connectCentre(watch.send, keepVersion(store.settings, report), () => journalHead(store));
  const policy = await keepPolicy(centre, store.settings, config.centre.receiptKeys);
  const measureClock = async (): Promise<void> => {
    const sentAt = monotonic();
    const { time } = await centre.health();
    clock.measured(measurementOf(sentAt, Date.parse(time), monotonic()));
  };
  const heartbeat = keepHeartbeat({ policy, clock, chance, measureClock }, (beat) => heard(beat), report);
  const changed = (registrationId: string): void => {
    tell({ notice: 'registration', registrationId });
    tellOverview();
    upload.notice();
  };
  const outbox = runOutbox({ config, store, centre, chance, clock, changed }, report);
  const upload = uploadJournal(
    { config, store, centre, chance, clock },
    { changed: tellOverview, forked: () => compareWithCentre(), failed: report },
  );
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
    startKeyProcess: startKey,
    onLocked: () => tellOverview(),
  });
  const voucher = voucherOf(store, found);
  const centreRecord = keepCentreRecord({ config, store, centre, line: watch }, voucher, () =>
    keeper.trust(),
  );
  const compareWithCentre = (): void =>
    inBackground(() => parts.inTurn('running-number', centreRecord.learn), report);
  const parts: DeskParts = {
    config,
    store,
    centre,
    centreRecord,
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
  const keeper = keepStore({ config, store, key, now, centreRecord, voucher }, tellOverview, report);
  begun.defer(() => keeper.stop());
  begun.defer(() => sessions.close());
  const deliverRecovered = (): void =>
    inBackground(() => outbox.deliverAll({ ignoreRetryAfter: false }), report);
  const recovery = runRecovery(parts, deliverRecovered, report);
  begun.defer(() => recovery.stop());
  const heard = (beat: Beat): void => {
    inBackground(() => lookAround().then(tellOverview), report);
    if (centreRecord.isDue(beat)) compareWithCentre();
    if (beat !== 'returned') return;
    outbox.lineReturned();
    upload.notice();
  };

  const stored = lastKnown(() => ({
    queue: store.outbox.counts(),
    upload: upload.state,
    paperLanguage: readSettings(store.settings).paperLanguage,
  }));
  const overview = (): Overview => {
    const { upload: uploaded, ...seen } = stored();
    const journal = journalState(keeper.journal, uploaded);
    return overviewOf(parts, watch, { ...seen, journal, printer: printer.seen, disk }, version);
  };
  const answering = {
    operations: operationsOf(parts, overview, tellOverview),
    sessions,
    admit: (operation: DeskOperationName) => admit(store, recovery, operation),
    report: reportError,
  };
  await lookAround();
  begun.defer(() => upload.stop());
  begun.defer(() => outbox.stop());
  begun.defer(() => heartbeat.stop());
  heartbeat.start();
  outbox.start();
  upload.notice();
  const beating = setInterval(() => tell({ notice: 'beat' }), heartbeatToWindow.every);
  begun.defer(() => clearInterval(beating));

  isServing = true;
  begun.defer(() => {
    isServing = false;
  });
  const everything = begun.move();
  return {
    async call(operation, input, secret) {
      const given = await answer(answering, operation, input, secret);
      if (given.ok && (operation === 'signIn' || operation === 'unlock')) recovery.begin();
      return given;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => everything.disposeAsync(),
  };
}
