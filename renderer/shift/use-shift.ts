import { useCallback, useEffect, useState } from 'react';
import type { RegisterView, Shift } from '../../src/contract/desk.ts';
import type { PlainDate } from '../../src/contract/instant.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';

export interface DayAtWindow {
  readonly shift: Shift;
  readonly register: RegisterView;
}

/** A day's figures and its printed registers, kept up to date; null until they are there. */
export function useShift(day: PlainDate): {
  done: DayAtWindow | null;
  showRegister: (register: RegisterView) => void;
} {
  const { desk, noteFailure } = useDesk();
  const [done, setDone] = useState<DayAtWindow | null>(null);
  const load = useCallback(() => {
    let stale = false;
    Promise.all([desk.shift({ day }), desk.register({ day })]).then(
      ([shift, register]) => !stale && setDone({ shift, register }),
      noteFailure,
    );
    return () => {
      stale = true;
    };
  }, [desk, day, noteFailure]);
  useEffect(load, [load]);
  useChanges(load);
  const showRegister = useCallback(
    (register: RegisterView) => setDone((shown) => shown && { ...shown, register }),
    [],
  );
  // The figures of another day must not stand under this one's name.
  return { done: done?.shift.day === day ? done : null, showRegister };
}
