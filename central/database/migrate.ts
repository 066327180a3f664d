import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Database, Queries } from './database.ts';

const folder = new URL('./migrations/', import.meta.url);
const Applied = z.strictObject({ name: z.string() });

/** The database was last changed by a newer program than this one. */
export class NewerDatabase extends Error {
  constructor(migration: string) {
    super(
      `the database holds the migration "${migration}", which this program does not know: update the program`,
    );
    this.name = 'NewerDatabase';
  }
}

/** The database was last changed by an older program than this one, or by none. */
export class OlderDatabase extends Error {
  constructor() {
    super('the database is not at the schema of this program yet: start a node of the centre first');
    this.name = 'OlderDatabase';
  }
}

const migrationFiles = (): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort();

/** Throws NewerDatabase or OlderDatabase where the database is not at this program's schema. Changes nothing. */
export async function checkSchema(database: Database): Promise<void> {
  const sql = `SELECT 1 FROM information_schema.tables WHERE table_name = 'migration'`;
  if ((await database.rows(z.unknown(), sql)).length === 0) throw new OlderDatabase();
  const files = migrationFiles();
  const applied = (await database.rows(Applied, 'SELECT name FROM migration')).map(({ name }) => name);
  const unknown = applied.find((name) => !files.includes(name));
  if (unknown) throw new NewerDatabase(unknown);
  if (applied.length < files.length) throw new OlderDatabase();
}

/**
 * Brings the database to this program's schema: each file of `migrations/` once, in the order of
 * the names, all or nothing. Nodes that start together take turns. Throws NewerDatabase.
 */
export async function migrate(database: Database): Promise<void> {
  const files = migrationFiles();
  await database.transaction(async (queries) => {
    await queries.run(`SELECT pg_advisory_xact_lock(hashtextextended('tereze-migration', 0))`);
    await queries.run('CREATE TABLE IF NOT EXISTS migration (name text PRIMARY KEY)');
    const applied = (await queries.rows(Applied, 'SELECT name FROM migration')).map(({ name }) => name);
    const unknown = applied.find((name) => !files.includes(name));
    if (unknown) throw new NewerDatabase(unknown);
    for (const name of files.filter((file) => !applied.includes(file))) await apply(queries, name);
  });
}

async function apply(queries: Queries, name: string): Promise<void> {
  await queries.script(readFileSync(new URL(name, folder), 'utf8'));
  await queries.run('INSERT INTO migration (name) VALUES ($1)', [name]);
}
