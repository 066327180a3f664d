import { nameFault, shortName } from '../../src/application/names.ts';
import { formatSubscriberNumber, parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { connectedTo } from '../registration/account.ts';
import { cameOut, latest } from '../registration/papers.ts';
import { isReadOnly, isSpent } from '../registration/possible.ts';
import type { Work } from '../registration/work.ts';
import type { CitizenView, Face } from './message.ts';

/** What the citizen sees of the work in hand: their own name and number, and what comes next. `now` by the centre's clock, in milliseconds. */
export function citizenViewOf(work: Work, now: number): CitizenView {
  const { draft } = work;
  const isNamed = draft.statements && !nameFault(draft.surname) && !nameFault(draft.givenName);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  const shown = {
    language: draft.language,
    name: isNamed ? shortName({ ...draft, patronymic: draft.patronymic || null }) : null,
    number: number.ok ? formatSubscriberNumber(number.value) : null,
    replaces: replacedIn(work),
  };
  const face = faceOf(work, now, shown.name !== null || shown.number !== null);
  return face === 'welcome'
    ? { ...shown, face, name: null, number: null, replaces: null }
    : { ...shown, face };
}

/** By the decision where there is one, else by what is known of the typed number. */
function replacedIn(work: Work): string | null {
  const { registered, announcedReplacement } = work.view?.state ?? {};
  if (registered) return registered.replaced ?? announcedReplacement ?? null;
  const connected = connectedTo(work);
  return connected?.is === 'replaced' ? connected.masked : null;
}

function faceOf({ view, doing, mine }: Work, now: number, isBegun: boolean): Face {
  if (doing === 'sign') return 'deciding';
  // Another operator's work is not what the citizen at this window is here for.
  if (isReadOnly({ view, mine })) return 'welcome';
  const state = view?.state;
  switch (state?.phase) {
    case 'registered':
      return state.slip === 'none' ? 'registered' : 'registered-slip';
    case 'queued':
      return 'waiting';
    case 'held':
    case 'returned':
      return state.phase;
    case 'refused':
      return isSpent(state, now) ? 'lapsed' : 'wrong-code';
    case 'lapsed':
      return 'lapsed';
    case 'password-sent':
      return isSpent(state, now) ? 'lapsed' : 'code';
    case 'abandoned':
      return 'welcome';
    default:
      if (!isBegun) return 'welcome';
      return state && cameOut(latest(state, 'application')) ? 'signing' : 'checking';
  }
}
