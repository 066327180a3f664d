import { type Instant, instantOf } from '../../src/contract/instant.ts';
import type { DeskParts } from '../parts.ts';
import type { OutboxItem } from '../store/outbox.ts';
import { longestBackoff, longestPause } from './backoff.ts';
import type { NextTry } from './deliver.ts';

/** Within so long after the line's return each waiting item is tried, and all of them within `longestSpread` (milliseconds). */
const spreadPerItem = 2_000;
const longestSpread = 60_000;

/** Moments of the monotonic clock, in milliseconds. */
interface Entry {
  readonly due: number;
  /** Null where the centre did not ask to wait, or that time is over. */
  readonly askedUntil: number | null;
}

/** When each waiting item is tried next, by the monotonic clock: a clock that is set moves nothing. */
export interface Schedule {
  /** Takes the waiting items of the table as another run of the program left them. */
  load(items: readonly Pick<OutboxItem, 'requestHash' | 'nextTryAt' | 'askedUntil'>[]): void;
  plan(requestHash: string, next: NextTry): void;
  drop(requestHash: string): void;
  /** Whether the centre asked to wait longer with this item. */
  isAskedToWait(requestHash: string): boolean;
  /** Items whose time has come, but for those under way, the longest due first. */
  due(underWay: ReadonlyMap<string, unknown>): string[];
  /** Milliseconds until the next item is due; null where none waits. */
  untilNext(underWay: ReadonlyMap<string, unknown>): number | null;
  /** Has everything tried soon that the centre did not ask to wait for, spread over some time. */
  bringForward(): void;
  /** Its moments by the desk's own clock; null for an item that is not planned. */
  shown(requestHash: string): { nextTryAt: Instant; askedUntil: Instant | null } | null;
}

export function keepSchedule({ clock, chance }: Pick<DeskParts, 'clock' | 'chance'>): Schedule {
  const entries = new Map<string, Entry>();

  /** A stored moment as one of the monotonic clock, at most so far away: the clock may have been set since. */
  const stored = (at: Instant | null, atMost: number): number => {
    const left = at === null ? 0 : Date.parse(at) - clock.now();
    return clock.monotonic() + Math.min(atMost, Math.max(0, Number.isNaN(left) ? 0 : left));
  };
  const askedUntil = ({ askedUntil: until }: Entry): number | null =>
    until !== null && until > clock.monotonic() ? until : null;
  const shown = (moment: number): Instant =>
    instantOf(clock.now() + Math.max(0, Math.round(moment - clock.monotonic())));

  return {
    load(items) {
      for (const { requestHash, nextTryAt, askedUntil: until } of items) {
        const asked = until === null ? null : stored(until, longestPause);
        const due = stored(nextTryAt, until === null ? longestBackoff : longestPause);
        entries.set(requestHash, { due, askedUntil: asked });
      }
    },
    plan(requestHash, { after, asked }) {
      const now = clock.monotonic();
      entries.set(requestHash, { due: now + after, askedUntil: asked === null ? null : now + asked });
    },
    drop: (requestHash) => void entries.delete(requestHash),
    isAskedToWait(requestHash) {
      const entry = entries.get(requestHash);
      return entry !== undefined && askedUntil(entry) !== null;
    },
    due: (underWay) =>
      [...entries]
        .filter(([requestHash, { due }]) => due <= clock.monotonic() && !underWay.has(requestHash))
        .sort(([, one], [, other]) => one.due - other.due)
        .map(([requestHash]) => requestHash),
    untilNext(underWay) {
      let next = Infinity;
      for (const [requestHash, { due }] of entries) if (due < next && !underWay.has(requestHash)) next = due;
      return next === Infinity ? null : Math.max(0, Math.ceil(next - clock.monotonic()));
    },
    bringForward() {
      const free = [...entries].filter(([, entry]) => askedUntil(entry) === null);
      const spread = Math.min(longestSpread, spreadPerItem * free.length);
      for (const [requestHash, entry] of free) {
        const soon = clock.monotonic() + chance.below(spread);
        entries.set(requestHash, { ...entry, due: Math.min(entry.due, soon) });
      }
    },
    shown(requestHash) {
      const entry = entries.get(requestHash);
      if (!entry) return null;
      const until = askedUntil(entry);
      return { nextTryAt: shown(entry.due), askedUntil: until === null ? null : shown(until) };
    },
  };
}
