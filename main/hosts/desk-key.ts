import { createPrivateKey, type KeyObject } from 'node:crypto';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../../src/contract/fault.ts';
import type { DeskConfig } from '../config.ts';
import { fileNames } from '../store/folder.ts';
import { codeOf, replaceFile } from './files/whole-file.ts';
import type { KeyWrapping } from './key-wrapping.ts';
import { readWrappedFile, wrapChecked } from './wrapped-file.ts';

/**
 * The private key of the desk's TLS certificate (PEM). Where keys are wrapped, the plain file that the
 * configuration names is taken in once: wrapped into the data folder, unwrapped again to be sure, then
 * deleted; a new plain file later takes the place of the old key. Throws Fault desk-key-missing,
 * desk-key-unreadable, key-store-silent, or desk-key-not-deleted, with the name of the plain file: with
 * the key in the open, nothing starts.
 */
export async function openDeskKey(config: DeskConfig, wrapping: KeyWrapping): Promise<Uint8Array> {
  const plainFile = config.centre.key;
  const plain = await readPlain(plainFile);
  if (wrapping.kind === 'plain') return plain ?? missing(plainFile);
  const file = join(config.dataFolder, fileNames.deskKey);
  if (plain) await takeIn(plain, file, wrapping, config.dataFolder);
  const key = await readWrapped(file, wrapping);
  if (plain) await deletePlain(plainFile);
  return key ?? missing(plainFile);
}

async function readPlain(file: string): Promise<Buffer | null> {
  try {
    const pem = await readFile(file);
    privateKeyOf(pem);
    return pem;
  } catch (cause) {
    if (codeOf(cause) === 'ENOENT') return null;
    throw new Fault('desk-key-unreadable', {}, { cause });
  }
}

async function takeIn(pem: Uint8Array, file: string, wrapping: KeyWrapping, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await replaceFile(file, await wrapChecked(pem, wrapping));
}

async function readWrapped(file: string, wrapping: KeyWrapping): Promise<Uint8Array | null> {
  try {
    const key = await readWrappedFile(file, wrapping);
    if (key) privateKeyOf(key);
    return key;
  } catch (cause) {
    throw cause instanceof Fault ? cause : new Fault('desk-key-unreadable', {}, { cause });
  }
}

async function deletePlain(file: string): Promise<void> {
  try {
    await rm(file);
  } catch (cause) {
    throw new Fault('desk-key-not-deleted', { file }, { cause });
  }
}

/** Throws where the bytes are no private key that opens without a passphrase. */
const privateKeyOf = (pem: Uint8Array): KeyObject => createPrivateKey(Buffer.from(pem));

const missing = (file: string): never => {
  throw new Fault('desk-key-missing', {}, { cause: new Error(`${file} is not there`) });
};
