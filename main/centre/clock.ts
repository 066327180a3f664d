import type { Overview } from '../../src/contract/overview.ts';
import type { Policy } from '../../src/contract/policy.ts';

/** Used until the first policy is known (design: said past one minute, nothing signed past five). */
const defaultLimits: Policy['clock'] = { warnSeconds: 60, refuseSeconds: 300, measuredWithinSeconds: 3600 };

/** The centre's clock minus the desk's (milliseconds), taking the answer to lie in the middle of the round trip. */
export const offsetOf = (sentAt: number, centreTime: number, receivedAt: number): number =>
  Math.round(centreTime - (sentAt + receivedAt) / 2);

/** How far the desk's clock may be trusted. */
export function judgeClock(offset: number | null, limits = defaultLimits): Overview['clock'] {
  if (offset === null) return { offset, state: 'unknown' };
  const seconds = Math.abs(offset) / 1000;
  const state = seconds > limits.refuseSeconds ? 'refuse' : seconds > limits.warnSeconds ? 'warn' : 'right';
  return { offset, state };
}
