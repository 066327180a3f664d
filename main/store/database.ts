import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { Fault } from '../../src/contract/fault.ts';
import { migrations as allMigrations } from './migrations/index.ts';

export type Connection = Database.Database;

/**
 * Opens the encrypted database (SQLCipher 4, raw 32-byte key), makes it where there is none, and
 * brings its schema up to date. Throws a Fault: store-unreadable where the key or the file is wrong
 * (the file is left as it is), store-newer where a newer program has written it, disk-full.
 */
export function openDatabase(file: string, key: Uint8Array, migrations = allMigrations): Connection {
  if (key.length !== 32) throw new RangeError('the database key is 32 bytes');
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const isNew = !existsSync(file);
  const connection = new Database(file);
  try {
    unlock(connection, key);
    if (!isNew) checkIntegrity(connection);
    makeDurable(connection);
    migrate(connection, migrations);
    return connection;
  } catch (error) {
    connection.close();
    throw storeFault(error);
  }
}

/** Turns an error of SQLite into the desk's own; any other error stays what it is. */
export function storeFault(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  if (error.code === 'SQLITE_NOTADB' || error.code.startsWith('SQLITE_CORRUPT'))
    return new Fault('store-unreadable', {}, { cause: error });
  if (error.code === 'SQLITE_FULL') return new Fault('disk-full', {}, { cause: error });
  return new Fault('store-failed', { reason: error.code }, { cause: error });
}

function unlock(connection: Connection, key: Uint8Array): void {
  connection.pragma("cipher = 'sqlcipher'");
  connection.pragma('legacy = 4');
  connection.pragma(`key = "x'${Buffer.from(key).toString('hex')}'"`);
}

/** A wrong key shows at the first read. */
function checkIntegrity(connection: Connection): void {
  connection.pragma('user_version');
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

function migrate(connection: Connection, migrations: readonly string[]): void {
  const version = Number(connection.pragma('user_version', { simple: true }));
  if (version > migrations.length) throw new Fault('store-newer', { version });
  const steps = connection.transaction(() => {
    for (const sql of migrations.slice(version)) connection.exec(sql);
    connection.pragma(`user_version = ${migrations.length}`);
  });
  if (version < migrations.length) steps.exclusive();
}
