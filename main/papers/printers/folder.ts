import { randomUUID } from 'node:crypto';
import { access, constants, link, mkdir, readdir, unlink, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Fault } from '../../../src/contract/fault.ts';
import type { PrintFault } from '../../../src/registration/events.ts';
import type { Printer } from '../printer.ts';

/**
 * A printer that puts each paper into a folder as `000001 <title>.pdf`, numbered in the order of
 * printing. A paper appears there whole or not at all. The folder is made where it is missing.
 */
export function folderPrinter(path: string): Printer {
  const name = basename(path);
  return {
    names: async () => [name],
    async status() {
      return { name, fault: await folderFault(path) };
    },
    async print(pdf, title) {
      const fault = await folderFault(path);
      if (fault) throw new Fault(fault);
      try {
        await put(path, title, pdf);
      } catch (cause) {
        throw new Fault('printer-failed', {}, { cause });
      }
      return { printer: name };
    },
  };
}

async function folderFault(path: string): Promise<PrintFault | null> {
  try {
    await mkdir(path, { recursive: true });
    await access(path, constants.W_OK);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES' || code === 'EROFS' ? 'printer-stopped' : 'printer-missing';
  }
}

async function put(folder: string, title: string, pdf: Uint8Array): Promise<void> {
  const unfinished = join(folder, `.${randomUUID()}`);
  await writeFile(unfinished, pdf, { mode: 0o600, flag: 'wx' });
  try {
    await linkUnderNextNumber(folder, unfinished, fileTitle(title));
  } finally {
    await unlink(unfinished);
  }
}

/** Unlike a rename, a link never takes the place of a file: of two papers printed at once, one takes the number after. */
async function linkUnderNextNumber(folder: string, file: string, title: string): Promise<void> {
  const taken = (await readdir(folder)).map((name) => Number(/^(\d{6,}) .*\.pdf$/.exec(name)?.[1] ?? 0));
  const next = Math.max(0, ...taken) + 1;
  const target = join(folder, `${String(next).padStart(6, '0')} ${title}.pdf`);
  try {
    await link(file, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    await linkUnderNextNumber(folder, file, title);
  }
}

/** A title as every file system takes it: no separators or control characters, at most 80 characters (160 bytes). */
const fileTitle = (title: string): string =>
  title
    .replaceAll(/[\p{Cc}/\\:*?"<>|]/gu, '_')
    .slice(0, 80)
    .trim();
