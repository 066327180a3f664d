import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';
import { isOutstanding, type RecoveryOrder } from '../recovery/order.ts';
import { fileFault } from '../store/faults.ts';
import { fileNames, isTrace } from '../store/folder.ts';
import { codeOf, writeNewFile } from './files/whole-file.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { readWrappedFile, wrapChecked } from './wrapped-file.ts';

/** In bytes. A file of this length holds a plain key; a wrapped one is longer, whatever wraps it. */
const keyLength = 32;

/**
 * The key of the database in a data folder (32 bytes). It is made where no desk has ever worked, and where
 * the administrator's order replaces the database and the old key can't be read; it gets its own name when
 * the database that it opens is there (`adoptKey`). Whatever it throws, the folder stays as it is, since a
 * new key would make the old data unreachable: Fault store-unreadable where the key file can't be
 * unwrapped, or is gone while the database is there; store-key-wrapped where a host that keeps keys plain
 * meets a wrapped one, store-key-plain the other way round; key-store-silent; disk-full and store-read-only.
 */
export async function openDatabaseKey(
  folder: string,
  wrapping: KeyWrapping,
  order?: RecoveryOrder,
): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw fileFault(error);
  });
  const names = await readdir(folder);
  const [key, newKey] = [join(folder, fileNames.key), join(folder, fileNames.newKey)];
  const isReplaced = order !== undefined && order.act !== 'salvage' && isOutstanding(folder, order);
  const mayBeMissed = isReplaced || names.includes(fileNames.newKey);
  if (names.includes(fileNames.key)) {
    const found = await readKey(key, wrapping).catch((error: unknown) => {
      if (mayBeMissed && error instanceof Fault && error.code === 'store-unreadable') return null;
      throw error;
    });
    if (found) return found;
  }
  if (names.includes(fileNames.newKey)) return readKey(newKey, wrapping);
  if (!isReplaced && names.some(isOfDesk))
    throw new Fault('store-unreadable', {}, { cause: new Error(`${fileNames.key} is missing in ${folder}`) });
  return makeKey(newKey, wrapping);
}

/** Only the folder of a desk that has worked holds these. */
const isOfDesk = (name: string): boolean => name.endsWith('.db') || isTrace(name);

async function makeKey(file: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  const key = randomBytes(keyLength);
  try {
    await writeNewFile(file, await wrapChecked(key, wrapping));
    return key;
  } catch (error) {
    // Another program was first: it makes the database with its key.
    if (codeOf(error) === 'EEXIST') return readKey(file, wrapping);
    throw fileFault(error);
  }
}

async function readKey(file: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  refuseOtherKind((await readFile(file)).length, file, wrapping);
  const key = await readWrappedFile(file, wrapping).catch((cause: unknown) => {
    throw cause instanceof Fault ? cause : new Fault('store-unreadable', {}, { cause });
  });
  if (key?.length !== keyLength)
    throw new Fault('store-unreadable', {}, { cause: new Error(`${file} holds no key`) });
  return key;
}

function refuseOtherKind(length: number, file: string, { kind }: KeyWrapping): void {
  if (kind === 'plain' && length > keyLength)
    throw new Fault('store-key-wrapped', {}, { cause: new Error(`${file} is wrapped by a key store`) });
  if (kind === 'system' && length === keyLength)
    throw new Fault('store-key-plain', {}, { cause: new Error(`${file} is plain`) });
}
