/** Tells when nothing was heard for too long. */
export interface SilenceWatch {
  /** Something was heard: the time begins anew. */
  heard(): void;
  stop(): void;
}

/** A timer that fires later than this was stopped with the computer, and proves no silence (milliseconds). */
const late = 1_000;

/**
 * Calls `onSilence` once nothing was heard for `limit` milliseconds, and again after each further
 * silence. `now` is a clock that never jumps, in milliseconds. A window that slept gets a new time.
 */
export function watchSilence(limit: number, now: () => number, onSilence: () => void): SilenceWatch {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    const due = now() + limit;
    timer = setTimeout(() => {
      if (now() - due <= late) onSilence();
      heard();
    }, limit);
  };
  heard();
  return { heard, stop: () => clearTimeout(timer) };
}
