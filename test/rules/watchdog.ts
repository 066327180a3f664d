import { runInNewContext } from 'node:vm';

/**
 * What the work returns, or an error where it is still at it after twenty seconds. Not a measurement:
 * it tells a pattern that reads a hostile text once from one that reads it in 2ⁿ ways, and ends the
 * second, which a test's own time-out can't, since the thread never comes free.
 */
export const ended = <Value>(work: () => Value): Value =>
  runInNewContext('work()', { work }, { timeout: 20_000 }) as Value;
