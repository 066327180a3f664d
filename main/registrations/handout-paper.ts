import { createHash } from 'node:crypto';
import { formatIin } from '../../src/application/iin.ts';
import { fullName } from '../../src/application/names.ts';
import { formatSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { dateAtCounter, type Instant } from '../../src/contract/instant.ts';
import type { Policy } from '../../src/contract/policy.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { PaperDocument } from '../../src/papers/document.ts';
import type { RegistrationState } from '../../src/registration/state.ts';

type Wanted = Pick<DeskInput<'printHandout'>, 'kind' | 'language' | 'style'>;

/**
 * What a handout shows, from where its registration stands. Throws Fault agreement-missing where the
 * policy has no text of the Agreement, and act-not-possible where there is nothing to show yet.
 */
export function handoutPaper(
  { state, history }: RegistrationView,
  { kind, language, style }: Wanted,
  policy: Policy,
  now: Instant,
): PaperDocument {
  const head = { language, style, duplicate: null };
  switch (kind) {
    case 'agreement': {
      if (!policy.agreement) throw new Fault('agreement-missing');
      const { version, title, paragraphs } = policy.agreement;
      return {
        ...head,
        ...{ kind, applicationNumber: null, version, date: dateAtCounter(now) },
        title: { kk: title.kk, ru: title.ru },
        paragraphs: { kk: paragraphs.kk, ru: paragraphs.ru },
      };
    }
    case 'refusal-notice': {
      const decidedAt = lastDecision(history, 'refused');
      if (!state.refusal || !decidedAt) throw new Fault('act-not-possible');
      const date = dateAtCounter(decidedAt);
      return { ...head, kind, ...citizenOf(state), decidedAt, date, ...state.refusal };
    }
    case 'lapse-notice': {
      const decidedAt = lastDecision(history, 'lapsed') ?? lastDecision(history, 'refused');
      if (!state.lapse || !decidedAt) throw new Fault('act-not-possible');
      return {
        ...head,
        kind,
        ...citizenOf(state),
        decidedAt,
        date: dateAtCounter(decidedAt),
        ...state.lapse,
      };
    }
    case 'confirmation': {
      const { registered, request } = state;
      if (!registered || !request) throw new Fault('act-not-possible');
      const { decidedAt, accountCreated, replaced, receipt } = registered;
      const receiptHash = createHash('sha256').update(receipt).digest('hex');
      const decided = { decidedAt, date: dateAtCounter(decidedAt), accountCreated, replaced };
      return { ...head, kind, ...citizenOf(state), ...decided, requestHash: request.hash, receiptHash };
    }
  }
}

/** Who a paper is for, as it is printed. Throws Fault act-not-possible where there is no application yet. */
export function citizenOf({ application, applicationNumber }: RegistrationState) {
  if (!application || !applicationNumber) throw new Fault('act-not-possible');
  return {
    applicationNumber,
    name: fullName(application.applicant),
    iin: formatIin(application.applicant.iin),
    subscriberNumber: formatSubscriberNumber(application.subscriberNumber),
  };
}

function lastDecision(history: RegistrationView['history'], type: 'refused' | 'lapsed'): Instant | null {
  const decision = history.map(({ event }) => event).findLast((event) => event.type === type);
  return decision?.type === 'refused' || decision?.type === 'lapsed' ? decision.decidedAt : null;
}
