import { useVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import type { QueueItem } from '../../src/contract/views.ts';
import { useNow } from '../use-now.ts';
import { useWords } from '../words/words.tsx';
import styles from './queue.module.css';
import { Entry, type EntryActs } from './queue-entry.tsx';

/** Before an entry is measured it is taken to be so high, in pixels. */
const usual = 72;

/** The entries in sight of a queue that may be long after days without a line. */
export function QueueList({ items, ...acts }: { items: readonly QueueItem[] } & EntryActs) {
  const { words } = useWords();
  const scroller = useRef<HTMLDivElement>(null);
  const now = useNow(15_000);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => usual,
    getItemKey: (place) => items[place]?.requestHash ?? place,
    overscan: 6,
  });
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be reached by keyboard (WCAG 2.1.1)
    <section ref={scroller} className={styles.scroller} tabIndex={0} aria-label={words.queue.title}>
      <ul className={styles.items} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index];
          return (
            item && (
              <li
                key={key}
                ref={virtual.measureElement}
                data-index={index}
                data-state={item.state}
                style={{ transform: `translateY(${start}px)` }}
                aria-setsize={items.length}
                aria-posinset={index + 1}
              >
                <Entry item={item} now={now} {...acts} />
              </li>
            )
          );
        })}
      </ul>
    </section>
  );
}
