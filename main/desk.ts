import { randomInt, randomUUID } from 'node:crypto';
import { heartbeat as heartbeatToWindow } from '../src/contract/bridge.ts';
import type { Desk, DeskNotice } from '../src/contract/desk.ts';
import type { Overview } from '../src/contract/overview.ts';
import { answer } from './answer.ts';
import { connectCentre } from './centre/centre.ts';
import { openLine } from './centre/exchange.ts';
import { keepHeartbeat } from './centre/heartbeat.ts';
import { watchLine } from './centre/line.ts';
import { keepPolicy } from './centre/policy.ts';
import type { DeskConfig } from './config.ts';
import { roomOnDisk } from './disk.ts';
import { readAuthorities } from './eds/authorities.ts';
import { operationsOf } from './operations.ts';
import { runOutbox } from './outbox/outbox.ts';
import { overviewOf } from './overview.ts';
import { choosePrinter } from './papers/choose-printer.ts';
import { drawPaper } from './papers/draw.ts';
import type { Printer } from './papers/printer.ts';
import { watchPrinter } from './papers/watch-printer.ts';
import type { Chance, DeskClock, DeskParts } from './parts.ts';
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
  readonly now?: () => number;
  readonly chance?: Chance;
}

const systemChance: Chance = { uuid: randomUUID, below: (limit) => randomInt(limit) };

/** Puts a desk together and starts its work. Throws a Fault where the store can't be opened. */
export async function createDesk(setUp: DeskSetUp): Promise<Desk> {
  const { config, version, now = Date.now, chance = systemChance } = setUp;
  const listeners = new Set<(notice: DeskNotice) => void>();
  const tell = (notice: DeskNotice): void => listeners.forEach((listener) => void listener(notice));

  const store = openStore(config.dataFolder, setUp.databaseKey);
  await selfTestOnce(store.settings, version, drawPaper);
  const line = openLine(config.centre, setUp.deskKey);
  const watch = watchLine(line.send, now, () => tellOverview());
  const centre = connectCentre(watch.send);
  const policy = await keepPolicy(centre, store.settings, config.centre.receiptKeys);
  const heartbeat = keepHeartbeat(centre, policy, now, (beat) => {
    void lookAround().then(tellOverview, reportError);
    if (beat === 'returned') void outbox.deliverAll();
  });
  const clock: DeskClock = { now, offset: () => heartbeat.offset };
  const changed = (registrationId: string): void => {
    tell({ notice: 'registration', registrationId });
    tellOverview();
  };
  const outbox = runOutbox({ config, store, centre, chance, clock, changed }, reportError);
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
    chance,
    changed,
    inTurn: takeTurns(),
  };

  const overview = (): Overview => overviewOf(parts, watch, { printer: printer.seen, disk }, version);
  const tellOverview = (): void => tell({ notice: 'overview', overview: overview() });
  const operations = operationsOf(parts, overview, tellOverview);
  await lookAround();
  heartbeat.start();
  outbox.start();
  const beating = setInterval(() => tell({ notice: 'beat' }), heartbeatToWindow.every);

  return {
    call: (operation, input, secret) => answer(operations, sessions, operation, input, secret, reportError),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {
      clearInterval(beating);
      heartbeat.stop();
      await outbox.stop();
      sessions.signOut();
      line.close();
      store.close();
    },
  };
}
