import type { Overview } from '../../src/contract/overview.ts';
import { faultText } from '../../src/language/faults.ts';
import { clockTime, counterDate } from '../../src/language/format.ts';
import type { Words } from '../../src/language/index.ts';
import type { CheckName, Verdict } from './checks.ts';

const gigabyte = 1024 ** 3;

/** What is found at each check, in words. */
export const findings: Readonly<Record<CheckName, (overview: Overview, words: Words) => string>> = {
  line: ({ line }, words) => words.window.line[line.state],
  clock: ({ clock }, { window, readiness }) => {
    const seconds = Math.abs(clock.offset ?? 0) / 1000;
    switch (clock.state) {
      case 'unknown':
        return window.clockUnknown;
      case 'moved':
        return window.clockMoved;
      case 'stale':
        return window.clockStale;
      case 'right':
        return readiness.clockRight;
      case 'warn':
        return window.clockWarn(Math.round(seconds));
      case 'refuse':
        return window.clockRefuse(Math.round(seconds / 60));
    }
  },
  queue: ({ queue }, { readiness }) => {
    if (!queue.oldestAt) return readiness.queueEmpty;
    const since = clockTime(queue.oldestAt);
    return queue.held > 0
      ? readiness.queueHeld(queue.held, since)
      : readiness.queueOldest(queue.waiting, since);
  },
  printer: ({ printer }, { states, readiness }) => {
    if (printer.fault) return states.print[printer.fault];
    return printer.name ?? readiness.noPrinter;
  },
  key: ({ session }, { readiness }) =>
    session ? readiness.keyUntil(counterDate(session.keyValidUntil)) : readiness.noPolicy,
  policy: ({ policy }, { readiness }) =>
    policy ? readiness.policyFrom(policy.version, counterDate(policy.issuedAt)) : readiness.noPolicy,
  store: ({ store }, { readiness, faults }) =>
    store.fault ? faultText(faults, store.fault, {}).what : readiness.storeWorks,
  disk: ({ disk }, { readiness }) => readiness.freeSpace(disk.freeBytes / gigabyte),
  journal: ({ journal }, { readiness }) => {
    if (journal.state === 'checking') return readiness.journalChecking;
    if (journal.state === 'broken') return readiness.journalBroken;
    if (journal.forked) return readiness.journalForked;
    return journal.waiting > 0 ? readiness.journalWaiting(journal.waiting) : readiness.journalWhole;
  },
};

/** What to do where a check is not in order; null where there is nothing to do. */
export function todoOf(
  name: CheckName,
  verdict: Verdict,
  { line, clock, queue, store, journal }: Overview,
  { readiness: { todo }, faults }: Words,
): string | null {
  if (verdict === 'pass') return null;
  const isBlocked = verdict === 'block';
  switch (name) {
    case 'line':
      if (line.state === 'foreign') return todo.lineForeign;
      if (line.state === 'busy') return todo.lineBusy;
      if (line.state === 'slow') return todo.lineSlow;
      return isBlocked ? todo.lineRefused : todo.line;
    case 'clock':
      if (clock.state !== 'warn' && clock.state !== 'refuse') return todo.clockUnknown;
      return isBlocked ? todo.clockStop : todo.clock;
    case 'queue':
      return queue.held > 0 ? todo.held : todo.queue;
    case 'key':
      return isBlocked ? todo.keyOver : todo.key;
    case 'disk':
      return isBlocked ? todo.diskFull : todo.disk;
    case 'store':
      return store.fault && faultText(faults, store.fault, {}).next;
    case 'journal':
      if (isBlocked) return todo.journalBroken;
      return journal.forked ? todo.journalForked : todo.journalBehind;
    default:
      return todo[name];
  }
}
