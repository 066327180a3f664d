import { useCallback, useEffect, useState } from 'react';
import type { RegistrationRow } from '../../src/contract/desk.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';

export interface Today {
  /** All of today's registrations that this operator may see. */
  readonly rows: readonly RegistrationRow[];
  /** Slips that are still to be handed over, of any day. */
  readonly slipsDue: readonly RegistrationRow[];
}

/** What is going on, kept up to date. */
export function useToday(): Today {
  const { desk, noteFailure } = useDesk();
  const [today, setToday] = useState<Today>({ rows: [], slipsDue: [] });
  const load = useCallback(() => {
    const day = dateAtCounter(instantOf(Date.now()));
    const loadAll = async (): Promise<readonly RegistrationRow[]> => {
      const found: RegistrationRow[] = [];
      let before: string | null = null;
      do {
        const page: { rows: RegistrationRow[]; next: string | null } = await desk.registrations({
          day,
          phase: null,
          operator: null,
          search: '',
          before,
          limit: 200,
        });
        found.push(...page.rows);
        before = page.next;
      } while (before);
      return found;
    };
    const loadBoth = async (): Promise<Today> => {
      const [rows, due] = await Promise.all([loadAll(), desk.slipsDue({})]);
      return { rows, slipsDue: due.rows };
    };
    loadBoth().then(setToday, noteFailure);
  }, [desk, noteFailure]);
  useEffect(load, [load]);
  useChanges(load);
  return today;
}
