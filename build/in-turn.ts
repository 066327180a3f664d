import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';

/** Between two looks at a file that another process holds (milliseconds). */
const pause = 50;

/** Does work while holding a file, so that processes that want the same take turns. A dead holder's file is taken over. */
export async function inTurn<Value>(file: string, work: () => Promise<Value>): Promise<Value> {
  while (!take(file)) await after(pause);
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

function take(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    if (!isHeld(file)) rmSync(file, { force: true });
    return false;
  }
}

/** Whether the process that wrote the file still runs. One that has just been made may be empty: its holder is writing. */
function isHeld(file: string): boolean {
  try {
    const holder = Number(readFileSync(file, 'utf8'));
    return holder === 0 || process.kill(holder, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
