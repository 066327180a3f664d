import { renameSync, rmSync } from 'node:fs';
import { readingOnly } from './compare.ts';
import { openDatabase } from './database.ts';
import { storeFault, withFileFaults } from './faults.ts';
import { databaseEnds } from './folder.ts';
import { journalIdentitySetting } from './journal-identity.ts';
import { copyTable, type Row } from './readable-rows.ts';

/** How many rows of each table could be read. */
export type Salvaged = Readonly<Record<string, number>>;

/** Everything that is not made from the journal: with it, and with the journal, a desk can be made again. */
const tables = [
  'journal',
  'outbox',
  'drafts',
  'temporary_passwords',
  'running_numbers',
  'settings',
  'papers',
  'registers',
  'register_events',
] as const;

/**
 * Copies whatever can be read of a damaged database into a new one with the same key, which gets its name
 * when it is whole. The damaged one stays as it is. Throws a Fault: store-unreadable where not even its
 * first page can be read, and what `openDatabase` throws for the new one.
 */
export function salvage(from: string, key: Uint8Array, target: string): Salvaged {
  const fresh = `${target}.new`;
  for (const end of databaseEnds) rmSync(`${fresh}${end}`, { force: true });
  const counts = readingOnly(from, key, (damaged) => {
    const whole = openDatabase(fresh, key);
    try {
      const copied = tables.map((table) => [table, copyTable(damaged, whole, table, isExported)] as const);
      whole.pragma('wal_checkpoint(TRUNCATE)');
      return Object.fromEntries(copied);
    } catch (error) {
      throw storeFault(error);
    } finally {
      whole.close();
    }
  });
  withFileFaults(() => renameSync(fresh, target));
  return counts;
}

/** The key of a journal leaves its database in no export. */
const isExported = (row: Row): boolean => row['name'] !== journalIdentitySetting;
