import type { RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { type Act, mayDo } from '../../src/registration/acts.ts';
import type { RecordedEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';

/** Signed work is the window's; anything before and after that is its operator's own. */
const shared: readonly RegistrationState['phase'][] = ['queued', 'held', 'registered'];

export const isSharedPhase = (phase: RegistrationState['phase']): boolean => shared.includes(phase);

/** A registration as the window shows it. Throws Fault registration-unknown, also for another operator's unfinished one. */
export function viewRegistration(parts: DeskParts, registrationId: string): RegistrationView {
  const { state, history } = load(parts, registrationId);
  return { state, draft: parts.store.drafts.get(registrationId), history };
}

/** The state of a registration in which an act is possible now. Throws Fault registration-unknown or act-not-possible. */
export function stateFor(parts: DeskParts, registrationId: string, act: Act): RegistrationState {
  const { state } = load(parts, registrationId);
  if (!mayDo(act, state)) throw new Fault('act-not-possible', { phase: state.phase });
  return state;
}

function load(
  parts: DeskParts,
  registrationId: string,
): { state: RegistrationState; history: RecordedEvent[] } {
  const { operator } = parts.sessions.unlocked();
  const history = parts.store.journal.of(registrationId);
  if (history.length === 0) throw new Fault('registration-unknown');
  const state = foldRegistration(history);
  if (state.operator?.iin !== operator.iin && !isSharedPhase(state.phase))
    throw new Fault('registration-unknown');
  return { state, history };
}
