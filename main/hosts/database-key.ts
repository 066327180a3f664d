import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';
import { writeNewFile } from './files/whole-file.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { readWrappedFile, wrapChecked } from './wrapped-file.ts';

/** In bytes. A file of this length holds a plain key; a wrapped one is longer, whatever wraps it. */
const keyLength = 32;
const fileName = 'database.key';

/**
 * The key of the database in a data folder (32 bytes), made where there is neither key nor database
 * yet. Whatever it throws, the folder stays as it is, since a new key would make the old data unreachable:
 * Fault store-unreadable where the key file can't be unwrapped, or is gone while the database is there;
 * store-key-wrapped where a host that keeps keys plain meets a wrapped one, store-key-plain the other way
 * round; key-store-silent.
 */
export async function openDatabaseKey(folder: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const names = await readdir(folder);
  if (names.includes(fileName)) return readKey(folder, wrapping);
  if (names.some((name) => name.endsWith('.db'))) {
    throw new Fault('store-unreadable', {}, { cause: new Error(`${fileName} is missing in ${folder}`) });
  }
  const key = randomBytes(keyLength);
  await writeNewFile(join(folder, fileName), await wrapChecked(key, wrapping));
  return key;
}

async function readKey(folder: string, wrapping: KeyWrapping): Promise<Uint8Array> {
  const file = join(folder, fileName);
  refuseOtherKind((await readFile(file)).length, file, wrapping);
  const key = await readWrappedFile(file, wrapping).catch((cause: unknown) => {
    throw cause instanceof Fault ? cause : new Fault('store-unreadable', {}, { cause });
  });
  if (key?.length !== keyLength)
    throw new Fault('store-unreadable', {}, { cause: new Error(`${fileName} in ${folder} holds no key`) });
  return key;
}

function refuseOtherKind(length: number, file: string, { kind }: KeyWrapping): void {
  if (kind === 'plain' && length > keyLength)
    throw new Fault('store-key-wrapped', {}, { cause: new Error(`${file} is wrapped by a key store`) });
  if (kind === 'system' && length === keyLength)
    throw new Fault('store-key-plain', {}, { cause: new Error(`${file} is plain`) });
}
