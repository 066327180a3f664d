import { useCallback, useEffect, useRef, useState } from 'react';
import type { RegistrationRow } from '../../src/contract/desk.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import { useDesk } from '../desk/desk.tsx';

const pageLength = 50;

export interface Journal {
  /** Null until the first page is there. */
  readonly rows: readonly RegistrationRow[] | null;
  readonly more: (() => void) | null;
}

/** Today's registrations that fit a search, page after page, kept up to date. */
export function useJournal(search: string): Journal {
  const { desk, noteFailure, onRegistration } = useDesk();
  const [rows, setRows] = useState<readonly RegistrationRow[] | null>(null);
  const [next, setNext] = useState<string | null>(null);
  const asked = useRef(0);

  const load = useCallback(
    (before: string | null) => {
      asked.current += 1;
      const mine = asked.current;
      const day = dateAtCounter(instantOf(Date.now()));
      desk
        .registrations({ day, phase: null, operator: null, search, before, limit: pageLength })
        .then((page) => {
          // An older search that answers late must not replace a newer one.
          if (mine !== asked.current) return;
          setRows((shown) => (before && shown ? [...shown, ...page.rows] : page.rows));
          setNext(page.next);
        }, noteFailure);
    },
    [desk, search, noteFailure],
  );
  useEffect(() => load(null), [load]);
  useEffect(() => onRegistration(() => load(null)), [onRegistration, load]);
  return { rows, more: next ? () => load(next) : null };
}
