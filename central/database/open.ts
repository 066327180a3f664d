import { mkdirSync } from 'node:fs';
import type { CentralConfig } from '../config.ts';
import { type LogStream, loggable } from '../http/log.ts';
import type { Database } from './database.ts';
import { openEmbedded } from './embedded.ts';
import { migrate } from './migrate.ts';
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
