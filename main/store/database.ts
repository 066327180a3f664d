import { accessSync, closeSync, constants, existsSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../src/contract/fault.ts';
import { storeFault, withFileFaults } from './faults.ts';
import { migrations as allMigrations } from './migrations/index.ts';

export type Connection = Database.Database;

/** How long a statement may hold up the desk's thread while another program has the file (milliseconds). */
export const busyTimeout = 100;

/**
 * Opens the encrypted database (SQLCipher 4, raw 32-byte key), makes it where there is none, readable to
 * its owner alone, and brings its schema up to date. Throws a Fault: store-unreadable or store-damaged
 * where the key or the file is wrong (the file is left as it is), store-newer where a newer program has
 * written it, store-missing for an empty file beside a write-ahead log (SQLite would delete the log),
 * disk-full, store-read-only, store-locked, store-failed.
 */
export function openDatabase(file: string, key: Uint8Array, migrations = allMigrations): Connection {
  withFileFaults(() => prepareFile(file));
  return open(file, key, { timeout: busyTimeout }, (connection) => {
    makeDurable(connection);
    migrate(connection, migrations);
  });
}

/** Opens a database only to read it: not a byte of it or of its write-ahead log changes. Throws as `openDatabase`. */
export function openReadOnly(file: string, key: Uint8Array): Connection {
  const options = { readonly: true, fileMustExist: true, timeout: busyTimeout };
  return open(file, key, options, (connection) => {
    if (versionOf(connection) > allMigrations.length)
      throw new Fault('store-newer', { version: versionOf(connection) });
  });
}

function open(
  file: string,
  key: Uint8Array,
  options: Database.Options,
  prepare: (connection: Connection) => void,
): Connection {
  if (key.length !== 32) throw new RangeError('the database key is 32 bytes');
  let connection: Connection | undefined;
  try {
    connection = new Database(file, options);
    unlock(connection, key);
    // A wrong key shows at the first read.
    versionOf(connection);
    prepare(connection);
    return connection;
  } catch (error) {
    const fault = storeFault(error);
    if (connection && isDamage(fault)) closeUntouched(connection, file, key);
    else connection?.close();
    throw fault;
  }
}

/** Whether a database is damaged, by the Fault that was met: then nothing is written into it any more. */
export const isDamage = (fault: unknown): boolean =>
  fault instanceof Fault && (fault.code === 'store-damaged' || fault.code === 'store-unreadable');

/**
 * Closes a connection and leaves the file and its write-ahead log as they are. The last connection to close
 * brings the log into the file; so another one, which can only read, is the last.
 */
export function closeUntouched(connection: Connection, file: string, key: Uint8Array): void {
  const last = new Database(file, { readonly: true });
  try {
    unlock(last, key);
    versionOf(last);
  } catch {
    // The first page can't be read: then nothing is brought into the file either.
  }
  connection.close();
  last.close();
}

/** SQLite gives the mode of the file to its write-ahead log too. */
function prepareFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  if (!existsSync(file)) closeSync(openSync(file, 'wx', 0o600));
  else if (statSync(file).size === 0 && existsSync(`${file}-wal`)) throw new Fault('store-missing');
  // SQLite opens what it may not write as if all were well.
  for (const path of [dirname(file), file]) accessSync(path, constants.R_OK | constants.W_OK);
}

function unlock(connection: Connection, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  connection.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

/**
 * In WAL mode this build defaults to synchronous=NORMAL, which loses the last commits at a power
 * failure; so FULL is set at every open and read back.
 */
function makeDurable(connection: Connection): void {
  connection.pragma('journal_mode = WAL');
  connection.pragma('synchronous = FULL');
  connection.pragma('secure_delete = ON');
  connection.pragma('temp_store = MEMORY');
  // A page of the journal comes from all over a large file, and every page read anew is deciphered anew (KiB).
  connection.pragma('cache_size = -65536');
  const mode = connection.pragma('journal_mode', { simple: true });
  const synchronous = connection.pragma('synchronous', { simple: true });
  if (mode !== 'wal' || synchronous !== 2) throw new Fault('store-failed', { reason: 'not-durable' });
}

const versionOf = (connection: Connection): number =>
  Number(connection.pragma('user_version', { simple: true }));

function migrate(connection: Connection, migrations: readonly string[]): void {
  const version = versionOf(connection);
  if (version > migrations.length) throw new Fault('store-newer', { version });
  const steps = connection.transaction(() => {
    for (const sql of migrations.slice(version)) connection.exec(sql);
    connection.pragma(`user_version = ${migrations.length}`);
  });
  if (version < migrations.length) steps.exclusive();
}
