import { type RefObject, useEffect, useRef } from 'react';
import { targetOf } from './follow.ts';
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
  const before = useRef<{ at: Place | null; doing: Work['doing']; phase: typeof phase }>({
    at: null,
    doing: null,
    phase,
  });
  useEffect(() => {
    const was = before.current;
    before.current = { at: current.at, doing, phase };
    const target = targetOf({ was, doing, phase, at: current.at, cursor, faultAt: fault?.place ?? null });
    if (target) focusPlace(screen.current, target);
  });
}
