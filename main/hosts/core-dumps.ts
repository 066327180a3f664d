import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Switches core dumps off for this process and for those that it starts, on Linux: the limit of their
 * size is zero, and no memory goes into one where a handler ignores the limit, as a handler behind a pipe
 * may (core(5)). Answers what is left open, in a line for the administrator, or null. On other systems it
 * does nothing; `docs/secrets.md` says what to set there.
 */
export function forbidCoreDumps(platform: NodeJS.Platform = process.platform): string | null {
  if (platform !== 'linux') return null;
  const trouble = [...attempt(limitSize), ...attempt(leaveMemoryOut)];
  return trouble.length === 0 ? null : `core dumps may hold secrets here: ${trouble.join(', ')}`;
}

/** Node can't set a limit; util-linux, which every distribution has, sets it from outside. */
function limitSize(): void {
  execFileSync('prlimit', ['--core=0:0', '--pid', String(process.pid)], { stdio: 'ignore' });
  if (!/^Max core file size\s+0\s+0\s/m.test(readFileSync('/proc/self/limits', 'utf8')))
    throw new Error('the limit of their size is not zero');
}

/** The kinds of memory that go into a core dump: none. */
function leaveMemoryOut(): void {
  writeFileSync('/proc/self/coredump_filter', '0x0');
  if (Number.parseInt(readFileSync('/proc/self/coredump_filter', 'utf8'), 16) !== 0)
    throw new Error('the kernel puts memory into them');
}

function attempt(work: () => void): string[] {
  try {
    work();
    return [];
  } catch (error) {
    return [error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown error'];
  }
}
