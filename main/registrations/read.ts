import { Fault } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { isVisible, mayContinue, mayDoAs } from '../../src/registration/access.ts';
import { type Act, mayDo } from '../../src/registration/acts.ts';
import type { RecordedEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';

interface Read {
  readonly state: RegistrationState;
  readonly history: RecordedEvent[];
  /** Whether the operator who asks began it. */
  readonly isOwn: boolean;
}

/** A registration as the window shows it. Throws Fault registration-unknown, also for one that is another operator's own. */
export const viewRegistration = (parts: DeskParts, registrationId: string): RegistrationView =>
  viewOf(parts, load(parts, registrationId));

/** The same, for what changes it. Throws Fault registration-of-another too, where it may only be looked at and ended. */
export function viewToChange(parts: DeskParts, registrationId: string): RegistrationView {
  const read = load(parts, registrationId);
  if (!mayContinue(read.state, read.isOwn)) throw new Fault('registration-of-another');
  return viewOf(parts, read);
}

/** The state of a registration in which an act is possible now. Throws Fault registration-unknown, registration-of-another or act-not-possible. */
export function stateFor(parts: DeskParts, registrationId: string, act: Act): RegistrationState {
  const { state, isOwn } = load(parts, registrationId);
  if (!mayDo(act, state)) throw new Fault('act-not-possible', { phase: state.phase });
  if (!mayDoAs(act, state, isOwn)) throw new Fault('registration-of-another');
  return state;
}

const viewOf = (parts: DeskParts, { state, history }: Read): RegistrationView => ({
  state,
  draft: parts.store.drafts.get(state.registrationId),
  history,
});

function load(parts: DeskParts, registrationId: string): Read {
  const { operator } = parts.sessions.unlocked();
  const history = parts.store.journal.of(registrationId);
  if (history.length === 0) throw new Fault('registration-unknown');
  const state = foldRegistration(history);
  const isOwn = state.operator?.iin === operator.iin;
  if (!isVisible(state, isOwn)) throw new Fault('registration-unknown');
  return { state, history, isOwn };
}
