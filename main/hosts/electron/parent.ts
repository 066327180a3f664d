/** Between two looks (milliseconds). */
const pause = 1_000;

/** The process that started this one, as its command line names it (`--parent=PID`), or null. */
export function parentIn(argv: readonly string[]): number | null {
  const given = argv.find((argument) => argument.startsWith('--parent='))?.slice('--parent='.length);
  return given ? Number(given) : null;
}

/**
 * Calls `gone` once the process that started this one is no more, however it went: a desk that outlived
 * its office would keep the database. Electron's main side has no channel to its parent on every system,
 * so it looks. Returns what ends the looking.
 */
export function watchParent(pid: number, gone: () => void): () => void {
  const looking = setInterval(() => {
    if (isParent(pid)) return;
    clearInterval(looking);
    gone();
  }, pause);
  return () => clearInterval(looking);
}

/** Where a parent has died, its children are another process's at once; Windows keeps the number, and there nobody has it. */
function isParent(pid: number): boolean {
  if (process.ppid !== pid) return false;
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
