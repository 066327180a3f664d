import { useCallback, useEffect, useRef, useState } from 'react';
import { useDesk } from './desk/desk.tsx';
import { useReturn } from './use-return.ts';
import { go } from './use-route.ts';

/** How an operator leaves the window: for a while, or for good. */
export type LeaveKind = 'lock' | 'signOut';

/** A leave that the desk has not confirmed. */
export interface Leave {
  readonly kind: LeaveKind;
  /** True once the desk could not be told. */
  readonly failed: boolean;
}

/** How long to wait before the desk is told again, in milliseconds. */
const againAfter = 3_000;

const place = 'leave';

/** Left in the tab, so that a reload doesn't open a workplace that was to be closed. */
const kept = (): LeaveKind | null => {
  const kind = sessionStorage.getItem(place);
  return kind === 'lock' || kind === 'signOut' ? kind : null;
};

/**
 * Locks the desk or signs out, and tells the desk again and again until it confirms: by its answer, or by
 * its overview where the answer was lost. What was begun before the page was loaded anew is gone on with
 * at once. `prepare` is done before the desk is told and must not reject; `stop` gives the leave up.
 */
export function useLeaving(prepare: () => Promise<void>): {
  leave: Leave | null;
  begin: (kind: LeaveKind) => void;
  again: () => void;
  stop: () => void;
} {
  const { desk, overview, show, noteFailure } = useDesk();
  const [leave, setLeave] = useState<Leave | null>(() => {
    const kind = kept();
    return kind && { kind, failed: false };
  });
  // Only the newest attempt says how the leave stands.
  const attempt = useRef(0);

  const stop = useCallback(() => {
    attempt.current += 1;
    sessionStorage.removeItem(place);
    setLeave(null);
  }, []);
  const begin = useCallback(
    (kind: LeaveKind): void => {
      attempt.current += 1;
      const mine = attempt.current;
      sessionStorage.setItem(place, kind);
      // What the last attempt came to stands until this one is over.
      setLeave((before) => ({ kind, failed: before?.kind === kind && before.failed }));
      void (async () => {
        try {
          await prepare();
          if (mine !== attempt.current) return;
          show(await desk[kind]({}));
        } catch (failure) {
          noteFailure(failure);
          if (mine === attempt.current) setLeave({ kind, failed: true });
        }
      })();
    },
    [desk, show, noteFailure, prepare],
  );
  const again = useCallback(() => leave && begin(leave.kind), [leave, begin]);

  useEffect(() => {
    if (leave && attempt.current === 0) begin(leave.kind);
  }, [leave, begin]);
  useEffect(() => {
    if (!leave?.failed) return;
    const timer = setTimeout(() => begin(leave.kind), againAfter);
    return () => clearTimeout(timer);
  }, [leave, begin]);
  useReturn(again);

  const isConfirmed =
    leave !== null &&
    overview !== null &&
    (overview.session === null || (leave.kind === 'lock' && overview.session.locked));
  useEffect(() => {
    if (!isConfirmed) return;
    if (leave?.kind === 'signOut') go({ screen: 'home' });
    stop();
  }, [isConfirmed, leave, stop]);
  return { leave, begin, again, stop };
}
