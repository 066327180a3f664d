import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import type { RegistrationRow } from '../../src/contract/views.ts';
import type { Words } from '../../src/language/index.ts';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { useKeys } from '../keys/use-keys.ts';
import { Failed } from '../theme/failed.tsx';
import { TextInput } from '../theme/text-input.tsx';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import { Filters, noFilter } from './filters.tsx';
import styles from './journal.module.css';
import { isWhole, type Pages, rowAt, rowCount } from './pages.ts';
import { Table } from './table.tsx';
import { useJournal } from './use-journal.ts';

/** Rows that Page Up and Page Down pass over. */
const screenful = 10;

/** Every registration of the window: the search has the focus, arrows choose a row, Enter opens it in place. */
export function Journal({ opened }: { opened: string | null }) {
  const { words } = useWords();
  const texts = words.journal;
  const [search, setSearch] = useState('');
  const [narrowed, setNarrowed] = useState(noFilter);
  const asked = useDeferredValue(search);
  const filter = useMemo(() => ({ ...narrowed, search: asked }), [narrowed, asked]);
  const { pages, fault, retry, show } = useJournal(filter);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list begins at its first row
  useEffect(() => setChosen(0), [filter]);

  const row = pages && rowAt(pages, chosen);
  const isOpen = row?.registrationId === opened;
  const open = useCallback(
    (registrationId: string | null): void => go({ screen: 'journal', registrationId }),
    [],
  );
  const toggle = useCallback(
    (place: number, { registrationId }: RegistrationRow): void => {
      setChosen(place);
      open(registrationId === opened ? null : registrationId);
    },
    [open, opened],
  );
  const choose = (by: number): void =>
    setChosen((before) => Math.max(0, Math.min(before + by, (pages ? rowCount(pages) : 1) - 1)));
  const leave = (): void => {
    if (opened) open(null);
    else if (search) setSearch('');
    else go({ screen: 'home' });
  };
  useKeys({ PageDown: () => choose(screenful), PageUp: () => choose(-screenful) });
  return (
    <>
      <Room label={texts.title}>
        <div className={styles.journal}>
          <header className={styles.header}>
            <h1>{texts.title}</h1>
            <Count pages={pages} isSearch={asked !== ''} />
          </header>
          <div className={styles.tools}>
            <TextInput
              ref={field}
              className={styles.search}
              type="search"
              aria-label={texts.search}
              placeholder={texts.search}
              value={search}
              onChange={(event) => setSearch(event.currentTarget.value)}
              autoComplete="off"
              spellCheck={false}
            />
            <Filters value={narrowed} onChange={setNarrowed} />
          </div>
          {fault && <Failed fault={fault} onRetry={retry} />}
          {pages && rowCount(pages) === 0 && (
            <p className={styles.empty}>
              {asked ? texts.nothingFound(asked) : narrowed === noFilter ? texts.empty : texts.nothingFits}
            </p>
          )}
          {pages && rowCount(pages) > 0 && (
            <Table pages={pages} chosen={chosen} opened={opened} onShow={show} onToggle={toggle} />
          )}
        </div>
      </Room>
      <BottomBar
        keys={[
          {
            key: 'Enter',
            says: enterSays(words, { row, isOpen, isRead: pages !== null, isFailed: fault !== null }),
            does: row ? () => open(isOpen ? null : row.registrationId) : fault ? retry : null,
          },
          {
            key: 'Escape',
            says: opened ? texts.fold : search ? texts.clear : words.window.home,
            does: leave,
          },
          { key: 'ArrowDown', says: texts.choose, does: () => choose(1) },
          { key: 'ArrowUp', says: texts.choose, does: () => choose(-1) },
        ]}
      />
    </>
  );
}

function enterSays(
  { journal, window }: Words,
  now: { row: RegistrationRow | null | undefined; isOpen: boolean; isRead: boolean; isFailed: boolean },
): string {
  if (now.row) return now.isOpen ? journal.fold : journal.open;
  if (now.isFailed) return window.tryAgain;
  return now.isRead ? journal.choose : window.loading;
}

/** How many there are, as far as was read; a search gives the first ones alone. */
function Count({ pages, isSearch }: { pages: Pages<RegistrationRow> | null; isSearch: boolean }) {
  const { words } = useWords();
  if (!pages || !isWhole(pages)) return null;
  const count = rowCount(pages);
  const isCut = isSearch && count === pages.length;
  return <p role="status">{isCut ? words.journal.countFrom(count) : words.journal.count(count)}</p>;
}
