import { parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { isEditable } from './possible.ts';
import { iinOf, type Work } from './work.ts';

/** Whom and what a question about work in hand is of. */
export interface InHandQuestion {
  readonly iin: string;
  /** As people read it; empty until the number is complete. */
  readonly subscriberNumber: string;
}

/**
 * Asks who has this citizen or this number in hand, each time that there is something new to ask
 * about: with the last digit of the IIN, after the look-up, with the last digit of the number.
 */
export function watchInHand(ask: (question: InHandQuestion) => void): (work: Work) => void {
  let asked = '';
  return (work) => {
    const iin = iinOf(work.draft);
    if (!iin || !isEditable(work)) {
      asked = '';
      return;
    }
    const number = parseSubscriberNumber(work.draft.subscriberNumber);
    const subscriberNumber = number.ok ? number.value : '';
    const question = [iin, subscriberNumber, work.view?.state.lookup?.person.iin === iin].join(' ');
    if (question === asked) return;
    asked = question;
    ask({ iin, subscriberNumber });
  };
}
