import { type Draft, draftFaults } from '../../src/application/draft.ts';
import type { Line } from '../../src/contract/overview.ts';
import { mayDo } from '../../src/registration/acts.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { correctionStep } from './correction.ts';
import { cameOut, latest } from './papers.ts';
import type { Place } from './places.ts';
import { isAnotherPerson, isDrawn, isReadOnly, isSpent, reachable } from './possible.ts';
import { iinOf, type Work } from './work.ts';

/** What Enter can do. */
export type EnterAct =
  | 'accept-statements'
  | 'look-up'
  | 'next-field'
  | 'go-on'
  | 'print'
  | 'print-again'
  | 'signed-and-send'
  | 'signed'
  | 'send'
  | 'send-new'
  | 'sign'
  | 'again'
  | 'start-over'
  | 'other-person'
  | 'end'
  | 'print-slip'
  | 'hand-over-slip'
  | 'print-confirmation'
  | 'confirmed-and-next'
  | 'next-citizen';

/** What must be there before Enter can do anything. */
export type Need =
  | 'iin'
  | 'name'
  | 'number'
  | 'email'
  | 'code'
  | 'line'
  | 'policy'
  | 'other-iin'
  | 'other-number';

/** Where the operator stands: the place that the cursor belongs to, and what Enter does there. */
export type Step = { readonly at: Place } & ({ readonly act: EnterAct } | { readonly need: Need });

/** What the step depends on beside the work itself. */
export interface Situation {
  readonly line: Line['state'];
  /** Now by the centre's clock, in milliseconds. */
  readonly now: number;
  /** Version of the statements in force; null while the policy is missing. */
  readonly statementsVersion: string | null;
}

/** What an operator does next with the registration in hand. */
export function step(work: Work, situation: Situation): Step {
  const state = work.view?.state;
  if (isReadOnly(work)) return { at: 'outcome', act: 'end' };
  switch (state?.phase) {
    case 'queued':
    case 'held':
    case 'abandoned':
      return { at: 'outcome', act: 'next-citizen' };
    case 'registered':
      return handoutStep(state);
    default:
      return (
        (isAnotherPerson(work) ? { at: 'iin', act: 'other-person' } : null) ??
        faultStep(work) ??
        citizenStep(work, situation) ??
        numberStep(work.draft) ??
        correctionStep(work, situation) ??
        paperStep(work, situation) ??
        codeStep(work, situation)
      );
  }
}

/** The centre said no to what stands in a field: nothing goes on until it is another. */
function faultStep({ fault }: Work): Step | null {
  if (fault?.code === 'iin-unknown') return { at: 'iin', need: 'other-iin' };
  if (fault?.code === 'number-connected-elsewhere') return { at: 'subscriberNumber', need: 'other-number' };
  return null;
}

function citizenStep(
  { view, draft, lookUpFault }: Work,
  { line, statementsVersion }: Situation,
): Step | null {
  const iin = iinOf(draft);
  if (!iin) return { at: 'iin', need: 'iin' };
  if (lookUpFault === 'iin-unknown') return { at: 'iin', need: 'other-iin' };
  if (!statementsVersion) return { at: 'statements', need: 'policy' };
  if (!draft.statements || isOutdated(view, statementsVersion))
    return { at: 'statements', act: 'accept-statements' };
  if (view?.state.lookup?.person.iin === iin) return null;
  if (reachable(line) && !lookUpFault && beforePaper(view?.state))
    return { at: 'statements', act: 'look-up' };
  return namesStep(draft);
}

/** Whether the citizen agreed to another wording than the one in force: then they are asked again. */
function isOutdated(view: Work['view'], statementsVersion: string): boolean {
  const accepted = view?.history.map(({ event }) => event).findLast(({ type }) => type === 'looked-up');
  return accepted?.type === 'looked-up' && accepted.statements.version !== statementsVersion;
}

/** Once the paper is signed, the look-up waits until the one-time password is asked for. */
const beforePaper = (state: RegistrationState | undefined): boolean => !state || state.phase === 'open';

function namesStep(draft: Draft): Step | null {
  const faults = draftFaults(draft);
  for (const field of ['surname', 'givenName', 'patronymic'] as const)
    if (faults[field]) return { at: field, need: 'name' };
  return null;
}

function numberStep(draft: Draft): Step | null {
  const faults = draftFaults(draft);
  if (faults.subscriberNumber) return { at: 'subscriberNumber', need: 'number' };
  if (faults.email) return { at: 'email', need: 'email' };
  return null;
}

function paperStep({ view, draft }: Work, situation: Situation): Step | null {
  if (!view || !isDrawn(view.state, draft, situation)) return { at: 'paper', act: 'print' };
  if (view.state.phase !== 'open' && view.state.phase !== 'returned') return null;
  if (!cameOut(latest(view.state, 'application'))) return { at: 'paper', act: 'print-again' };
  return { at: 'paper', act: reachable(situation.line) ? 'signed-and-send' : 'signed' };
}

function codeStep({ view, code }: Work, situation: Situation): Step {
  const state = view?.state;
  const online = reachable(situation.line);
  const send = (act: 'send' | 'send-new'): Step =>
    online ? { at: 'code', act } : { at: 'code', need: 'line' };
  if (!state?.challenge || state.phase === 'taken') return send('send');
  if (isSpent(state, situation.now)) return send('send-new');
  if (!mayDo('sign', state)) return send('send');
  return code.length === state.challenge.length ? { at: 'code', act: 'sign' } : { at: 'code', need: 'code' };
}

/** What the citizen is still to be given: the slip with the password first, the confirmation with it or after it. */
function handoutStep(state: RegistrationState): Step {
  if (state.slip === 'due')
    return { at: 'outcome', act: cameOut(latest(state, 'account-slip')) ? 'hand-over-slip' : 'print-slip' };
  const confirmation = latest(state, 'confirmation');
  if (!cameOut(confirmation)) return { at: 'outcome', act: 'print-confirmation' };
  const isConfirmed = confirmation?.progress === 'confirmed';
  return { at: 'outcome', act: isConfirmed ? 'next-citizen' : 'confirmed-and-next' };
}
