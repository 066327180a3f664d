import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';
import { withFileFaults } from './faults.ts';

/** The files in a desk's data folder. */
export const fileNames = {
  database: 'desk.db',
  /** A database that is being made; it gets its name when it is whole. */
  newDatabase: 'desk.db.new',
  /** The database's key, as the host has wrapped it. */
  key: 'database.key',
  /** A key that has no database yet. */
  newKey: 'database.key.new',
  /** The key of the desk's TLS certificate, as the host has wrapped it. */
  deskKey: 'desk-tls.key',
  /** Where the journal stood when it was last written, outside the database. */
  record: 'desk-record.json',
  /** Held by the process that works in the folder. */
  lock: 'desk.lock',
  /** What a recovery has put out of the way, a folder for each one. */
  setAside: 'set-aside',
  /** An export of what could be read of a damaged database; the name goes on with the order's. */
  salvage: 'salvage',
} as const;

/** A database consists of these files, by the ends of their names. */
export const databaseEnds = ['', '-wal', '-shm'] as const;

/**
 * Makes the data folder where it is missing, and closes it and its files to everybody but the desk's
 * user. Throws a Fault: store-read-only where the folder can't be written to, disk-full, store-failed.
 */
export function prepareFolder(folder: string): void {
  withFileFaults(() => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    // Windows knows no modes: there the folder is closed by the rights of the user's profile.
    if (process.platform === 'win32') return;
    close(folder, 0o700);
    for (const name of readdirSync(folder)) {
      const path = join(folder, name);
      const found = lstatSync(path);
      // A link has no rights of its own, and what it points at is not the desk's.
      if (!found.isSymbolicLink()) close(path, found.isDirectory() ? 0o700 : 0o600);
    }
  });
}

function close(path: string, mode: number): void {
  if ((statSync(path).mode & 0o777 & ~mode) !== 0) chmodSync(path, mode);
}

/**
 * Whether no desk has ever worked in a folder: only there is a database made. Throws Fault store-missing
 * where one has, and its database is gone or empty.
 */
export function isNewFolder(folder: string): boolean {
  if (sizeOf(join(folder, fileNames.database)) > 0) return false;
  const names = existsSync(folder) ? readdirSync(folder) : [];
  // A first start takes the desk's key in before the database is there, and makes the database's key before both.
  const isFirstStart = names.includes(fileNames.newKey);
  if (names.some((name) => isTrace(name) && !(isFirstStart && name === fileNames.deskKey)))
    throw new Fault('store-missing');
  return true;
}

const traces: ReadonlySet<string> = new Set([
  fileNames.key,
  fileNames.deskKey,
  fileNames.record,
  fileNames.setAside,
  `${fileNames.database}-wal`,
]);

/** Whether a file or folder, by its name, lies only where a desk has worked. */
export const isTrace = (name: string): boolean =>
  traces.has(name) || name.startsWith(`${fileNames.salvage}-`);

/** The length of a file in bytes; 0 where there is none. */
export const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0;

/** A new name is durable once its folder is; Windows opens no folder and needs none of this. */
export function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
