import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { clockTime } from '../../src/language/format.ts';
import type { Words } from '../../src/language/index.ts';
import type { EventOf, PaperEvent, RecordedEvent } from '../../src/registration/events.ts';
import type { Paper } from '../../src/registration/state.ts';

/** One event, told in a sentence. `papers` are the registration's, which events name by id. */
export function sentenceOf({ event }: RecordedEvent, papers: readonly Paper[], words: Words): string {
  const { history, states } = words;
  const paperName = (paperId: string): string => {
    const kind = papers.find((paper) => paper.paperId === paperId)?.kind ?? 'application';
    return states.paper[kind];
  };
  switch (event.type) {
    case 'opened':
      return history.opened;
    case 'looked-up':
      return history.lookedUp;
    case 'application-drawn':
      return history.drawn(event.applicationNumber);
    case 'application-taken':
      return history.taken;
    case 'one-time-password-sent': {
      const { subscriberNumber, expiresAt } = event.challenge;
      return history.sent(formatSubscriberNumber(subscriberNumber), clockTime(expiresAt));
    }
    case 'signed':
      return history.signed;
    case 'queued':
      return history.queued;
    case 'registered':
      return event.accountCreated ? history.registeredCreated : history.registered;
    case 'refused':
      return event.reason === 'one-time-password-wrong'
        ? history.refused(states.refusal[event.reason], event.triesLeft)
        : history.lapsed(states.lapse[event.reason]);
    case 'lapsed':
      return history.lapsed(states.lapse[event.reason]);
    case 'returned':
      return history.returned(states.returned[event.reason].what);
    case 'withdrawn':
      return history.withdrawn(event.reason);
    case 'held':
      return history.held(states.hold[event.reason]);
    case 'resumed':
      return history.resumed;
    case 'abandoned':
      return history.abandoned(event.reason);
    case 'slip-shown':
      return history.slipShown;
    case 'slip-handed-over':
      return history.slipHandedOver;
    default:
      return paperSentence(event, paperName, words);
  }
}

function paperSentence(event: PaperEvent, nameOf: (paperId: string) => string, words: Words): string {
  const { history, states } = words;
  switch (event.type) {
    case 'paper-drawn':
      return drawnSentence(event, words);
    case 'paper-asked':
      return history.paperAsked(nameOf(event.paperId), event.copy);
    case 'paper-handed-to-printer':
      return history.paperHanded(nameOf(event.paperId), event.printer);
    case 'paper-not-printed':
      return history.paperNotPrinted(nameOf(event.paperId), states.print[event.reason]);
    case 'paper-confirmed':
      return history.paperConfirmed(nameOf(event.paperId));
  }
}

function drawnSentence({ paper }: EventOf<'paper-drawn'>, { history, states }: Words): string {
  const name = states.paper[paper.kind];
  if (!paper.duplicate) return history.paperDrawn(name);
  return history.paperDuplicate(name, paper.duplicate.copy, paper.duplicate.reason);
}
