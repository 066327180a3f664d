/** Locks a desk that nobody works at. */
export interface IdleWatch {
  /** Begins to count; a count under way begins anew. */
  start(): void;
  /** A person used keys or mouse. Nothing else counts. */
  touch(): void;
  stop(): void;
}

/**
 * Calls `onIdle` once there was no touch for `limit` milliseconds of `monotonic` (milliseconds), which no
 * setting of the clock changes.
 */
export function watchIdle(limit: number, monotonic: () => number, onIdle: () => void): IdleWatch {
  let touchedAt = 0;
  let timer: NodeJS.Timeout | undefined;
  const look = (): void => {
    const left = touchedAt + limit - monotonic();
    if (left > 0) timer = setTimeout(look, left);
    else {
      timer = undefined;
      onIdle();
    }
  };
  const stop = (): void => {
    clearTimeout(timer);
    timer = undefined;
  };
  return {
    start() {
      stop();
      touchedAt = monotonic();
      look();
    },
    touch() {
      touchedAt = monotonic();
    },
    stop,
  };
}
