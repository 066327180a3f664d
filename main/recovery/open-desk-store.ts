import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { Fault } from '../../src/contract/fault.ts';
import type { DeskConfig } from '../config.ts';
import { putNumberFloor } from '../registrations/running-number.ts';
import { compareFolder, type Folder, isSameDesk } from '../store/compare.ts';
import { readDeskRecord } from '../store/desk-record.ts';
import { examine } from '../store/examination/examine.ts';
import { fileNames } from '../store/folder.ts';
import { salvage } from '../store/salvage.ts';
import { openStore, type Store } from '../store/store.ts';
import type { Settings } from '../store/tables.ts';
import { isLoss, isOutstanding, type RecoveryOrder, salvageFile } from './order.ts';
import { putPending } from './pending.ts';
import { continueReplacement, replaceDatabase } from './replace-database.ts';

type StoreConfig = Pick<DeskConfig, 'dataFolder' | 'from' | 'recovery'>;

interface OpenedStore {
  readonly store: Store;
  /** What the folder held. */
  readonly found: Folder;
}

/** How long a database that another program has locked is waited for, and between two tries (milliseconds). */
const patience = 10_000;
const pause = 250;

/**
 * Opens a desk's store after it was compared with the desk's record, or carries out what the
 * administrator has ordered for one that has lost something: once, and only then. Throws a Fault: the
 * loss where nothing is left to be carried out, store-salvaged with the figures of the export, and what
 * `openStore` throws; store-locked after ten seconds. `say` gets a line where an order is not carried out.
 */
export async function openDeskStore(
  config: StoreConfig,
  key: Uint8Array,
  say: (line: string) => void = () => {},
): Promise<OpenedStore> {
  const { dataFolder: folder, recovery: order } = config;
  const wasCarriedOut = order !== undefined && !isOutstanding(folder, order);
  for (const deadline = performance.now() + patience; ; await after(pause)) {
    try {
      const opened = await openNow(config, key);
      if (order && wasCarriedOut) say(notCarriedOut(order, carriedOutBefore));
      else if (order && isOutstanding(folder, order)) say(notCarriedOut(order, nothingLost));
      return opened;
    } catch (error) {
      const code = error instanceof Fault ? error.code : null;
      if (code === 'store-locked' && performance.now() <= deadline) continue;
      if (order && code !== 'store-salvaged')
        say(notCarriedOut(order, wasCarriedOut ? carriedOutBefore : (code ?? 'the start failed')));
      throw error;
    }
  }
}

const carriedOutBefore = 'it was carried out before; a new one needs another id';
const nothingLost = 'the database has lost nothing';

/** For the administrator, who waits for something to happen. */
const notCarriedOut = ({ act, id }: RecoveryOrder, reason: string): string =>
  `the recovery "${act}" with the id "${id}" was not carried out: ${reason}`;

async function openNow(config: StoreConfig, key: Uint8Array): Promise<OpenedStore> {
  const { dataFolder: folder, from, recovery: order } = config;
  continueReplacement(folder, order);
  const outstanding = order && isOutstanding(folder, order) ? order : null;
  try {
    const found = await lookAt(folder, key, from);
    // A new disk has lost everything without a trace; `begin-anew` says that nothing of it is wanted.
    if (found.state === 'new' && outstanding && outstanding.act !== 'salvage')
      return replace(config, key, outstanding);
    return { store: openStore(folder, key), found };
  } catch (error) {
    if (!outstanding || !(error instanceof Fault) || !isLoss(error.code)) throw error;
    if (outstanding.act !== 'salvage') return replace(config, key, outstanding);
    throw error.code === 'store-missing' ? error : salvaged(folder, key, outstanding);
  }
}

function replace(config: StoreConfig, key: Uint8Array, order: RecoveryOrder): OpenedStore {
  const { dataFolder: folder } = config;
  replaceDatabase(folder, key, order, (settings) => prepare(settings, config, key, order));
  return { store: openStore(folder, key), found: { state: 'new' } };
}

/** Compares the folder; a database that was found damaged before is examined before anything is done with it. */
async function lookAt(folder: string, key: Uint8Array, from: DeskConfig['from']): Promise<Folder> {
  const found = compareFolder(folder, key, from);
  const isSuspect =
    found.state === 'known' && typeof found.record !== 'string' && found.record.damagedAt !== null;
  if (!isSuspect) return found;
  const file = join(folder, fileNames.database);
  const descriptor = openSync(file, 'r');
  try {
    const damage = await examine({ file, descriptor, key });
    if (damage) throw new Fault('store-damaged', { [damage.kind]: damage.at });
    return found;
  } finally {
    closeSync(descriptor);
  }
}

function salvaged(folder: string, key: Uint8Array, order: RecoveryOrder): Fault {
  const file = salvageFile(folder, order);
  const { journal = 0, outbox = 0 } = salvage(join(folder, fileNames.database), key, file);
  return new Fault('store-salvaged', { file, entries: journal, requests: outbox });
}

/** What the record of the lost database still tells goes into the new one. */
function prepare(
  settings: Settings,
  { dataFolder, from }: StoreConfig,
  key: Uint8Array,
  order: RecoveryOrder,
): void {
  const record = readDeskRecord(dataFolder, key);
  const lost = typeof record !== 'string' && isSameDesk(record.from, from) ? record : null;
  if (lost) putNumberFloor(settings, lost.lastRunningNumber);
  if (order.act === 'from-centre')
    putPending(settings, { id: order.id, journal: lost?.journal ?? null, taken: {} });
}
