import Database from 'better-sqlite3';
import { Fault } from '../../src/contract/fault.ts';

/** Turns an error of SQLite into the desk's own; any other error stays what it is. */
export function storeFault(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code } = error;
  const options = { cause: error };
  if (code === 'SQLITE_NOTADB') return new Fault('store-unreadable', {}, options);
  if (code.startsWith('SQLITE_CORRUPT')) return new Fault('store-damaged', {}, options);
  // The index of the write-ahead log can't grow: SQLite names that so where the disk is full.
  if (code === 'SQLITE_FULL' || code === 'SQLITE_IOERR_SHMSIZE') return new Fault('disk-full', {}, options);
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new Fault('store-locked', {}, options);
  if (code.startsWith('SQLITE_READONLY')) return new Fault('store-read-only', {}, options);
  return new Fault('store-failed', { reason: code }, options);
}

/** Turns an error of the file system into the desk's own; any other error stays what it is. */
export function fileFault(error: unknown): unknown {
  if (!(error instanceof Error) || !('code' in error) || error instanceof Fault) return error;
  const options = { cause: error };
  switch (error.code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return new Fault('disk-full', {}, options);
    case 'EROFS':
    case 'EACCES':
    case 'EPERM':
      return new Fault('store-read-only', {}, options);
    default:
      return new Fault('store-failed', { reason: String(error.code) }, options);
  }
}

/** Does work on files; what goes wrong is thrown as a Fault: disk-full, store-read-only or store-failed. */
export function withFileFaults<Value>(work: () => Value): Value {
  try {
    return work();
  } catch (error) {
    throw fileFault(error);
  }
}
