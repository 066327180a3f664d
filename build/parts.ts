import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { inTurn } from './in-turn.ts';

export const project = join(import.meta.dirname, '..');

/** A thing that is built from files, into a folder under dist/. */
export interface Part {
  readonly name: string;
  /** Files and folders that it is made of, from the project's root. */
  readonly inputs: readonly string[];
  /** Makes it, into an empty folder that takes the place of the old one once it is complete. */
  make(folder: string): Promise<void>;
}

/** Makes a part where its inputs have changed since it was made last; true where it was made. */
export async function makePart(part: Part): Promise<boolean> {
  const target = join(project, 'dist', part.name);
  await mkdir(dirname(target), { recursive: true });
  return inTurn(`${target}.lock`, async () => {
    const stamp = `${target}.inputs`;
    const inputs = await hashOf(part.inputs);
    if (existsSync(target) && existsSync(stamp) && (await readFile(stamp, 'utf8')) === inputs) return false;
    const fresh = `${target}.new`;
    await rm(fresh, { recursive: true, force: true });
    await mkdir(fresh);
    await part.make(fresh);
    await rm(target, { recursive: true, force: true });
    await rename(fresh, target);
    await writeFile(stamp, inputs);
    return true;
  });
}

async function hashOf(inputs: readonly string[]): Promise<string> {
  const files = (await Promise.all(inputs.map(filesUnder))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) {
    hash.update(`${relative(project, file)}\0`);
    hash.update(
      createHash('sha256')
        .update(await readFile(file))
        .digest(),
    );
  }
  return hash.digest('hex');
}

async function filesUnder(input: string): Promise<string[]> {
  const path = join(project, input);
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
