import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';

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
  const stamp = `${target}.inputs`;
  const inputs = await hashOf(part.inputs);
  if ((await readFile(stamp, 'utf8').catch(() => '')) === inputs) return false;
  const fresh = `${target}.new-${process.pid}`;
  await mkdir(fresh, { recursive: true });
  await part.make(fresh);
  await replace(target, fresh);
  await writeFile(stamp, inputs);
  return true;
}

/** One folder in the place of another, so that nobody ever reads a half-made one. */
async function replace(target: string, fresh: string): Promise<void> {
  const old = `${target}.old-${process.pid}`;
  await rename(target, old).catch(() => undefined);
  await rename(fresh, target);
  await rm(old, { recursive: true, force: true });
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
  const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => null);
  if (!entries) return [path];
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
