import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Child, startChild } from './child.ts';

const project = join(import.meta.dirname, '..');
const packageFolder = join(project, 'node_modules/electron');

/** How long fetching Electron's runtime may hold up a start (milliseconds). */
const patience = 60_000;

/** The path of Electron's runtime, or null where it was not fetched. */
export function findElectron(): string | null {
  const pathFile = join(packageFolder, 'path.txt');
  if (!existsSync(pathFile)) return null;
  const executable = join(packageFolder, 'dist', readFileSync(pathFile, 'utf8'));
  return existsSync(executable) ? executable : null;
}

/**
 * Has Electron's own installer fetch the runtime, once: where it could not be fetched, `failedBefore`
 * is written, and later starts don't wait for it again. Says what it does in one line.
 */
export async function fetchElectron(
  failedBefore: string,
  say: (line: string) => void,
): Promise<string | null> {
  if (existsSync(failedBefore)) return null;
  say(`Electron's runtime is fetched, for at most ${patience / 1000} seconds …`);
  const installer = spawn(process.execPath, [join(packageFolder, 'install.js')], {
    stdio: 'ignore',
    timeout: patience,
  });
  await new Promise((resolve) => installer.once('close', resolve));
  const found = findElectron();
  if (!found) writeFileSync(failedBefore, 'Delete this file to have it tried again.\n');
  return found;
}

/** Starts the desk in Electron. Rejects with one line where it ends before its window is there. */
export const startElectron = (
  executable: string,
  deskConfig: string,
  onEnd: (reason: string) => void,
): Promise<Child<{ desk: string }>> =>
  startChild({
    name: 'the desk in Electron',
    executable,
    command: [project, `--config=${deskConfig}`],
    ready: z.strictObject({ desk: z.string() }),
    onEnd,
  });
