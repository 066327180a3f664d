import { existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { adoptDatabase, makeDatabase, removeUnfinished } from '../store/create.ts';
import { withFileFaults } from '../store/faults.ts';
import { databaseEnds, fileNames, syncFolder } from '../store/folder.ts';
import type { Settings } from '../store/tables.ts';
import { type RecoveryOrder, setAsideFolder } from './order.ts';

/**
 * Puts a new database in the place of the one in the folder, which is moved aside with its log and its
 * record, unchanged; `prepare` writes the first settings of the new one. A start that loses its power in between is continued by `continueReplacement`.
 * Throws a Fault of the store.
 */
export function replaceDatabase(
  folder: string,
  key: Uint8Array,
  order: RecoveryOrder,
  prepare: (settings: Settings) => void,
): void {
  makeDatabase(folder, key, prepare);
  withFileFaults(() => mkdirSync(setAsideFolder(folder, order), { recursive: true, mode: 0o700 }));
  moveAside(folder, setAsideFolder(folder, order));
  adoptDatabase(folder);
}

/** Goes on with a replacement that was cut off, or clears away what it had begun to make. */
export function continueReplacement(folder: string, order: RecoveryOrder | undefined): void {
  if (!existsSync(join(folder, fileNames.newDatabase))) return;
  if (order && existsSync(setAsideFolder(folder, order))) {
    moveAside(folder, setAsideFolder(folder, order));
    adoptDatabase(folder);
  } else removeUnfinished(folder);
}

/** The key goes along only where a new one stands ready: the database that was lost needs its own. */
function moveAside(folder: string, aside: string): void {
  const names = [
    ...databaseEnds.map((end) => `${fileNames.database}${end}`),
    fileNames.record,
    ...(existsSync(join(folder, fileNames.newKey)) ? [fileNames.key] : []),
  ];
  withFileFaults(() => {
    const there = new Set(readdirSync(folder));
    for (const name of names.filter((each) => there.has(each)))
      renameSync(join(folder, name), join(aside, name));
    syncFolder(aside);
    syncFolder(folder);
  });
}
