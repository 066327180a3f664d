import { useCallback, useEffect, useRef } from 'react';
import type { QueueItem } from '../../src/contract/views.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';
import { type Loaded, useLoaded } from '../use-loaded.ts';

/** The queue, kept up to date. Held items, which need somebody, come first. */
export function useQueue(): { queue: Loaded<readonly QueueItem[]>; reload: () => void } {
  const { desk, overview } = useDesk();
  const load = useCallback(async () => heldFirst((await desk.queue({})).items), [desk]);
  const { loaded, reload } = useLoaded<readonly QueueItem[]>(load);
  useChanges(reload);
  // A queue of another length is read again.
  const length = overview && `${overview.queue.waiting} ${overview.queue.held}`;
  const before = useRef(length);
  useEffect(() => {
    if (before.current !== length) reload();
    before.current = length;
  }, [length, reload]);
  return { queue: loaded, reload };
}

const heldFirst = (items: readonly QueueItem[]): QueueItem[] => [
  ...items.filter(({ state }) => state === 'held'),
  ...items.filter(({ state }) => state !== 'held'),
];
