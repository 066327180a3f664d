import { createHmac, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { canonicalJson } from '../../src/contract/canonical.ts';
import { Instant } from '../../src/contract/instant.ts';
import { DeskIdentity, Sha256 } from '../../src/contract/request.ts';
import { fileFault, withFileFaults } from './faults.ts';
import { fileNames } from './folder.ts';

const Head = z.strictObject({ sequence: z.int().min(0), hash: Sha256 });

/**
 * What a desk keeps outside its database, to know whether the database is still the one that it wrote.
 * It may lag behind the database and never runs ahead of it.
 */
export const DeskRecord = z.strictObject({
  version: z.literal(1),
  from: DeskIdentity,
  journal: z.uuid(),
  /** The journal's last entry. */
  head: Head,
  /** The last entry that the centre has said it holds; it may be one that the database has lost. */
  atCentre: Head.nullable(),
  /** The last running number of the window; 0 for none. */
  lastRunningNumber: z.int().min(0),
  /** When a page or an entry was found damaged; null while none was. */
  damagedAt: Instant.nullable(),
});
export type DeskRecord = z.infer<typeof DeskRecord>;

const Written = DeskRecord.extend({ mac: Sha256 });

/**
 * The record of a data folder; `missing` where there is none, `invalid` where it was not written with this
 * key or has been changed. Throws Fault store-read-only or store-failed where it can't be read at all.
 */
export function readDeskRecord(folder: string, key: Uint8Array): DeskRecord | 'missing' | 'invalid' {
  const text = withFileFaults(() => readIfThere(join(folder, fileNames.record)));
  if (text === null) return 'missing';
  const parsed = Written.safeParse(parseJson(text));
  if (!parsed.success) return 'invalid';
  const { mac, ...record } = parsed.data;
  return timingSafeEqual(Buffer.from(mac, 'hex'), macOf(record, key)) ? record : 'invalid';
}

/** Writes the record in the place of the one before: on disk as a whole before it gets its name. Rejects with a Fault. */
export async function writeDeskRecord(folder: string, key: Uint8Array, record: DeskRecord): Promise<void> {
  const written: z.infer<typeof Written> = { ...record, mac: macOf(record, key).toString('hex') };
  const path = join(folder, fileNames.record);
  const fresh = `${path}.new`;
  try {
    await rm(fresh, { force: true });
    const file = await open(fresh, 'wx', 0o600);
    try {
      await file.writeFile(`${JSON.stringify(written, null, 2)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    // Not synced: a power cut that loses the new name leaves the record before it, which only lags.
    await rename(fresh, path);
  } catch (error) {
    throw fileFault(error);
  }
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Whoever damaged it may have written anything: it counts as no record.
    return null;
  }
}

/** The key of the record follows from the database's, so that whoever lacks that one can't write a record. */
function macOf(record: DeskRecord, key: Uint8Array): Buffer {
  const macKey = createHmac('sha256', key).update('tereze desk record').digest();
  return createHmac('sha256', macKey).update(canonicalJson(record)).digest();
}
