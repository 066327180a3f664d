import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import type { Overview } from '../../src/contract/overview.ts';
import type { Phase } from '../../src/registration/state.ts';
import { useNow } from '../use-now.ts';
import type { Serving } from './serve.ts';
import type { Situation } from './step.ts';
import type { Work } from './work.ts';

/** The work in hand, drawn anew with every change. */
export const useWork = (serving: Serving): Work => useSyncExternalStore(serving.subscribe, serving.current);

/** Phases in which the life of a one-time password, or the wait for another one, counts down. */
const counting: readonly Phase[] = ['password-sent', 'refused', 'lapsed'];

/** How often the centre's clock is looked at, in milliseconds: often while something counts down, else where a slip may expire. */
function tickOf(work: Work): number {
  const state = work.view?.state;
  if (state && counting.includes(state.phase)) return 500;
  return state?.slip === 'due' ? 30_000 : 0;
}

/** What steps depend on beside the work. */
export function useSituation(overview: Overview | null, work: Work): Situation {
  return situationAt(overview, useNow(tickOf(work)));
}

/** The situation at a moment of the computer's clock, in milliseconds. */
export const situationAt = (overview: Overview | null, now: number): Situation => ({
  line: overview?.line.state ?? 'unknown',
  now: now + (overview?.clock.offset ?? 0),
  statementsVersion: overview?.policy?.statements.version ?? null,
});

/** How long Enter is deaf after the work has moved on, in milliseconds: shorter than it takes to read, longer than a second press. */
const deafFor = 400;

/**
 * Whether Enter may act. Not while the desk works, and not for a moment after the screen moved on:
 * the second press of a double one must not say "signed" where "print" was meant, and the Enter that
 * a hand or a scanner puts behind an IIN must not say that the citizen agrees (`asking`). `deafen`
 * begins such a moment.
 */
export function useArmed(
  doing: string | null,
  phase: string,
  asking: boolean,
): { armed: boolean; deafen: () => void } {
  // Deaf since the so-manieth deafening; null while Enter is heard.
  const [deaf, setDeaf] = useState<number | null>(null);
  const [seen, setSeen] = useState({ doing, phase, asking });
  const deafen = useCallback(() => setDeaf((count) => (count ?? 0) + 1), []);
  if (seen.doing !== doing || seen.phase !== phase || seen.asking !== asking) {
    setSeen({ doing, phase, asking });
    deafen();
  }
  useEffect(() => {
    if (deaf === null || doing) return;
    const hearing = setTimeout(() => setDeaf(null), deafFor);
    return () => clearTimeout(hearing);
  }, [deaf, doing]);
  return { armed: deaf === null && doing === null, deafen };
}
