import { useCallback } from 'react';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import type { DeskClient } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';
import { type Loaded, useLoaded } from '../use-loaded.ts';

export interface Today {
  /** All of today's registrations that this operator may see. */
  readonly rows: readonly RegistrationRow[];
  /** What waits for somebody at this window, of any day. */
  readonly unfinished: readonly RegistrationRow[];
}

/** What is going on, kept up to date. */
export function useToday(): { today: Loaded<Today>; reload: () => void } {
  const { desk } = useDesk();
  const load = useCallback(async (): Promise<Today> => {
    const [rows, unfinished] = await Promise.all([allOfToday(desk), desk.unfinished({})]);
    return { rows, unfinished: unfinished.rows };
  }, [desk]);
  const { loaded, reload } = useLoaded(load);
  useChanges(reload);
  return { today: loaded, reload };
}

async function allOfToday(desk: DeskClient): Promise<readonly RegistrationRow[]> {
  const day = dateAtCounter(instantOf(Date.now()));
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
}
