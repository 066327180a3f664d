import type { Chance, PolicyKeeper } from '../parts.ts';
import { CentreError, retryAfterOf } from './failure.ts';

/** Milliseconds between two beats: often while the line is down, so that its return is seen soon. */
const pause = { answered: 15_000, failed: 3_000 } as const;
/** A busy centre is left alone as long as it asks, up to this (milliseconds): the state of the line must stay true. */
const longestPause = 60_000;
const policyAge = 10 * 60_000;

/** `returned` is the first answer after none. */
export type Beat = 'answered' | 'failed' | 'returned';

export interface Heartbeat {
  /** Measures now, and goes on measuring. */
  start(): void;
  stop(): void;
}

interface Parts {
  readonly policy: PolicyKeeper;
  readonly clock: { monotonic(): number };
  readonly chance: Chance;
  /** Compares the clock with the centre's. Throws a CentreError. */
  readonly measureClock: () => Promise<void>;
}

/**
 * Asks for the centre's health from time to time: the state of the line, the clock's error, a newer policy.
 * `after` hears of every beat, `failed` of what nobody foresaw; the next beat comes all the same.
 */
export function keepHeartbeat(
  { policy, clock, chance, measureClock }: Parts,
  after: (beat: Beat) => void,
  failed: (error: unknown) => void,
): Heartbeat {
  let policySeenAt = Number.NEGATIVE_INFINITY;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let last: Beat = 'failed';

  const refreshPolicy = async (): Promise<void> => {
    if (policy.current && clock.monotonic() - policySeenAt < policyAge) return;
    try {
      await policy.refresh();
      policySeenAt = clock.monotonic();
    } catch (error) {
      // The line's watch has seen a CentreError. The known policy stays in force whatever went wrong.
      if (!(error instanceof CentreError)) failed(error);
    }
  };
  /** Gives how long to wait for the next beat. */
  const beat = async (): Promise<number> => {
    try {
      await measureClock();
      last = last === 'failed' ? 'returned' : 'answered';
    } catch (error) {
      last = 'failed';
      if (!(error instanceof CentreError)) failed(error);
      const asked = error instanceof CentreError ? retryAfterOf(error.failure) : null;
      return Math.min(longestPause, Math.max(pause.failed, (asked ?? 0) * 1000));
    }
    await refreshPolicy();
    return pause.answered;
  };
  const goOn = async (): Promise<void> => {
    const next = await beat();
    if (stopped) return;
    timer = setTimeout(() => void goOn(), next + chance.below(1_000));
    try {
      after(last);
    } catch (error) {
      failed(error);
    }
  };
  return {
    start: () => void goOn(),
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
