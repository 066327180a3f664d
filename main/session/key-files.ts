import { createHash } from 'node:crypto';
import { access, constants, readdir, readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { KeyFile } from '../../src/contract/views.ts';
import type { Settings } from '../store/tables.ts';

/** A key file is a few kilobytes; anything far larger is something else (bytes). */
const sizeLimit = 256 * 1024;

/**
 * The key files in the employees' folders, newest first. A folder that is not there (an unplugged stick)
 * has none, and what can't be read as a file is left out: a dangling link, a folder named like a key.
 */
export async function listKeyFiles(folders: readonly string[], settings: Settings): Promise<KeyFile[]> {
  const files = await Promise.all(folders.map((folder) => filesIn(folder, settings)));
  return files.flat().sort((one, other) => other.changedAt.localeCompare(one.changedAt));
}

/** The bytes of a key file. Throws Fault key-file-missing, key-file-unreadable or key-file-damaged. */
export async function readKeyFile(path: string): Promise<Uint8Array> {
  const info = await stat(path).catch((error: unknown) => notRead(error));
  if (!info.isFile()) throw new Fault('key-file-missing');
  if (info.size > sizeLimit) throw new Fault('key-file-damaged');
  return readFile(path).catch((error: unknown) => notRead(error));
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
  const files = await Promise.all(keys.map((path) => describeFile(path, settings)));
  return files.filter((file) => file !== null);
}

/** Null for what can't be read as a file. */
async function describeFile(path: string, settings: Settings): Promise<KeyFile | null> {
  try {
    const info = await stat(path);
    if (!info.isFile()) return null;
    await access(path, constants.R_OK);
    return {
      path,
      name: basename(path),
      folder: dirname(path),
      changedAt: instantOf(Math.floor(info.mtimeMs)),
      owner: settings.get(ownerSetting(path)),
    };
  } catch (error) {
    if (codeOf(error)) return null;
    throw error;
  }
}

const ownerSetting = (path: string): string => `key-owner:${createHash('sha256').update(path).digest('hex')}`;

function notRead(cause: unknown): never {
  const isForbidden = ['EACCES', 'EPERM'].includes(codeOf(cause));
  throw new Fault(isForbidden ? 'key-file-unreadable' : 'key-file-missing', {}, { cause });
}

/** A folder that can't be read has no key files, whatever stands against it. */
function nothingIn(error: unknown): string[] {
  if (codeOf(error)) return [];
  throw error;
}

/** The system's code of an error of the file system, or an empty text for any other error. */
const codeOf = (error: unknown): string =>
  error instanceof Error && 'syscall' in error && 'code' in error ? String(error.code) : '';
