import { completeDraft, type Draft } from '../../src/application/draft.ts';
import type { Line } from '../../src/contract/overview.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { mayContinue, mayDoAs } from '../../src/registration/access.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { isReplacementAnnounced } from '../../src/registration/replacement.ts';
import type { Phase, RegistrationState } from '../../src/registration/state.ts';
import { handoutsOf } from './papers.ts';
import { sameApplication, sameStyle } from './same-application.ts';
import type { Situation } from './step.ts';
import { iinOf, type Work } from './work.ts';

/** Whether a call to the centre has a chance. */
export const reachable = (line: Line['state']): boolean =>
  line !== 'offline' && line !== 'refused' && line !== 'foreign';

/**
 * Whether the paper as it is drawn says what the fields say, and which connected number is replaced; until it
 * is signed, also in the style that is wished.
 */
export function isDrawn(
  state: RegistrationState,
  draft: Draft,
  { statementsVersion }: Pick<Situation, 'statementsVersion'>,
): boolean {
  const complete = completeDraft(draft, statementsVersion ?? '');
  if (!state.application || !complete || !sameApplication(state.application, complete)) return false;
  if (!isReplacementAnnounced(state)) return false;
  if (state.phase !== 'open' && state.phase !== 'returned') return true;
  const paper = state.papers.findLast(({ kind }) => kind === 'application');
  return paper !== undefined && sameStyle(paper.style, draft.style);
}

/** Whether the application that was drawn last can still be drawn anew, and has to be: the fields say something else by now. */
export function isPaperOutdated(
  work: Work,
  { statementsVersion }: Pick<Situation, 'statementsVersion'>,
): boolean {
  const { view, draft } = work;
  if (!view?.state.application || !isEditable(work)) return false;
  const known = statementsVersion ?? view.state.application.statements.version;
  return !isDrawn(view.state, draft, { statementsVersion: known });
}

/** Whether something happened after the centre returned the request last. */
export function happenedSinceReturn(view: RegistrationView, type: RegistrationEvent['type']): boolean {
  const types = view.history.map(({ event }) => event.type);
  return types.lastIndexOf(type) > types.lastIndexOf('returned');
}

/** Whether another one-time password may be sent now (F7): the phase allows it, the centre's interval is over, the line is there. */
export function mayResend({ view, draft, mine }: Work, situation: Situation): boolean {
  const state = view?.state;
  return (
    !!state?.challenge &&
    mayDoAs('send-one-time-password', state, mine) &&
    isDrawn(state, draft, situation) &&
    reachable(situation.line) &&
    situation.now >= Date.parse(state.challenge.resendAfter)
  );
}

/** Whether the one-time password that was sent last counts no more: a new one has to be sent. `now` by the centre's clock, in milliseconds. */
export const isSpent = ({ challenge, lapse, refusal }: RegistrationState, now: number): boolean =>
  lapse !== null ||
  refusal?.triesLeft === 0 ||
  (challenge !== null && now >= Date.parse(challenge.expiresAt));

/** Whether it can be looked at and ended, and no more: what the centre gave back to another operator. */
export const isReadOnly = ({ view, mine }: Pick<Work, 'view' | 'mine'>): boolean =>
  view !== null && !mayContinue(view.state, mine);

/** Whether the fields can be typed in: until the request is signed, and again after a return. */
export const isEditable = ({ view, mine }: Work): boolean =>
  !view || mayDoAs('print-application', view.state, mine);

/** Whether the citizen signed the application that was printed last. */
export function isSignedOnPaper(view: RegistrationView): boolean {
  const types = view.history.map(({ event }) => event.type);
  return types.lastIndexOf('application-taken') > types.lastIndexOf('application-drawn');
}

/** Whether the IIN in the field is another person's than the one whom this registration looked up. */
export function isAnotherPerson({ view, draft }: Pick<Work, 'view' | 'draft'>): boolean {
  const iin = iinOf(draft);
  const lookedUp = view?.state.lookup?.person.iin;
  return iin !== null && lookedUp !== undefined && lookedUp !== iin;
}

/** Whether the registration shows how it ended or where it rests, in the place of the code's boxes. */
export function hasOutcome({ view, mine }: Work): boolean {
  if (!view) return false;
  if (isReadOnly({ view, mine })) return true;
  if (view.state.phase === 'returned') return !happenedSinceReturn(view, 'application-drawn');
  return ['queued', 'registered', 'held', 'abandoned'].includes(view.state.phase);
}

/**
 * The operator's own unfinished registration of the same citizen, where they may go on with it
 * instead of this one; null where there is none, or this one has a number already.
 */
export function mayGoOn({ view, doing, inHand }: Work): string | null {
  if (!view || doing || view.state.phase !== 'open' || view.state.applicationNumber) return null;
  const mine = inHand.find(({ same, phase }) => same === 'citizen' && !isSigned.includes(phase));
  return mine?.registrationId ?? null;
}

const isSigned: readonly Phase[] = ['queued', 'held', 'registered', 'abandoned'];

/** Whether there is a paper to show or to hand out. */
export const hasPapers = ({ view, mine }: Work): boolean =>
  view !== null &&
  (view.state.papers.length > 0 || (view.state.lookup !== null && handoutsOf(view.state, mine).length > 0));

/** Whether the citizen's agreement can be taken back: until the paper that says it is signed. */
export const mayRetract = ({ view, draft, doing }: Work): boolean =>
  draft.statements && doing === null && (view === null || view.state.phase === 'open');

/** Whether the operator may give the registration up. */
export const mayAbandon = ({ view, doing, mine }: Work): boolean =>
  view !== null && doing === null && mayDoAs('abandon', view.state, mine);
