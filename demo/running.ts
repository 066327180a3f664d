import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const markIn = (folder: string): string => join(folder, 'running.pid');

/** Throws where another process has an office open: two centres on one embedded database would ruin it. */
export function assertNotRunning(folder: string): void {
  const other = readPid(markIn(folder));
  if (other !== null && isAlive(other))
    throw new Error(`this office is open already (process ${other}); close that one with Ctrl-C first`);
}

/** Marks an office's folder as in use by this process. Returns what takes the mark away. */
export function markRunning(folder: string): () => void {
  writeFileSync(markIn(folder), `${process.pid}\n`);
  return () => rmSync(markIn(folder), { force: true });
}

function readPid(file: string): number | null {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // The process is there and somebody else's.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
