import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { KeyFile } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Settings } from '../store/tables.ts';

/** A key file is a few kilobytes; anything far larger is something else (bytes). */
const sizeLimit = 256 * 1024;

/** The key files in the employees' folders, newest first. A folder that is not there (an unplugged stick) has none. */
export async function listKeyFiles(folders: readonly string[], settings: Settings): Promise<KeyFile[]> {
  const files = await Promise.all(folders.map((folder) => filesIn(folder, settings)));
  return files.flat().sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

/** The bytes of a key file. Throws Fault key-file-missing or key-file-damaged. */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch((error: unknown) => missing(error));
  if (!info.isFile()) throw new Fault('key-file-missing');
  if (info.size > sizeLimit) throw new Fault('key-file-damaged');
  return readFile(path).catch((error: unknown) => missing(error));
}

/** Remembers whose key a file is, so that the list can say so next time. A store that takes nothing keeps nobody from signing in. */
export function rememberOwner(settings: Settings, path: string, owner: string): void {
  try {
    settings.put(ownerSetting(path), owner);
  } catch (error) {
    // The store's health tells what is wrong with it.
    if (!(error instanceof Fault)) throw error;
  }
}

async function filesIn(folder: string, settings: Settings): Promise<KeyFile[]> {
  const names = await readdir(folder).catch((error: unknown) => nothingIn(error));
  const keys = names.filter((name) => /\.(p12|pfx)$/i.test(name)).map((name) => join(folder, name));
  return Promise.all(
    keys.map(async (path) => ({
      path,
      name: basename(path),
      folder: dirname(path),
      changedAt: instantOf(Math.floor((await stat(path)).mtimeMs)),
      owner: settings.get(ownerSetting(path)),
    })),
  );
}

const ownerSetting = (path: string): string => `key-owner:${createHash('sha256').update(path).digest('hex')}`;

function missing(cause: unknown): never {
  throw new Fault('key-file-missing', {}, { cause });
}

function nothingIn(error: unknown): string[] {
  if (
    error instanceof Error &&
    'code' in error &&
    ['ENOENT', 'ENOTDIR', 'EACCES'].includes(String(error.code))
  )
    return [];
  throw error;
}
