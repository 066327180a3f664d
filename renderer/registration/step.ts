import { completeDraft, type Draft, draftFaults } from '../../src/application/draft.ts';
import type { Line, RegistrationView } from '../../src/contract/desk.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';
import { mayDo } from '../../src/registration/acts.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { Place } from './places.ts';
import { sameApplication } from './same-application.ts';
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
  | 'print-slip'
  | 'hand-over-slip'
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
  switch (state?.phase) {
    case 'queued':
    case 'held':
    case 'abandoned':
      return { at: 'outcome', act: 'next-citizen' };
    case 'registered':
      return slipStep(state);
    default:
      return (
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
  if (fault?.place === 'iin') return { at: 'iin', need: 'other-iin' };
  if (fault?.place === 'subscriberNumber') return { at: 'subscriberNumber', need: 'other-number' };
  return null;
}

/** Whether a call to the centre has a chance. */
export const reachable = (line: Line['state']): boolean => line !== 'offline' && line !== 'refused';

function citizenStep(
  { view, draft, lookUpFault }: Work,
  { line, statementsVersion }: Situation,
): Step | null {
  const iin = iinOf(draft);
  if (!iin) return { at: 'iin', need: 'iin' };
  if (lookUpFault === 'iin-unknown') return { at: 'iin', need: 'other-iin' };
  if (!statementsVersion) return { at: 'statements', need: 'policy' };
  if (!draft.statements) return { at: 'statements', act: 'accept-statements' };
  if (view?.state.lookup?.person.iin === iin) return null;
  if (reachable(line) && !lookUpFault && beforePaper(view?.state))
    return { at: 'statements', act: 'look-up' };
  return namesStep(draft);
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

type Correction = 'other-iin' | 'other-number' | 'look-up' | 'again' | 'start-over';

const corrections: Readonly<Record<ReturnReason, Correction>> = {
  'number-connected-elsewhere': 'other-number',
  'iin-unknown': 'other-iin',
  'name-differs': 'look-up',
  'account-exists': 'look-up',
  'account-missing': 'look-up',
  'statements-outdated': 'again',
  'temporary-password-unfit': 'again',
  'one-time-password-foreign': 'again',
  'request-too-old': 'again',
  'clock-off': 'again',
  'number-already-decided': 'start-over',
  'signature-invalid': 'again',
  'signer-expired': 'again',
  'signer-not-signing': 'again',
  'signer-untrusted': 'again',
  'signer-role': 'again',
  'signer-organisation': 'again',
  'signer-not-on-staff': 'again',
};

/** What a return asks for, until a field was changed or the application drawn again. */
function correctionStep(work: Work, situation: Situation): Step | null {
  const { view, draft } = work;
  const reason = view?.state.returned?.reason;
  if (!view || !reason) return null;
  if (corrections[reason] === 'start-over') return { at: 'outcome', act: 'start-over' };
  if (!isDrawn(view.state, draft, situation) || happenedSinceReturn(view, 'application-drawn')) return null;
  const online = reachable(situation.line);
  switch (corrections[reason]) {
    case 'other-iin':
      return { at: 'iin', need: 'other-iin' };
    case 'other-number':
      return online ? { at: 'subscriberNumber', act: 'again' } : { at: 'subscriberNumber', need: 'number' };
    case 'look-up':
      if (!online) return { at: 'outcome', need: 'line' };
      return { at: 'outcome', act: happenedSinceReturn(view, 'looked-up') ? 'again' : 'look-up' };
    default:
      return online ? { at: 'outcome', act: 'again' } : { at: 'outcome', need: 'line' };
  }
}

function happenedSinceReturn(view: RegistrationView, type: RegistrationEvent['type']): boolean {
  const types = view.history.map(({ event }) => event.type);
  return types.lastIndexOf(type) > types.lastIndexOf('returned');
}

/** Whether the application as it is drawn says what the fields say. */
export function isDrawn(
  state: RegistrationState,
  draft: Draft,
  { statementsVersion }: Pick<Situation, 'statementsVersion'>,
): boolean {
  const complete = completeDraft(draft, statementsVersion ?? '');
  return state.application !== null && complete !== null && sameApplication(state.application, complete);
}

function paperStep({ view, draft }: Work, situation: Situation): Step | null {
  if (!view || !isDrawn(view.state, draft, situation)) return { at: 'paper', act: 'print' };
  if (view.state.phase !== 'open' && view.state.phase !== 'returned') return null;
  const paper = view.state.papers.findLast(({ kind }) => kind === 'application');
  const out = paper?.progress === 'handed-to-printer' || paper?.progress === 'confirmed';
  if (!out) return { at: 'paper', act: 'print-again' };
  return { at: 'paper', act: reachable(situation.line) ? 'signed-and-send' : 'signed' };
}

function codeStep({ view, code }: Work, situation: Situation): Step {
  const state = view?.state;
  const online = reachable(situation.line);
  const send = (act: 'send' | 'send-new'): Step =>
    online ? { at: 'code', act } : { at: 'code', need: 'line' };
  if (!state?.challenge || state.phase === 'taken') return send('send');
  if (state.refusal && (state.refusal.triesLeft === 0 || state.refusal.reason !== 'one-time-password-wrong'))
    return send('send-new');
  if (situation.now >= Date.parse(state.challenge.expiresAt)) return send('send-new');
  if (!mayDo('sign', state)) return send('send');
  return code.length === state.challenge.length ? { at: 'code', act: 'sign' } : { at: 'code', need: 'code' };
}

function slipStep(state: RegistrationState): Step {
  if (state.slip !== 'due') return { at: 'outcome', act: 'next-citizen' };
  const paper = state.papers.findLast(({ kind }) => kind === 'account-slip');
  const out = paper?.progress === 'handed-to-printer' || paper?.progress === 'confirmed';
  return { at: 'outcome', act: out ? 'hand-over-slip' : 'print-slip' };
}

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

/** Whether another one-time password may be sent now (F7): the phase allows it, the centre's interval is over, the line is there. */
export function mayResend({ view, draft }: Work, situation: Situation): boolean {
  const state = view?.state;
  return (
    !!state?.challenge &&
    mayDo('send-one-time-password', state) &&
    isDrawn(state, draft, situation) &&
    reachable(situation.line) &&
    situation.now >= Date.parse(state.challenge.resendAfter)
  );
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

/** Whether the fields can be typed in: until the request is signed, and again after a return. */
export const isEditable = ({ view }: Work): boolean => !view || mayDo('print-application', view.state);

/** Whether the registration shows how it ended or where it rests, in the place of the code's boxes. */
export function hasOutcome({ view }: Work): boolean {
  if (!view) return false;
  if (view.state.phase === 'returned') return !happenedSinceReturn(view, 'application-drawn');
  return ['queued', 'registered', 'held', 'abandoned'].includes(view.state.phase);
}

/** Whether the operator may give the registration up. */
export const mayAbandon = ({ view, doing }: Work): boolean =>
  view !== null && doing === null && mayDo('abandon', view.state);
