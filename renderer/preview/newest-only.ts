/**
 * Runs a task for the newest wish only: a pause after the last one, also where one is still running,
 * and one run at a time. `forget` drops what was not begun. The first runs at once. `onQuiet` hears when nothing is left to run.
 */
export function newestOnly<Wish>(
  run: (wish: Wish) => Promise<void>,
  pause: number,
  onQuiet: () => void,
): { wish: (wish: Wish) => void; forget: () => void } {
  let waiting: Wish | null = null;
  let running = false;
  let isDue = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const next = async (): Promise<void> => {
    if (running || waiting === null || !isDue) return;
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
      isDue = false;
      clearTimeout(timer);
      const paused = (): void => {
        isDue = true;
        void next();
      };
      timer = setTimeout(paused, first ? 0 : pause);
      first = false;
    },
    forget() {
      waiting = null;
      clearTimeout(timer);
    },
  };
}
