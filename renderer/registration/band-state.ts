import { draftFaults } from '../../src/application/draft.ts';
import { type Band, bandOf } from './places.ts';
import { hasOutcome, isSignedOnPaper } from './possible.ts';
import type { Step } from './step.ts';
import { iinOf, type Work } from './work.ts';

export type BandState = 'done' | 'current' | 'later';

const order: readonly Band[] = ['citizen', 'statements', 'number', 'paper', 'code', 'outcome'];

/** Whether a band is done, current or not reached yet. */
export const bandState =
  (current: Step, work: Work) =>
  (band: Band): BandState => {
    const at = bandOf(current.at);
    if (band === at) return 'current';
    // Where it rests or ended, any of them may be missing.
    if (hasOutcome(work)) return isDone(band, work) ? 'done' : 'later';
    return order.indexOf(band) < order.indexOf(at) ? 'done' : 'later';
  };

/** Whether what a band asks for is there. */
function isDone(band: Band, { view, draft }: Work): boolean {
  const state = view?.state;
  switch (band) {
    case 'citizen':
      return iinOf(draft) !== null && (state?.application != null || state?.lookup != null);
    case 'statements':
      return draft.statements;
    case 'number':
      return !draftFaults(draft).subscriberNumber;
    case 'paper':
      return view !== null && isSignedOnPaper(view);
    case 'code':
    case 'outcome':
      return state?.request != null || state?.registered != null;
  }
}
