import type { ReceivedReturnReason } from '../../src/contract/receipt.ts';
import { happenedSinceReturn, isDrawn, reachable } from './possible.ts';
import type { Situation, Step } from './step.ts';
import type { Work } from './work.ts';

type Correction = 'other-iin' | 'other-number' | 'look-up' | 'again' | 'start-over' | 'end';

const corrections: Readonly<Record<ReceivedReturnReason, Correction>> = {
  unknown: 'again',
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
  overtaken: 'look-up',
  'replacement-unannounced': 'look-up',
  'second-signature-missing': 'again',
  'name-unusable': 'end',
  'journal-differs': 'again',
  'signing-time-contradicted': 'again',
};

/** Whether the citizen has to be looked up anew: what is known of them is out of date. */
export const asksLookUp = (reason: ReceivedReturnReason): boolean => corrections[reason] === 'look-up';

/** What a return asks for, until a field was changed or the application drawn again. */
export function correctionStep(work: Work, situation: Situation): Step | null {
  const { view, draft } = work;
  const reason = view?.state.returned?.reason;
  if (!view || !reason) return null;
  const correction = corrections[reason];
  if (correction === 'start-over' || correction === 'end') return { at: 'outcome', act: correction };
  if (!isDrawn(view.state, draft, situation) || happenedSinceReturn(view, 'application-drawn')) return null;
  const online = reachable(situation.line);
  switch (correction) {
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
