import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './database.ts';
import { withFileFaults } from './faults.ts';
import { databaseEnds, fileNames, syncFolder } from './folder.ts';
import { openJournalIdentity } from './journal-identity.ts';
import { openSettings, type Settings } from './tables.ts';

/**
 * Makes a database beside the folder's own, whole and on disk, with an identity for its journal and
 * whatever `prepare` puts into its settings. `adoptDatabase` gives it its name. Throws what `openDatabase`
 * throws.
 */
export function makeDatabase(
  folder: string,
  key: Uint8Array,
  prepare: (settings: Settings) => void = () => {},
): void {
  const file = join(folder, fileNames.newDatabase);
  removeUnfinished(folder);
  const connection = openDatabase(file, key);
  try {
    const settings = openSettings(connection);
    openJournalIdentity(settings);
    prepare(settings);
    connection.pragma('wal_checkpoint(TRUNCATE)');
  } finally {
    connection.close();
  }
}

/** Gives the database that was made its name, and then its key: whichever name is there, what it names is whole. */
export function adoptDatabase(folder: string): void {
  withFileFaults(() => {
    renameSync(join(folder, fileNames.newDatabase), join(folder, fileNames.database));
    syncFolder(folder);
  });
  adoptKey(folder);
}

/** The key of a new database gets its name once the database has its own. */
export function adoptKey(folder: string): void {
  const [newKey, key] = [join(folder, fileNames.newKey), join(folder, fileNames.key)];
  withFileFaults(() => {
    if (!existsSync(newKey) || existsSync(key)) return;
    renameSync(newKey, key);
    syncFolder(folder);
  });
}

/** Removes a database that an earlier start has not finished making. */
export function removeUnfinished(folder: string): void {
  for (const end of databaseEnds) rmSync(join(folder, `${fileNames.newDatabase}${end}`), { force: true });
}
