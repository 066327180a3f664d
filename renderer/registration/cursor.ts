import type { Place } from './places.ts';
import type { EnterAct, Step } from './step.ts';
import { iinOf, type Work } from './work.ts';

/** Acts that say nothing which could be untrue: they may be started from a field above their own place. */
const startedFrom: Partial<Record<EnterAct, readonly Place[]>> = {
  print: ['subscriberNumber', 'email'],
  'look-up': ['iin', 'surname', 'givenName', 'patronymic', 'subscriberNumber'],
};

/**
 * What Enter does where the cursor stands. In a place that the operator went back to, it leads
 * back to where the work stands; only there is anything signed, sent or said to be done.
 */
export function enterAt(current: Step, cursor: Place | null, work: Work): Step {
  if (cursor === null || cursor === current.at) return current;
  if ('act' in current && startedFrom[current.act]?.includes(cursor)) return current;
  const isName = cursor === 'surname' || cursor === 'givenName' || cursor === 'patronymic';
  if (!isName) return { at: current.at, act: 'go-on' };
  return { at: placeAfter(cursor, work) ?? current.at, act: 'next-field' };
}

/** The place one step back from the cursor, or null where back means home. */
export function placeBefore(cursor: Place, work: Work): Place | null {
  const order = visiblePlaces(work);
  return order[order.indexOf(cursor) - 1] ?? null;
}

const placeAfter = (cursor: Place, work: Work): Place | null => {
  const order = visiblePlaces(work);
  return order[order.indexOf(cursor) + 1] ?? null;
};

/** The places that can be gone to: what has its end can't be gone back into. */
function visiblePlaces({ view, draft, lookUpFault }: Work): Place[] {
  const phase = view?.state.phase ?? 'open';
  if (['queued', 'registered', 'held', 'abandoned'].includes(phase)) return ['outcome'];
  const named = namesAreTyped({ view, draft, lookUpFault });
  return [
    'iin',
    'statements',
    ...(named ? (['surname', 'givenName', 'patronymic'] as const) : []),
    'subscriberNumber',
    'email',
    'paper',
    'code',
    'outcome',
  ];
}

/** Whether the names are typed by the operator, since no look-up brought them. */
export function namesAreTyped({
  view,
  draft,
  lookUpFault,
}: Pick<Work, 'view' | 'draft' | 'lookUpFault'>): boolean {
  const iin = iinOf(draft);
  if (!iin || !draft.statements || view?.state.lookup?.person.iin === iin) return false;
  return lookUpFault !== null || draft.surname !== '' || draft.givenName !== '';
}
