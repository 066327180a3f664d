import { PGlite, type Transaction } from '@electric-sql/pglite';
import type { z } from 'zod';
import type { Database, Queries, SqlValue } from './database.ts';

/**
 * Opens the embedded database (PGlite), in memory or in a folder. It never syncs to disk: what was
 * committed can be lost with the power, so it serves the demonstration and tests only.
 */
export async function openEmbedded(folder: string | null): Promise<Database> {
  const database = await (folder === null ? PGlite.create() : PGlite.create(folder));
  return {
    ...queriesOf(database),
    transaction: (work) => database.transaction((transaction) => work(queriesOf(transaction))),
    close: () => database.close(),
  };
}

function queriesOf(runner: PGlite | Transaction): Queries {
  return {
    async rows<Row extends z.ZodType>(row: Row, sql: string, values: readonly SqlValue[] = []) {
      const result = await runner.query(sql, [...values]);
      return result.rows.map((found) => row.parse(found));
    },
    async run(sql, values = []) {
      return (await runner.query(sql, [...values])).affectedRows ?? 0;
    },
    async script(sql) {
      await runner.exec(sql);
    },
  };
}
