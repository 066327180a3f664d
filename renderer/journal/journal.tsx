import { TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { BottomBar } from '../frame/bottom-bar.tsx';
import { Room } from '../frame/frame.tsx';
import { Button } from '../theme/button.tsx';
import { go } from '../use-route.ts';
import { useWords } from '../words/words.tsx';
import styles from './journal.module.css';
import { JournalRow } from './journal-row.tsx';
import { useJournal } from './use-journal.ts';

/** Today's registrations: the search has the focus, arrows choose a row, Enter opens it in place. */
export function Journal({ opened }: { opened: string | null }) {
  const { words } = useWords();
  const texts = words.window.journal;
  const [search, setSearch] = useState('');
  const { rows, more } = useJournal(search);
  const [chosen, setChosen] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const row = rows?.[Math.min(chosen, rows.length - 1)];
  const isOpen = row !== undefined && row.registrationId === opened;
  const open = (registrationId: string | null): void => go({ screen: 'journal', registrationId });
  const choose = (by: number): void =>
    setChosen((before) => Math.max(0, Math.min(before + by, (rows?.length ?? 1) - 1)));
  return (
    <>
      <Room label={texts.title}>
        <div className={styles.journal}>
          <header className={styles.header}>
            <h1>{texts.title}</h1>
            {rows && <p>{texts.count(rows.length)}</p>}
          </header>
          <TextInput
            ref={field}
            type="search"
            aria-label={texts.search}
            placeholder={texts.search}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setChosen(0);
            }}
            autoComplete="off"
            spellCheck={false}
          />
          {rows?.length === 0 && (
            <p className={styles.empty}>{search ? texts.nothingFound(search) : texts.empty}</p>
          )}
          {rows && rows.length > 0 && (
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col">{texts.time}</th>
                  <th scope="col">{texts.number}</th>
                  <th scope="col">{texts.citizen}</th>
                  <th scope="col">{texts.subscriberNumber}</th>
                  <th scope="col">{texts.state}</th>
                  <th scope="col">{texts.operator}</th>
                </tr>
              </thead>
              {rows.map((each, place) => (
                <JournalRow
                  key={each.registrationId}
                  row={each}
                  chosen={place === chosen}
                  open={each.registrationId === opened}
                  onToggle={() => {
                    setChosen(place);
                    open(each.registrationId === opened ? null : each.registrationId);
                  }}
                />
              ))}
            </table>
          )}
          {more && (
            <Button kind="quiet" onClick={more}>
              {texts.more}
            </Button>
          )}
        </div>
      </Room>
      <BottomBar
        keys={[
          {
            key: 'Enter',
            says: row ? (isOpen ? texts.fold : texts.open) : texts.choose,
            does: row ? () => open(isOpen ? null : row.registrationId) : null,
          },
          {
            key: 'Escape',
            says: opened ? texts.fold : words.window.home,
            does: () => (opened ? open(null) : go({ screen: 'home' })),
          },
          { key: 'ArrowDown', says: texts.choose, does: () => choose(1) },
          { key: 'ArrowUp', says: texts.choose, does: () => choose(-1) },
        ]}
      />
    </>
  );
}
