import { writeSync } from 'node:fs';

/**
 * Writes a line to standard output (1) or standard error (2) before anything else is done: a stream would
 * still be writing it when the program ends. Where nobody reads (the parent is gone, or a program of
 * Windows without a console) the line is lost, and nothing else.
 */
export function sayLine(output: 1 | 2, line: string): void {
  try {
    writeSync(output, `${line}\n`);
  } catch {
    // There is nobody left to tell.
  }
}
