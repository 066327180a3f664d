import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskInput, RegistrationRow } from '../../src/contract/desk.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';
import type { Pages } from './pages.ts';
import { type Reading, readPages } from './read-pages.ts';

/** What narrows the journal down. */
export type JournalFilter = Pick<DeskInput<'registrations'>, 'day' | 'phase' | 'operator' | 'search'>;

const pageLength = 100;

export interface Journal {
  /** Null until the first page is there. While another search is under way the one before stays. */
  readonly pages: Pages<RegistrationRow> | null;
  /** Says which rows are in sight, by their places. */
  readonly show: (first: number, last: number) => void;
}

/** The registrations that fit a filter, read as far as one looks and kept up to date. */
export function useJournal(filter: JournalFilter): Journal {
  const { desk, noteFailure } = useDesk();
  const [pages, setPages] = useState<Pages<RegistrationRow> | null>(null);
  const reading = useRef<Reading<RegistrationRow>>(null);
  const atTop = useRef(true);
  useEffect(() => {
    const begun = readPages<RegistrationRow>(
      pageLength,
      (before) => desk.registrations({ ...filter, before, limit: pageLength }),
      setPages,
      noteFailure,
    );
    reading.current = begun;
    atTop.current = true;
    begun.show(0, 0);
    return begun.stop;
  }, [desk, filter, noteFailure]);
  useChanges((changed) =>
    reading.current?.refresh(({ registrationId }) => changed.has(registrationId), atTop.current),
  );
  const show = useCallback((first: number, last: number) => {
    atTop.current = first < pageLength;
    reading.current?.show(first, last);
  }, []);
  return { pages, show };
}
