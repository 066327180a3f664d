import { z } from 'zod';
import { Sha256 } from '../../src/contract/request.ts';
import type { Settings } from '../store/tables.ts';

const setting = 'recovery';
const done = 'done';

/** A recovery from the centre that a database waits for. */
const PendingRecovery = z.strictObject({
  /** The name of the administrator's order. */
  id: z.string(),
  /** The journal that was lost; null where its record was lost too. */
  journal: z.uuid().nullable(),
  /** How far the centre's journals were taken over, by journal: sequence number and hash of the last entry. */
  taken: z.record(z.uuid(), z.strictObject({ sequence: z.int().min(0), hash: Sha256 })).default({}),
});
export type PendingRecovery = z.infer<typeof PendingRecovery>;

export const putPending = (settings: Settings, pending: PendingRecovery): void =>
  settings.put(setting, JSON.stringify(pending));

/** The recovery that a database waits for, or null. */
export function readPending(settings: Settings): PendingRecovery | null {
  const stored = settings.get(setting);
  return stored === null || stored === done ? null : PendingRecovery.parse(JSON.parse(stored));
}

export const endPending = (settings: Settings): void => settings.put(setting, done);
