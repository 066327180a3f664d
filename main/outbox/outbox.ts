import type { QueueItem } from '../../src/contract/desk.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { type DeliveryParts, deliverItem } from './deliver.ts';

/** The queue of signed requests. It goes on by itself, for ever, while the desk runs. */
export interface Outbox {
  start(): void;
  stop(): Promise<void>;
  /** Tries one request now; joins a try that is under way. Returns when that try has ended. */
  deliver(requestHash: string): Promise<void>;
  /** Tries every waiting request now. */
  deliverAll(): Promise<void>;
  items(): QueueItem[];
}

/** So many requests are under way at once: one slow one never blocks the others. */
const width = 4;
/** The longest sleep between two looks at the table (milliseconds): a clock that was set back is noticed. */
const longestSleep = 30_000;
/** While something is under way its row still looks due, so the table is looked at no faster than this (milliseconds). */
const shortestSleep = 250;
/** After an error of the desk itself, such as a full disk (milliseconds). */
const sleepAfterTrouble = 5_000;

export function runOutbox(parts: DeliveryParts, failed: (error: unknown) => void): Outbox {
  const underWay = new Map<string, Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let trouble = false;

  const deliver = (requestHash: string): Promise<void> => {
    const joined = underWay.get(requestHash);
    if (joined) return joined;
    const item = parts.store.outbox.get(requestHash);
    if (item?.state !== 'waiting') return Promise.resolve();
    const attempt = deliverItem(parts, item)
      .then(
        () => {
          trouble = false;
        },
        (error: unknown) => {
          trouble = true;
          failed(error);
        },
      )
      .finally(() => {
        underWay.delete(requestHash);
        plan();
      });
    underWay.set(requestHash, attempt);
    return attempt;
  };

  const deliverMany = async (hashes: readonly string[]): Promise<void> => {
    const rest = [...hashes];
    const lane = async (): Promise<void> => {
      for (let next = rest.shift(); next !== undefined; next = rest.shift()) await deliver(next);
    };
    await Promise.all(Array.from({ length: width }, lane));
  };

  const plan = (): void => {
    clearTimeout(timer);
    const next = running ? parts.store.outbox.nextTryAt() : null;
    if (next === null) return;
    const least = trouble ? sleepAfterTrouble : underWay.size > 0 ? shortestSleep : 0;
    const sleep = Math.min(longestSleep, Math.max(least, Date.parse(next) - parts.clock.now()));
    timer = setTimeout(() => void look(), sleep);
  };

  const look = async (): Promise<void> => {
    await deliverMany(parts.store.outbox.due(instantOf(parts.clock.now())));
    plan();
  };

  return {
    deliver,
    deliverAll: () => deliverMany(waiting(parts)),
    start() {
      running = true;
      plan();
    },
    async stop() {
      running = false;
      clearTimeout(timer);
      await Promise.all(underWay.values());
    },
    items: () =>
      parts.store.outbox.all().map((item) => ({
        ...item,
        state: underWay.has(item.requestHash) ? ('sending' as const) : item.state,
      })),
  };
}

const waiting = ({ store }: DeliveryParts): string[] =>
  store.outbox
    .all()
    .filter(({ state }) => state === 'waiting')
    .map(({ requestHash }) => requestHash);
