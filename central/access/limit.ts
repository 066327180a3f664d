import type { Limit } from '../config.ts';
import { ProblemError } from '../http/problem-error.ts';

/**
 * Throws `too-many-requests` where the limit is reached at an instant (milliseconds). `newest` are
 * the instants of what was done last, newest first: as many as the limit counts.
 */
export function checkLimit(newest: readonly Date[], limit: Limit, at: number): void {
  const oldest = newest[limit.count - 1];
  const freeAt = oldest ? oldest.getTime() + limit.seconds * 1000 : at;
  if (freeAt > at) throw new ProblemError('too-many-requests', secondsUntil(freeAt, at));
}

/** Whole seconds from `now` to `then` (milliseconds), at least one. */
export const secondsUntil = (then: number, now: number): number =>
  Math.max(1, Math.ceil((then - now) / 1000));
