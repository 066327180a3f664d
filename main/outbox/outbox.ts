import { Fault, type FaultCode } from '../../src/contract/fault.ts';
import type { QueueItem } from '../../src/contract/views.ts';
import type { OutboxItem } from '../store/outbox.ts';
import { type DeliveryParts, deliverItem } from './deliver.ts';
import { keepSchedule } from './schedule.ts';

/** The queue of signed requests. It goes on by itself, for ever, while the desk runs. */
export interface Outbox {
  start(): void;
  stop(): Promise<void>;
  /** Tries one request now; joins a try that is under way. Returns when that try has ended. */
  deliver(requestHash: string): Promise<void>;
  /** Tries every waiting request now; those that the centre asked to wait for only with `ignoreRetryAfter`. */
  deliverAll(options: { readonly ignoreRetryAfter: boolean }): Promise<void>;
  /** The line is back: what waits is tried soon, each at a moment of its own, and never before the centre wants it. */
  lineReturned(): void;
  items(): QueueItem[];
}

/** So many requests are under way at once: one slow one never blocks the others. */
const width = 4;
/** After an error of the desk itself, such as a full disk (milliseconds). */
const pauseAfterTrouble = 5_000;

export function runOutbox(parts: DeliveryParts, failed: (error: unknown) => void): Outbox {
  const underWay = new Map<string, Promise<void>>();
  const schedule = keepSchedule(parts);
  /** Why the desk itself could not write down what came of a try, such as a full disk: nowhere to write that either. */
  const troubles = new Map<string, FaultCode>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;

  /** Tries an item, and plans its next try. Never rejects. */
  const attempt = async (requestHash: string): Promise<void> => {
    try {
      // What came of a try could not be written down.
      parts.store.health.assertWritable();
      const item = parts.store.outbox.get(requestHash);
      const next = item?.state === 'waiting' ? await deliverItem(parts, item) : null;
      troubles.delete(requestHash);
      if (next) schedule.plan(requestHash, next);
      else schedule.drop(requestHash);
    } catch (error) {
      schedule.plan(requestHash, { after: pauseAfterTrouble, asked: null });
      if (error instanceof Fault) troubles.set(requestHash, error.code);
      failed(error);
    }
  };

  const deliver = (requestHash: string): Promise<void> => {
    const joined = underWay.get(requestHash);
    if (joined) return joined;
    const trying = attempt(requestHash).finally(() => {
      underWay.delete(requestHash);
      wait();
    });
    underWay.set(requestHash, trying);
    return trying;
  };

  const deliverMany = async (hashes: readonly string[]): Promise<void> => {
    const rest = [...hashes];
    const lane = async (): Promise<void> => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) await deliver(next);
    };
    await Promise.all(Array.from({ length: width }, lane));
  };

  /** Sleeps until the next item is due and there is room for it; timers of Node go by the monotonic clock. */
  const wait = (): void => {
    clearTimeout(timer);
    const sleep = running && underWay.size < width ? schedule.untilNext(underWay) : null;
    if (sleep !== null) timer = setTimeout(look, sleep);
  };

  const look = (): void => {
    const room = Math.max(0, width - underWay.size);
    for (const requestHash of schedule.due(underWay).slice(0, room)) void deliver(requestHash);
    wait();
  };

  const load = (): void => {
    try {
      schedule.load(waiting(parts));
      wait();
    } catch (error) {
      failed(error);
      timer = setTimeout(load, pauseAfterTrouble);
    }
  };

  return {
    deliver,
    deliverAll: ({ ignoreRetryAfter }) =>
      deliverMany(
        waiting(parts)
          .map(({ requestHash }) => requestHash)
          .filter((requestHash) => ignoreRetryAfter || !schedule.isAskedToWait(requestHash)),
      ),
    lineReturned() {
      schedule.bringForward();
      wait();
    },
    start() {
      running = true;
      load();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
    items: () =>
      parts.store.outbox.all().map(({ invalidReceipts: _, ...item }) => {
        const { nextTryAt, askedUntil } = schedule.shown(item.requestHash) ?? {};
        return {
          ...item,
          nextTryAt: nextTryAt ?? null,
          askedUntil: askedUntil ?? null,
          lastFault: troubles.get(item.requestHash) ?? item.lastFault,
          state: underWay.has(item.requestHash) ? ('sending' as const) : item.state,
        };
      }),
  };
}

const waiting = ({ store }: DeliveryParts): Omit<OutboxItem, 'request'>[] =>
  store.outbox.all().filter(({ state }) => state === 'waiting');
