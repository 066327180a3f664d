import { execFile } from 'node:child_process';

/** How a command ended, what it said, and what it complained of. */
export interface Answer {
  readonly end: 'done' | 'refused' | 'too-slow' | 'not-installed';
  readonly said: string;
  readonly complaint: string;
}

/**
 * Runs a program of the system, without a shell and in the C locale, for at most `timeLimit`
 * milliseconds, with `input` on its standard input. Never throws: the answer says how it went.
 */
export function runCommand(
  program: string,
  options: readonly string[],
  timeLimit: number,
  input: Uint8Array = new Uint8Array(),
): Promise<Answer> {
  return new Promise((resolve) => {
    const settings = {
      timeout: timeLimit,
      killSignal: 'SIGKILL',
      env: { ...process.env, LC_ALL: 'C' },
    } as const;
    const child = execFile(program, options, settings, (error, said, complaint) => {
      resolve({ end: endOf(error), said, complaint });
    });
    // A program that ends without reading its input breaks the pipe; its exit code says why.
    child.stdin?.on('error', () => child.stdin?.destroy());
    child.stdin?.end(input);
  });
}

function endOf(error: Error | null): Answer['end'] {
  if (error === null) return 'done';
  if ('code' in error && error.code === 'ENOENT') return 'not-installed';
  return 'killed' in error && error.killed ? 'too-slow' : 'refused';
}
