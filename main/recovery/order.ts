import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { FaultCode } from '../../src/contract/fault.ts';
import { fileNames } from '../store/folder.ts';

/**
 * What the administrator orders for a desk whose database is lost (`docs/recovery.md`). An installed
 * program takes nothing from its command line, so it is a member of the configuration file.
 * - `salvage` copies what can be read of the database into an export, and starts no desk.
 * - `from-centre` makes a new database and fills it from the centre's copy of the journal.
 * - `begin-anew` makes a new, empty one; its numbers go on above the last one.
 */
export const RecoveryOrder = z.strictObject({
  act: z.enum(['salvage', 'from-centre', 'begin-anew']),
  /** Any name, such as a date: an order is carried out once, and a second one needs another name. */
  id: z.string().regex(/^[A-Za-z0-9-]{1,40}$/),
});
export type RecoveryOrder = z.infer<typeof RecoveryOrder>;

/** Where an order puts the database that it replaces. */
export const setAsideFolder = (folder: string, { id }: Pick<RecoveryOrder, 'id'>): string =>
  join(folder, fileNames.setAside, id);

/** The export that `salvage` makes. */
export const salvageFile = (folder: string, { id }: Pick<RecoveryOrder, 'id'>): string =>
  join(folder, `${fileNames.salvage}-${id}.db`);

/** Whether an order still has to be carried out. */
export const isOutstanding = (folder: string, order: RecoveryOrder): boolean =>
  !existsSync(order.act === 'salvage' ? salvageFile(folder, order) : setAsideFolder(folder, order));

/** The faults of a database that has lost something: only for these an order is carried out. */
const losses: ReadonlySet<FaultCode> = new Set<FaultCode>([
  'store-missing',
  'store-unreadable',
  'store-behind',
  'store-diverged',
  'store-foreign',
  'store-damaged',
  'store-begun-anew',
]);

export const isLoss = (code: FaultCode): boolean => losses.has(code);
