import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { rowHeight, useTextSize } from '../theme/text-size.tsx';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import { JournalRow } from './journal-row.tsx';
import { isWhole, type Pages, rowAt, rowCount } from './pages.ts';

const columns = ['time', 'number', 'citizen', 'subscriberNumber', 'state', 'operator'] as const;

/** Rows that are drawn above and below those in sight. */
const overscan = 3;

/** The rows in sight of a list that may have a million; the others are only room to scroll. A key in the search doesn't draw them. */
export const Table = memo(Rows);

function Rows({
  pages,
  chosen,
  opened,
  onShow,
  onToggle,
}: {
  pages: Pages<RegistrationRow>;
  chosen: number;
  opened: string | null;
  onShow: (first: number, last: number) => void;
  onToggle: (place: number, row: RegistrationRow) => void;
}) {
  const { words } = useWords();
  const texts = words.journal;
  const scroller = useRef<HTMLDivElement>(null);
  const { textSize } = useTextSize();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text's size
  const height = useMemo(rowHeight, [textSize]);
  const count = rowCount(pages);
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan,
    // The heading stays in sight, above the rows.
    scrollMargin: height,
    scrollPaddingStart: height,
  });
  const items = virtual.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is here may have changed, not only what is in sight
  useLayoutEffect(() => onShow(first, last), [onShow, first, last, pages]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another choice moves the list
  useEffect(() => virtual.scrollToIndex(chosen, { align: 'auto' }), [chosen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: rows of another height are measured anew
  useEffect(() => virtual.measure(), [height]);

  const row = rowAt(pages, chosen);
  return (
    <>
      <div ref={scroller} className={styles.scroller}>
        <table
          className={styles.table}
          aria-label={texts.title}
          aria-rowcount={isWhole(pages) ? count + 1 : -1}
          style={{ height: virtual.getTotalSize() + height }}
        >
          <thead className={styles.head}>
            <tr className={styles.row} aria-rowindex={1}>
              {columns.map((name) => (
                <th key={name} scope="col">
                  {texts[name]}
                </th>
              ))}
            </tr>
          </thead>
          {items.map(({ index, key, start }) => {
            const found = rowAt(pages, index);
            // A row whose page is still under way is only room: drawing it twice would take longer than its page does.
            return (
              found && (
                <JournalRow
                  key={key}
                  place={index}
                  top={start}
                  measure={virtual.measureElement}
                  row={found}
                  chosen={index === chosen}
                  opened={opened}
                  onToggle={onToggle}
                />
              )
            );
          })}
        </table>
      </div>
      <p className="hidden-text" role="status">
        {row && `${row.name} ${row.applicationNumber ?? texts.unnumbered} ${words.states.phase[row.phase]}`}
      </p>
    </>
  );
}
