import type { Policy } from '../../src/contract/policy.ts';
import type { DeskClock } from '../parts.ts';

/** Used until the first policy is known (design: said past one minute, nothing signed past five). */
const defaultLimits: Policy['clock'] = { warnSeconds: 60, refuseSeconds: 300, measuredWithinSeconds: 3600 };

/** A wall clock that differs from the monotonic one by more since the last measurement was set (milliseconds). */
const moved = 2_000;

/** A measurement is kept before a less exact one for so long (milliseconds): oscillators drift some 50 ms in that time. */
const keptFor = 10 * 60_000;

/** Where the centre's clock stood, by one answer. All in milliseconds. */
export interface Measurement {
  /** The centre's time in the answer, taken to be read in the middle of the round trip. */
  readonly centreTime: number;
  /** The desk's monotonic clock in the middle of the round trip. */
  readonly monotonic: number;
  /** Half of the round trip: the centre's time may be off by so much. */
  readonly uncertainty: number;
}

export interface MeasuredClock extends DeskClock {
  /** Takes a measurement; `now` and `monotonic` are read when this is called. */
  measured(measurement: Measurement): void;
}

/** A measurement from an answer that was asked for and received at these moments of the monotonic clock. */
export const measurementOf = (sentAt: number, centreTime: number, receivedAt: number): Measurement => ({
  centreTime,
  monotonic: (sentAt + receivedAt) / 2,
  uncertainty: (receivedAt - sentAt) / 2,
});

/**
 * Estimates the centre's time by the last measurement and the time that has passed since by the monotonic
 * clock, so that setting the desk's own clock changes nothing in it.
 */
export function keepClock(now: () => number, monotonic: () => number): MeasuredClock {
  let best: Measurement | null = null;
  /** Both clocks of the desk when it was measured last. */
  let last: { readonly now: number; readonly monotonic: number } | null = null;

  const centreTime = (from: Measurement, at: number): number => from.centreTime + at - from.monotonic;
  const offset = (): number | null => (best ? Math.round(centreTime(best, monotonic()) - now()) : null);

  return {
    now,
    monotonic,
    offset,
    uncertainty: () => best?.uncertainty ?? 0,
    measured(measurement) {
      const isConfirmed =
        best !== null &&
        best.uncertainty <= measurement.uncertainty &&
        measurement.monotonic - best.monotonic <= keptFor &&
        Math.abs(centreTime(best, measurement.monotonic) - measurement.centreTime) <=
          best.uncertainty + measurement.uncertainty;
      if (!isConfirmed) best = measurement;
      last = { now: now(), monotonic: monotonic() };
    },
    judge(limits = defaultLimits) {
      const current = offset();
      if (current === null || !last) return { offset: null, state: 'unknown' };
      const passed = monotonic() - last.monotonic;
      if (Math.abs(now() - last.now - passed) > moved) return { offset: current, state: 'moved' };
      if (passed > limits.measuredWithinSeconds * 1000) return { offset: current, state: 'stale' };
      const seconds = Math.abs(current) / 1000;
      const state =
        seconds > limits.refuseSeconds ? 'refuse' : seconds > limits.warnSeconds ? 'warn' : 'right';
      return { offset: current, state };
    },
  };
}
