import type { BandState } from './band.tsx';
import { type Band, bandOf } from './places.ts';
import { hasOutcome } from './possible.ts';
import type { Step } from './step.ts';
import type { Work } from './work.ts';

const order: readonly Band[] = ['citizen', 'statements', 'number', 'paper', 'code', 'outcome'];

/** Whether a band is done, current or not reached yet. */
export const bandState =
  (current: Step, work: Work) =>
  (band: Band): BandState => {
    const at = bandOf(current.at);
    if (band === at) return 'current';
    if (hasOutcome(work) && work.view?.state.phase !== 'returned') return 'done';
    return order.indexOf(band) < order.indexOf(at) ? 'done' : 'later';
  };
