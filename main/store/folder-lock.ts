import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../src/contract/fault.ts';
import { storeFault, withFileFaults } from './faults.ts';
import { fileNames } from './folder.ts';

/**
 * Takes a data folder for this process: two desks on one database would issue the same numbers. The
 * system's own lock on a file (taken by SQLite, so that it is one on every platform) holds it: the lock
 * ends with the process, however that ends, and nothing is left to clear away. Gives what lets it go.
 * Throws a Fault: store-in-use where another process has it, store-read-only, disk-full, store-failed.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, fileNames.lock);
  withFileFaults(() => makeFile(file));
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file, { timeout: 0 });
    // Nothing is ever written into it, so it needs no journal beside it.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection?.close();
    const fault = storeFault(error);
    throw fault instanceof Fault && fault.code === 'store-locked'
      ? new Fault('store-in-use', {}, { cause: error })
      : fault;
  }
  return () => void connection.close();
}

/** Closing a file ends this process's own locks on it (POSIX), so it is opened here only to be made. */
function makeFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}
