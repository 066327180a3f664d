import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';

/** How a host keeps the database key unreadable to whoever carries the disk away. */
export interface KeyWrapping {
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** Throws where the bytes were not wrapped here. */
  unwrap(wrapped: Uint8Array): Promise<Uint8Array>;
}

const keyLength = 32;
const fileName = 'database.key';

/**
 * The key of the database in a data folder (32 bytes), made where there is neither key nor database
 * yet. Throws Fault store-unreadable where the key file can't be unwrapped, or is gone while the
 * database is there: both stay as they are, since a new key would make the old data unreachable.
 */
export async function openDatabaseKey(folder: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  if (names.includes(fileName)) return readKey(join(folder, fileName), wrapping);
  if (names.some((name) => name.endsWith('.db'))) {
    throw new Fault('store-unreadable', {}, { cause: new Error(`${fileName} is missing in ${folder}`) });
  }
  const key = randomBytes(keyLength);
  await writeOnce(folder, await wrapping.wrap(key));
  return key;
}

async function readKey(file: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  const wrapped = await readFile(file);
  const key = await wrapping.unwrap(wrapped).catch((cause: unknown) => {
    throw new Fault('store-unreadable', {}, { cause });
  });
  if (key.length === keyLength) return key;
  throw new Fault('store-unreadable', {}, { cause: new Error(`${file} holds no key`) });
}

/** On disk as a whole before its name appears, and never in the place of another: link fails where the name is taken. */
async function writeOnce(folder: string, bytes: Uint8Array): Promise<void> {
  const fresh = join(folder, `${fileName}.new`);
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await link(fresh, join(folder, fileName));
  await rm(fresh);
  await syncFolder(folder);
}

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
