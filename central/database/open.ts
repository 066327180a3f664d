import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CentralConfig } from '../config.ts';
import { type LogStream, loggable } from '../http/log.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { checkSchema, migrate } from './migrate.ts';
import { openPostgresql } from './postgresql.ts';
import { plantSeed, readSeed } from './seed.ts';

/** Opens the configured database at this program's schema, with the demonstration's people where it names some. */
export async function openDatabase(config: CentralConfig, log: LogStream): Promise<Database> {
  const database = await connect(config.database, log);
  try {
    await migrate(database);
    if (config.seed !== undefined) await plantSeed(readSeed(config.seed), database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

/**
 * Opens the configured database to read from it while nodes of the centre may run. An embedded one belongs
 * to the process that has it open: a copy of its folder is read then. Throws what `checkSchema` throws.
 */
export async function openForReading(
  config: CentralConfig['database'],
  onIdleError: (error: Error) => void,
): Promise<Database> {
  const database =
    config.kind === 'postgresql' ? openPostgresql(config.url, onIdleError) : await openCopy(config.folder);
  try {
    await checkSchema(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openCopy(folder: string | undefined): Promise<Database> {
  if (folder === undefined)
    throw new Error('the embedded database is in the memory of its node: name a folder');
  const copy = mkdtempSync(join(tmpdir(), 'tereze-copy-'));
  const remove = (): void => rmSync(copy, { recursive: true });
  try {
    cpSync(folder, copy, { recursive: true });
    const database = await openEmbedded(copy);
    return { ...database, close: () => database.close().finally(remove) };
  } catch (error) {
    remove();
    throw error;
  }
}

async function connect(config: CentralConfig['database'], log: LogStream): Promise<Database> {
  const say = (content: object): void => log.write(`${JSON.stringify(content)}\n`);
  if (config.kind === 'postgresql')
    return openPostgresql(config.url, (error) =>
      say({ level: 40, time: Date.now(), msg: 'an idle database connection broke', ...loggable(error) }),
    );
  say({
    level: 40,
    time: Date.now(),
    msg: 'The embedded database never syncs to disk: it serves the demonstration and tests only.',
  });
  if (config.folder !== undefined) mkdirSync(config.folder, { recursive: true });
  return openEmbedded(config.folder ?? null);
}
