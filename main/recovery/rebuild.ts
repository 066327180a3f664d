import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Application } from '../../src/application/application.ts';
import { digitsOf } from '../../src/application/application-number.ts';
import { type Draft, emptyDraft } from '../../src/application/draft.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import { foldRegistration, ImpossibleEvent } from '../../src/registration/fold.ts';
import type { Phase, RegistrationState } from '../../src/registration/state.ts';
import type { Store } from '../store/store.ts';

/** So many registrations are made at once, before anything else has its turn. */
const slice = 50;

/** What the journal of a desk adds up to. */
export interface Rebuilt {
  /** Registrations whose signed request has no decision yet. */
  readonly undecided: readonly RegistrationState[];
  /** The highest running number of the window; 0 for none. */
  readonly lastRunningNumber: number;
}

/**
 * Makes the list of registrations from the journal, gives each one that goes on a draft, and wipes the
 * passwords and slips that nobody needs any more. `report` hears of a registration whose events this
 * program can't follow; it is left out.
 */
export async function rebuild(
  store: Store,
  { office, window }: { readonly office: string; readonly window: string },
  report: (error: unknown) => void,
): Promise<Rebuilt> {
  const undecided: RegistrationState[] = [];
  let lastRunningNumber = 0;
  for (let after = 0; ; await nextTurn()) {
    const found = store.journal.registrationsAfter(after, slice);
    const states = found.flatMap(({ registrationId }) => stateOf(store, registrationId, report));
    store.transaction(() => {
      for (const state of states) restore(store, state);
    });
    undecided.push(...states.filter(({ phase }) => phase === 'queued' || phase === 'held'));
    lastRunningNumber = Math.max(
      lastRunningNumber,
      ...states.map((state) => runningOf(state, office + window)),
    );
    const last = found.at(-1);
    if (!last) break;
    after = last.sequence;
  }
  store.removeStray();
  return { undecided, lastRunningNumber };
}

function stateOf(
  store: Store,
  registrationId: string,
  report: (error: unknown) => void,
): RegistrationState[] {
  try {
    return [foldRegistration(store.journal.of(registrationId))];
  } catch (error) {
    if (!(error instanceof ImpossibleEvent)) throw error;
    report(error);
    return [];
  }
}

const ended: readonly Phase[] = ['registered', 'abandoned'];
const passwordNeeded: readonly Phase[] = ['queued', 'held', 'refused', 'lapsed'];

function restore(store: Store, state: RegistrationState): void {
  const { registrationId, phase, slip, papers, application, changedAt } = state;
  store.registrations.put(state, null);
  if (ended.includes(phase)) store.drafts.remove(registrationId);
  else if (!store.drafts.get(registrationId))
    store.drafts.put(registrationId, application ? draftOf(application) : emptyDraft('kk'), changedAt);
  if (slip !== 'due' && !passwordNeeded.includes(phase)) store.temporaryPasswords.wipe(registrationId);
  if (slip === 'handed-over')
    for (const { kind, paperId } of papers) if (kind === 'account-slip') store.papers.wipe(paperId);
}

/** What must have stood in the fields for this application. */
const draftOf = ({ applicant, email, subscriberNumber, language }: Application): Draft => ({
  iin: applicant.iin,
  surname: applicant.surname,
  givenName: applicant.givenName,
  patronymic: applicant.patronymic ?? '',
  email: email ?? '',
  subscriberNumber,
  statements: true,
  language,
  style: plainStyle,
});

/** The running number in a state's application number, where it is one of this window. */
function runningOf({ applicationNumber }: RegistrationState, counter: string): number {
  const digits = applicationNumber ? digitsOf(applicationNumber) : '';
  return digits.startsWith(counter) ? Number(digits.slice(6, 12)) : 0;
}
