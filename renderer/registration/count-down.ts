/** How long a count-down has, and what it does. */
export interface CountDown {
  /** In seconds. */
  readonly seconds: number;
  /** A clock that never jumps, in milliseconds. */
  readonly now: () => number;
  /** Hears how many whole seconds are left, each time that it is another number. */
  readonly told: (left: number) => void;
  /** Called once, when the time is over. */
  readonly end: () => void;
}

/** How often the clock is looked at, in milliseconds: an end that is due is never late by more. */
const look = 100;

/** Counts down once. A computer that slept has used its time up. Answers how to stop. */
export function countDown({ seconds, now, told, end }: CountDown): () => void {
  const due = now() + seconds * 1000;
  let shown = seconds;
  const looking = setInterval(() => {
    const left = Math.ceil((due - now()) / 1000);
    if (left === shown) return;
    shown = left;
    if (left > 0) return told(left);
    clearInterval(looking);
    end();
  }, look);
  return () => clearInterval(looking);
}
