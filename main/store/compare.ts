import { accessSync, constants, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';
import type { DeskIdentity } from '../../src/contract/request.ts';
import { readBegun } from './begun.ts';
import { type Connection, openReadOnly } from './database.ts';
import { type DeskRecord, readDeskRecord } from './desk-record.ts';
import { storeFault, withFileFaults } from './faults.ts';
import { fileNames, isNewFolder, sizeOf } from './folder.ts';
import { openJournal } from './journal.ts';
import { readJournalIdentity } from './journal-identity.ts';
import { hasTable } from './readable-rows.ts';
import { openSettings } from './tables.ts';

/** What a data folder holds: nothing yet, or a database, with its record where there is one that can be trusted. */
export type Folder =
  | { readonly state: 'new' }
  | { readonly state: 'known'; readonly record: DeskRecord | 'missing' | 'invalid' };

/**
 * Compares the database in a data folder with the desk's record, before the database is opened to be
 * written: SQLite deletes a write-ahead log that it finds beside an empty file, and drops what follows a
 * damaged place in one. Nothing in the folder changes. Throws a Fault: store-missing, store-read-only, store-foreign,
 * store-behind (with the sequence numbers `found` and `known`), store-diverged, store-begun-anew,
 * and what `openReadOnly` throws.
 */
export function compareFolder(folder: string, key: Uint8Array, from: DeskIdentity): Folder {
  if (isNewFolder(folder)) return { state: 'new' };
  // A reader of a database with a write-ahead log needs the right to write beside it; SQLite names that as it likes.
  withFileFaults(() => accessSync(folder, constants.R_OK | constants.W_OK));
  const record = readDeskRecord(folder, key);
  if (typeof record !== 'string' && !isSameDesk(record.from, from)) throw new Fault('store-foreign');
  readingOnly(join(folder, fileNames.database), key, (connection) => {
    if (typeof record !== 'string') assertContains(connection, record);
    if (hasTable(connection, 'settings') && readBegun(openSettings(connection)) === 'anew')
      throw new Fault('store-begun-anew');
  });
  return { state: 'known', record };
}

export const isSameDesk = (one: DeskIdentity, other: DeskIdentity): boolean =>
  one.desk === other.desk && one.office === other.office && one.window === other.window;

function assertContains(connection: Connection, { journal: id, head, atCentre }: DeskRecord): void {
  if (!hasTable(connection, 'journal')) throw behind(0, head.sequence);
  // A copy from before journals had an identity can only be behind.
  const identity = readJournalIdentity(openSettings(connection));
  if (identity && identity.journal !== id) throw new Fault('store-diverged');
  const journal = openJournal(connection);
  const found = journal.head().sequence;
  for (const known of atCentre ? [head, atCentre] : [head]) {
    if (found < known.sequence) throw behind(found, known.sequence);
    if (known.sequence > 0 && journal.hashAt(known.sequence) !== known.hash)
      throw new Fault('store-diverged');
  }
}

const behind = (found: number, known: number): Fault => new Fault('store-behind', { found, known });

/** Reads a database and leaves no trace: SQLite makes the files that it shares with writers also for a reader. */
export function readingOnly<Value>(
  file: string,
  key: Uint8Array,
  work: (connection: Connection) => Value,
): Value {
  const made = ['-wal', '-shm'].map((end) => `${file}${end}`).filter((path) => !existsSync(path));
  try {
    const connection = openReadOnly(file, key);
    try {
      return work(connection);
    } finally {
      connection.close();
    }
  } catch (error) {
    throw storeFault(error);
  } finally {
    for (const path of made) if (!path.endsWith('-wal') || sizeOf(path) === 0) rmSync(path, { force: true });
  }
}
