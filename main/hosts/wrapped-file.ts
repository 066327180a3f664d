import { readFile } from 'node:fs/promises';
import { codeOf, replaceFile } from './files/whole-file.ts';
import type { KeyWrapping } from './key-wrapping.ts';

/** The key in a file, or null where the file is not there. Throws the wrapping's error where it can't be unwrapped; the file stays as it is. */
export async function readWrappedFile(file: string, wrapping: KeyWrapping): Promise<Uint8Array | null> {
  const wrapped = await readFile(file).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  });
  if (!wrapped) return null;
  const { key, outdated } = await wrapping.unwrap(wrapped);
  // The file as it is still opens: where it can't be written anew, the next start tries again.
  if (outdated)
    await wrapChecked(key, wrapping)
      .then((fresh) => replaceFile(file, fresh))
      .catch(ignore);
  return key;
}

/** Wraps a key, and gives nothing that doesn't come back as it went: it takes the place of a key that opens. */
export async function wrapChecked(key: Uint8Array, wrapping: KeyWrapping): Promise<Uint8Array> {
  const wrapped = await wrapping.wrap(key);
  const again = await wrapping.unwrap(wrapped);
  if (!Buffer.from(again.key).equals(key)) throw new Error('the key store gave another key back');
  return wrapped;
}

const ignore = (): void => undefined;
