import { isReplacementAnnounced } from './replacement.ts';
import type { Phase, RegistrationState } from './state.ts';

/** Until the request is signed, and again after a decision that asks for a correction. */
export const beforeSigning = ['open', 'taken', 'password-sent', 'refused', 'lapsed', 'returned'] as const;

/**
 * What an operator may do, in which phase, and whether it needs the line to the centre. The window
 * offers by this table, the desk refuses by it, and the tests read it too.
 */
export const acts = {
  'look-up': { phases: beforeSigning, line: true },
  'print-application': { phases: beforeSigning, line: false },
  'take-application': { phases: ['open', 'returned'], line: false },
  'send-one-time-password': { phases: ['taken', 'password-sent', 'refused', 'lapsed'], line: true },
  sign: { phases: ['password-sent', 'refused'], line: false },
  resume: { phases: ['held'], line: false },
  /** A signed request may have been decided: it is ended at the centre, never by the desk alone. */
  withdraw: { phases: ['held'], line: true },
  abandon: { phases: beforeSigning, line: false },
  'print-slip': { phases: ['registered'], line: false },
  'show-slip': { phases: ['registered'], line: false },
  'hand-over-slip': { phases: ['registered'], line: false },
  'print-refusal-notice': { phases: ['refused'], line: false },
  'print-lapse-notice': { phases: ['lapsed'], line: false },
  'print-confirmation': { phases: ['registered'], line: false },
  'print-agreement': { phases: [...beforeSigning, 'registered'], line: false },
} as const satisfies Record<string, { phases: readonly Phase[]; line: boolean }>;

export type Act = keyof typeof acts;

/**
 * Whether an act is possible now; the phase allows it and what it builds on is there. A request is
 * signed only where look-up, one-time password and application speak of one person and one number.
 */
export function mayDo(act: Act, state: RegistrationState): boolean {
  if (!(acts[act].phases as readonly Phase[]).includes(state.phase)) return false;
  switch (act) {
    case 'take-application':
      return state.application !== null;
    case 'sign':
      return (
        state.application !== null &&
        state.lookup?.person.iin === state.application.applicant.iin &&
        state.challenge?.subscriberNumber === state.application.subscriberNumber &&
        state.refusal?.triesLeft !== 0 &&
        isReplacementAnnounced(state)
      );
    case 'resume':
      // Without its bytes nothing can be sent again.
      return state.hold?.reason !== 'request-lost';
    case 'print-slip':
    case 'show-slip':
    case 'hand-over-slip':
      return state.slip === 'due';
    default:
      return true;
  }
}
