import { useCallback, useEffect, useRef, useState } from 'react';
import type { DeskInput } from '../../src/contract/desk.ts';
import type { Fault } from '../../src/contract/fault.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { faultOf } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';
import { useReturn } from '../use-return.ts';
import type { Pages } from './pages.ts';
import { type Reading, readPages } from './read-pages.ts';

/** What narrows the journal down. */
export type JournalFilter = Pick<DeskInput<'registrations'>, 'day' | 'phase' | 'operator' | 'search'>;

const pageLength = 100;

export interface Journal {
  /** Null until the first page is there. While another search is under way the one before stays. */
  readonly pages: Pages<RegistrationRow> | null;
  /** Why a page could not be read; rows of it are missing then. */
  readonly fault: Fault | null;
  /** Reads again what could not be read. */
  readonly retry: () => void;
  /** Says which rows are in sight, by their places. */
  readonly show: (first: number, last: number) => void;
}

/** The registrations that fit a filter, read as far as one looks and kept up to date. */
export function useJournal(filter: JournalFilter): Journal {
  const { desk, noteFailure } = useDesk();
  const [pages, setPages] = useState<Pages<RegistrationRow> | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const reading = useRef<Reading<RegistrationRow>>(null);
  const sight = useRef({ first: 0, last: 0 });
  useEffect(() => {
    const begun = readPages<RegistrationRow>({
      length: pageLength,
      ask: (before) => desk.registrations({ ...filter, before, limit: pageLength }),
      told: (read) => {
        setPages(read);
        setFault(null);
      },
      failed: (failure, read) => {
        // What an earlier search found must not stand under this one.
        if (read.kept.size === 0) setPages(null);
        setFault(faultOf(failure));
        noteFailure(failure);
      },
    });
    reading.current = begun;
    sight.current = { first: 0, last: 0 };
    begun.show(0, 0);
    return begun.stop;
  }, [desk, filter, noteFailure]);
  const refresh = useCallback((is: (row: RegistrationRow) => boolean): void => {
    reading.current?.refresh(is, sight.current.first < pageLength);
  }, []);
  useChanges((changed) => refresh(({ registrationId }) => changed.has(registrationId)));
  const readAnew = useCallback(() => refresh(() => true), [refresh]);
  useReturn(readAnew);
  const show = useCallback((first: number, last: number) => {
    sight.current = { first, last };
    reading.current?.show(first, last);
  }, []);
  const retry = useCallback(() => {
    setFault(null);
    reading.current?.show(sight.current.first, sight.current.last);
  }, []);
  return { pages, fault, retry, show };
}
