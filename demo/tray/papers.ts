import { type FSWatcher, mkdirSync, watch } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';

/** A paper that came out of the office's printer. */
export interface PaperInTray {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

const isPdf = (name: string): boolean => extname(name) === '.pdf';

/** The PDF files in a folder, newest first. */
export async function papersIn(folder: string): Promise<PaperInTray[]> {
  const names = (await readdir(folder)).filter(isPdf);
  const papers = await Promise.all(
    names.map(async (name) => ({ name, at: (await stat(join(folder, name))).mtimeMs })),
  );
  return papers.sort((one, other) => other.at - one.at);
}

/** The bytes of a paper, or null where the folder has none of that name. */
export async function readPaper(folder: string, name: string): Promise<Uint8Array | null> {
  const names = (await readdir(folder)).filter(isPdf);
  return names.includes(name) ? readFile(join(folder, name)) : null;
}

/** Tells of every change in a folder, which is made where it is not there yet. */
export function watchTray(folder: string, changed: () => void): FSWatcher {
  mkdirSync(folder, { recursive: true });
  return watch(folder, changed);
}
