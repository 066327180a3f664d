import { type RefObject, useEffect, useRef } from 'react';
import { type Moment, targetOf } from './follow.ts';
import type { Place } from './places.ts';
import type { Step } from './step.ts';
import { focusPlace } from './use-cursor.ts';
import type { Work } from './work.ts';

/**
 * Puts the cursor where the next key belongs: when the screen opens, when the IIN is complete, when
 * the desk has answered, and when the registration moved on by itself. While the operator types
 * elsewhere it stays.
 */
export function useFollow(
  screen: RefObject<HTMLElement | null>,
  work: Work,
  current: Step,
  cursor: Place | null,
): void {
  const { doing, fault } = work;
  const phase = work.view?.state.phase;
  const before = useRef<Moment['was']>({
    at: null,
    doing: null,
    phase,
    ready: false,
  });
  useEffect(() => {
    const was = before.current;
    const ready = 'act' in current;
    before.current = { at: current.at, doing, phase, ready };
    const target = targetOf({
      was,
      doing,
      phase,
      at: current.at,
      ready,
      cursor,
      faultAt: fault?.place ?? null,
    });
    if (target) focusPlace(screen.current, target);
  });
}
