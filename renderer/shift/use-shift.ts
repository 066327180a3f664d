import { useCallback } from 'react';
import type { PlainDate } from '../../src/contract/instant.ts';
import type { RegisterView, Shift } from '../../src/contract/views.ts';
import { useDesk } from '../desk/desk.tsx';
import { useChanges } from '../use-changes.ts';
import { type Loaded, useLoaded } from '../use-loaded.ts';

export interface DayAtWindow {
  readonly shift: Shift;
  readonly register: RegisterView;
}

/** A day's figures and its printed registers, kept up to date. */
export function useShift(day: PlainDate): {
  done: Loaded<DayAtWindow>;
  reload: () => void;
  showRegister: (register: RegisterView) => void;
} {
  const { desk } = useDesk();
  const shift = useLoaded(useCallback(() => desk.shift({ day }), [desk, day]));
  const register = useLoaded(useCallback(() => desk.register({ day }), [desk, day]));
  const reload = useCallback(() => {
    shift.reload();
    register.reload();
  }, [shift.reload, register.reload]);
  useChanges(reload);
  return { done: together(shift.loaded, register.loaded), reload, showRegister: register.show };
}

/** Nothing of a day is shown without the other part of it. */
function together(shift: Loaded<Shift>, register: Loaded<RegisterView>): Loaded<DayAtWindow> {
  if (shift.state !== 'loaded') return shift;
  if (register.state !== 'loaded') return register;
  return { state: 'loaded', value: { shift: shift.value, register: register.value } };
}
