/**
 * Runs a task for the newest wish only: a pause after the last one, one run at a time, and what was
 * wished meanwhile next. `forget` drops what was not begun. The first runs at once. `onQuiet` hears when nothing is left to run.
 */
export function newestOnly<Wish>(
  run: (wish: Wish) => Promise<void>,
  pause: number,
  onQuiet: () => void,
): { wish: (wish: Wish) => void; forget: () => void } {
  let waiting: Wish | null = null;
  let running = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = async (): Promise<void> => {
    if (running || waiting === null) return;
    const wish = waiting;
    waiting = null;
    running = true;
    await run(wish);
    running = false;
    if (waiting === null) onQuiet();
    else void next();
  };
  let first = true;
  return {
    wish(wish) {
      waiting = wish;
      clearTimeout(timer);
      timer = setTimeout(() => void next(), first ? 0 : pause);
      first = false;
    },
    forget() {
      waiting = null;
      clearTimeout(timer);
    },
  };
}
