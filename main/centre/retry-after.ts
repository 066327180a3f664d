/** However long a centre asks a desk to wait, the desk tries again after this (seconds). */
export const longestWait = 3_600;

/**
 * How long to wait (seconds, at most `longestWait`) by what an answer states: `Retry-After` as seconds or
 * as an HTTP date (RFC 9110 §10.2.3), or a problem's `retryAfter`. Null where it states nothing that can be
 * obeyed. `answeredAt` is the answer's own `Date`, so that a desk's clock does not count.
 */
export function readRetryAfter(stated: unknown, answeredAt?: unknown): number | null {
  const seconds =
    typeof stated === 'string' && !/^\d+$/.test(stated) ? untilDate(stated, answeredAt) : stated;
  const wait = typeof seconds === 'string' ? Number(seconds) : seconds;
  if (typeof wait !== 'number' || !(wait >= 0)) return null;
  return Math.min(Math.ceil(wait), longestWait);
}

function untilDate(date: string, answeredAt: unknown): number | null {
  const until = Date.parse(date) - Date.parse(typeof answeredAt === 'string' ? answeredAt : '');
  return Number.isNaN(until) ? null : until / 1000;
}
