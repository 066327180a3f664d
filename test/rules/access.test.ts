import { describe, expect, test } from 'vitest';
import { isVisible, mayContinue, mayDoAs } from '../../src/registration/access.ts';
import { type Act, acts, mayDo } from '../../src/registration/acts.ts';
import type { Phase } from '../../src/registration/state.ts';
import { phases, stateAfter, wayTo } from './walks.ts';

const stateIn = (phase: Phase) => stateAfter(...wayTo[phase]);
const everyAct = Object.keys(acts) as Act[];
const actsOf = (phase: Phase, isOwn: boolean) =>
  everyAct.filter((act) => mayDoAs(act, stateIn(phase), isOwn));

describe('another operator', () => {
  test('sees signed work, what the centre gave back, and what ended; never work in progress', () => {
    expect(phases.filter((phase) => isVisible(stateIn(phase), false)).sort()).toEqual(
      ['abandoned', 'held', 'lapsed', 'queued', 'refused', 'registered', 'returned'].sort(),
    );
  });

  test('sees nothing that has no number', () => {
    for (const phase of phases)
      expect(isVisible({ phase, applicationNumber: null }, false), phase).toBe(false);
  });

  test.each(['refused', 'lapsed', 'returned'] as const)('may end what is %s, and nothing else', (phase) => {
    expect(mayContinue(stateIn(phase), false)).toBe(false);
    expect(actsOf(phase, false)).toEqual(['abandon']);
  });

  test.each(['queued', 'held', 'registered'] as const)('may go on with what is %s', (phase) => {
    expect(mayContinue(stateIn(phase), false)).toBe(true);
    expect(actsOf(phase, false)).toEqual(actsOf(phase, true));
  });
});

test('who began it sees it always, and may do all that its state allows', () => {
  for (const phase of phases) {
    expect(isVisible({ phase, applicationNumber: null }, true)).toBe(true);
    expect(actsOf(phase, true)).toEqual(everyAct.filter((act) => mayDo(act, stateIn(phase))));
  }
});
