import { mkdir } from 'node:fs/promises';
import { join, parse } from 'node:path';
import type { KeepFile } from '../files/save.ts';
import { codeOf, writeNewFile } from '../files/whole-file.ts';

/** After so many files of one name something is wrong with the folder, or with who asks. */
const highestNumber = 999;

/** Keeps files in a folder, which is made where it is not there. Nothing is overwritten: `a.csv`, `a (2).csv`, … */
export const saveIntoFolder =
  (folder: string): KeepFile =>
  async (fileName, bytes) => {
    await mkdir(folder, { recursive: true });
    const { name, ext } = parse(fileName);
    for (let number = 1; number <= highestNumber; number++) {
      const path = join(folder, number === 1 ? fileName : `${name} (${number})${ext}`);
      if (await isWritten(path, bytes)) return path;
    }
    throw new Error(`there are ${highestNumber} files of this name already`);
  };

/** False where the name is taken. */
async function isWritten(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeNewFile(path, bytes);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}
