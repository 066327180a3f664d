import type { Folder } from '../store/compare.ts';
import type { DeskRecord } from '../store/desk-record.ts';
import type { Store } from '../store/store.ts';

const setting = 'desk-record';

/** Notes in the database, and not only in its write-ahead log, that a record lies beside it. */
export function noteRecord({
  settings,
  health,
  checkpoint,
}: Pick<Store, 'settings' | 'health' | 'checkpoint'>): void {
  if (health.sealed || settings.get(setting) !== null) return;
  settings.put(setting, 'kept');
  checkpoint();
}

/** What vouches for a database that was opened. */
export interface Voucher {
  /** False where its record is missing or invalid, although one was kept: then only the centre can tell. */
  readonly isTrusted: boolean;
  /** The last entry of the journal that the centre held, by the record. */
  readonly atCentre: DeskRecord['atCentre'];
}

/** A new database, and one of a program that kept no record yet, have nothing to be compared with. */
export function voucherOf({ settings }: Pick<Store, 'settings'>, found: Folder): Voucher {
  const record = found.state === 'known' ? found.record : null;
  if (record === 'missing' || record === 'invalid')
    return { isTrusted: settings.get(setting) === null, atCentre: null };
  return { isTrusted: true, atCentre: record?.atCentre ?? null };
}
