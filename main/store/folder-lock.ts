import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../src/contract/fault.ts';
import { storeFault, withFileFaults } from './faults.ts';
import { fileNames } from './folder.ts';

/** A data folder that this process has taken. */
export interface FolderLock {
  /**
   * Whoever deletes the file of the lock lets another desk take the folder: a new file is made and locked.
   * Throws a Fault: store-in-use where another process was first, store-read-only, disk-full, store-failed.
   */
  renew(): void;
  release(): void;
}

/**
 * Takes a data folder for this process: two desks on one database would issue the same numbers. The
 * system's own lock on a file (taken by SQLite, so that it is one on every platform) holds it: the lock
 * ends with the process, however that ends, and nothing is left to clear away.
 * Throws a Fault: store-in-use where another process has it, store-read-only, disk-full, store-failed.
 */
export function lockFolder(folder: string): FolderLock {
  const file = join(folder, fileNames.lock);
  let held = lockFile(file);
  return {
    renew() {
      if (identityOf(file) === held.identity) return;
      const next = lockFile(file);
      held.connection.close();
      held = next;
    },
    release: () => void held.connection.close(),
  };
}

interface LockedFile {
  readonly connection: Database.Database;
  /** Which file was locked, whatever has its name now. */
  readonly identity: string | null;
}

function lockFile(file: string): LockedFile {
  for (;;) {
    withFileFaults(() => makeFile(file));
    const identity = identityOf(file);
    const connection = lock(file);
    // Somebody may have put another file in its place meanwhile.
    if (identity !== null && identityOf(file) === identity) return { connection, identity };
    connection.close();
  }
}

function lock(file: string): Database.Database {
  let connection: Database.Database | undefined;
  try {
    connection = new Database(file, { timeout: 0 });
    // Nothing is ever written into it, so it needs no journal beside it.
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
    return connection;
  } catch (error) {
    connection?.close();
    const fault = storeFault(error);
    throw fault instanceof Fault && fault.code === 'store-locked'
      ? new Fault('store-in-use', {}, { cause: error })
      : fault;
  }
}

/** Closing a file ends this process's own locks on it (POSIX), so it is opened here only to be made. */
function makeFile(file: string): void {
  if (!existsSync(file)) closeSync(openSync(file, 'a', 0o600));
}

/** Tells a file from another one of the same name, as long as one of them is open; null where there is none. */
function identityOf(file: string): string | null {
  const found = statSync(file, { bigint: true, throwIfNoEntry: false });
  return found ? `${found.dev} ${found.ino}` : null;
}
