import { randomUUID } from 'node:crypto';
import { link, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** A file for its owner's eyes. */
const forOwner = 0o600;

/**
 * Writes a file under a name that is free: all of it is on disk before the name is there. Rejects with
 * EEXIST where the name is taken, and with the file system's own error otherwise; nothing is left then.
 */
export async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = await writeBeside(path, bytes);
  try {
    await link(fresh, path);
  } catch (error) {
    if (!hasNoLinks(error)) throw error;
    // FAT and its like have no links; a name is claimed there by making the file.
    await claim(path);
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
  await syncFolder(dirname(path));
}

/** Writes a file, in the place of an older one where there is one: under the name there is always one or the other, whole. */
export async function replaceFile(path: string, bytes: Uint8Array): Promise<void> {
  const fresh = await writeBeside(path, bytes);
  try {
    await rename(fresh, path);
  } finally {
    await rm(fresh, { force: true });
  }
  await syncFolder(dirname(path));
}

/** On disk as a whole, under a name that nobody else takes. Resolves with its path. */
async function writeBeside(path: string, bytes: Uint8Array): Promise<string> {
  const fresh = join(dirname(path), `.${randomUUID()}.part`);
  const file = await open(fresh, 'wx', forOwner);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } catch (error) {
    await file.close();
    await rm(fresh, { force: true });
    throw error;
  }
  await file.close();
  return fresh;
}

async function claim(path: string): Promise<void> {
  await (await open(path, 'wx', forOwner)).close();
}

/** What `link` answers where the file system has no hard links. */
const hasNoLinks = (error: unknown): boolean =>
  ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL'].includes(codeOf(error) ?? '');

/** The file system's code of an error (`ENOSPC`), where it has one. */
export const codeOf = (error: unknown): string | undefined =>
  error instanceof Error ? (error as NodeJS.ErrnoException).code : undefined;

/** A new name is durable once its folder is; Windows opens no folder and needs none of this. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
