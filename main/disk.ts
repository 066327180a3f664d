import { statfs } from 'node:fs/promises';
import type { Overview } from '../src/contract/overview.ts';

/** Bytes. A day's work is a few megabytes; below the second figure the database could not even shrink. */
const little = 1024 ** 3;
const tooLittle = 100 * 1024 ** 2;

/** How much room is left on the disk that holds a folder. */
export async function roomOnDisk(folder: string): Promise<Overview['disk']> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  return {
    freeBytes,
    state: freeBytes < tooLittle ? 'too-little' : freeBytes < little ? 'little' : 'enough',
  };
}
