import type { Overview } from '../../src/contract/overview.ts';
import { keyDaysLeft, keyWarning } from '../frame/key-days.ts';

export type CheckName =
  | 'line'
  | 'clock'
  | 'queue'
  | 'printer'
  | 'key'
  | 'policy'
  | 'store'
  | 'disk'
  | 'journal';
export type Verdict = 'pass' | 'warn' | 'block';

/** How long an item may wait in the queue before it is worth a look, in milliseconds. */
const longWait = 30 * 60_000;

/** No waiting helps: somebody has to mend it. */
const isForAdministrator = (line: Overview['line']['state']): boolean =>
  line === 'refused' || line === 'foreign';

/** A store can be worked with that nobody has compared yet, or whose record can't be written. */
function storeVerdict(fault: Overview['store']['fault']): Verdict {
  if (fault === null) return 'pass';
  return fault === 'desk-record-missing' || fault === 'desk-record-unwritten' ? 'warn' : 'block';
}

/** Whether all is ready for the next citizen; `now` in milliseconds. */
export function checksOf(overview: Overview, now: number): Readonly<Record<CheckName, Verdict>> {
  const { line, clock, queue, printer, policy, session, store, disk, journal } = overview;
  const days = session ? keyDaysLeft(session.keyValidUntil, now) : 0;
  const oldest = queue.oldestAt ? now - Date.parse(queue.oldestAt) : 0;
  return {
    line: line.state === 'connected' ? 'pass' : isForAdministrator(line.state) ? 'block' : 'warn',
    clock: clock.state === 'refuse' ? 'block' : clock.state === 'right' ? 'pass' : 'warn',
    queue: queue.held > 0 || oldest > longWait ? 'warn' : 'pass',
    printer: printer.name === null || printer.fault ? 'block' : 'pass',
    key: days < 1 ? 'block' : days <= keyWarning ? 'warn' : 'pass',
    policy: policy ? 'pass' : 'block',
    store: storeVerdict(store.fault),
    disk: disk.state === 'enough' ? 'pass' : disk.state === 'little' ? 'warn' : 'block',
    journal:
      journal.state === 'broken' ? 'block' : journal.forked || journal.state === 'behind' ? 'warn' : 'pass',
  };
}
