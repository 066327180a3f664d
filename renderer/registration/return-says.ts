import type { Words } from '../../src/language/index.ts';
import { asksLookUp } from './correction.ts';
import { happenedSinceReturn } from './possible.ts';
import type { Step } from './step.ts';
import type { Work } from './work.ts';

/** Why the centre returned the request, and what is still to be done about it; null where it was not returned. */
export function returnSays(
  { view }: Pick<Work, 'view'>,
  current: Step,
  { registration, states }: Words,
): { what: string; next: string } | null {
  const reason = view?.state.returned?.reason;
  if (!view || !reason) return null;
  const { what, next } = states.returned[reason];
  if (!asksLookUp(reason) || !happenedSinceReturn(view, 'looked-up')) return { what, next };
  // What the look-up has changed is told where it stands: at the name, or at the paper.
  return { what, next: current.at === 'outcome' ? registration.outcome.lookedUpAgain : '' };
}
