import { useCallback, useEffect, useState } from 'react';
import type { RegistrationRow } from '../../src/contract/desk.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';

/** All of today's registrations that this operator may see, kept up to date. */
export function useToday(): readonly RegistrationRow[] {
  const { desk, noteFailure } = useDesk();
  const [rows, setRows] = useState<readonly RegistrationRow[]>([]);
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
    loadAll().then(setRows, noteFailure);
  }, [desk, noteFailure]);
  useEffect(load, [load]);
  useChanges(load);
  return rows;
}
