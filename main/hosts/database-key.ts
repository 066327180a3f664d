import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';

/** How a host keeps the database key unreadable to whoever carries the disk away. */
export interface KeyWrapping {
  wrap(key: Uint8Array): Promise<Uint8Array>;
  /** Throws where the bytes were not wrapped here. `outdated` asks for them to be wrapped anew: the system's own key has changed. */
  unwrap(wrapped: Uint8Array): Promise<{ readonly key: Uint8Array; readonly outdated: boolean }>;
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
  if (names.includes(fileName)) return readKey(folder, wrapping);
  if (names.some((name) => name.endsWith('.db'))) {
    throw new Fault('store-unreadable', {}, { cause: new Error(`${fileName} is missing in ${folder}`) });
  }
  const key = randomBytes(keyLength);
  await writeOnce(folder, await wrapping.wrap(key));
  return key;
}

async function readKey(folder: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  const wrapped = await readFile(join(folder, fileName));
  const { key, outdated } = await wrapping.unwrap(wrapped).catch((cause: unknown) => {
    throw new Fault('store-unreadable', {}, { cause });
  });
  if (key.length !== keyLength)
    throw new Fault('store-unreadable', {}, { cause: new Error(`${fileName} in ${folder} holds no key`) });
  // The file as it is still opens: where it can't be written anew, the next start tries again.
  if (outdated) await wrapAgain(folder, key, wrapping).catch(() => undefined);
  return key;
}

async function wrapAgain(folder: string, key: Uint8Array, wrapping: KeyWrapping): Promise<void> {
  const wrapped = await wrapping.wrap(key);
  // A key that didn't come back as it went must not take the place of one that does.
  const again = await wrapping.unwrap(wrapped);
  if (!Buffer.from(again.key).equals(key)) return;
  await rename(await writeWhole(folder, wrapped), join(folder, fileName));
  await syncFolder(folder);
}

/** Never in the place of another: link fails where the name is taken. */
async function writeOnce(folder: string, bytes: Uint8Array): Promise<void> {
  const fresh = await writeWhole(folder, bytes);
  await link(fresh, join(folder, fileName));
  await rm(fresh);
  await syncFolder(folder);
}

/** On disk as a whole before it gets its name. Resolves with the path that it has until then. */
async function writeWhole(folder: string, bytes: Uint8Array): Promise<string> {
  const fresh = join(folder, `${fileName}.new`);
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  return fresh;
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
