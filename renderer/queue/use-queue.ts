import { useCallback, useEffect, useState } from 'react';
import type { QueueItem } from '../../src/contract/desk.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';

/** The queue, kept up to date; null until it is there. Held items, which need somebody, come first. */
export function useQueue(): { items: readonly QueueItem[] | null; load: () => void } {
  const { desk, overview, noteFailure } = useDesk();
  const [items, setItems] = useState<readonly QueueItem[] | null>(null);
  const load = useCallback(() => {
    desk.queue({}).then((found) => setItems(heldFirst(found.items)), noteFailure);
  }, [desk, noteFailure]);
  const length = overview && `${overview.queue.waiting} ${overview.queue.held}`;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a queue of another length is asked for again
  useEffect(load, [load, length]);
  useChanges(load);
  return { items, load };
}

const heldFirst = (items: readonly QueueItem[]): QueueItem[] => [
  ...items.filter(({ state }) => state === 'held'),
  ...items.filter(({ state }) => state !== 'held'),
];
