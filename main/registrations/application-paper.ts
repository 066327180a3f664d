import type { Draft } from '../../src/application/draft.ts';
import { formatIin, parseIin } from '../../src/application/iin.ts';
import { tidyName } from '../../src/application/names.ts';
import { formatSubscriberNumber, parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import type { Policy } from '../../src/contract/policy.ts';
import type { ApplicationPaper } from '../../src/papers/document.ts';
import { replacedNumber } from '../../src/registration/replacement.ts';
import type { RegistrationState } from '../../src/registration/state.ts';

/** The application as it would be printed from what is typed now; fields that are still empty stay blank lines. */
export function applicationPaper(
  draft: Draft,
  applicationNumber: string | null,
  replaces: string | null,
  policy: Policy,
  now: number,
): ApplicationPaper {
  const iin = parseIin(draft.iin);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  return {
    kind: 'application',
    language: draft.language,
    style: draft.style,
    duplicate: null,
    applicationNumber,
    applicant: {
      iin: iin.ok ? formatIin(iin.value) : draft.iin.trim(),
      surname: tidyName(draft.surname),
      givenName: tidyName(draft.givenName),
      patronymic: tidyName(draft.patronymic),
    },
    email: draft.email.trim(),
    subscriberNumber: formatSubscriberNumber(number.ok ? number.value : draft.subscriberNumber),
    replaces,
    statements: {
      version: policy.statements.version,
      agreement: inBoth(policy.statements.agreement),
      information: inBoth(policy.statements.information),
      accepted: draft.statements,
    },
    date: dateAtCounter(instantOf(now)),
  };
}

/** The connected number that what is typed would replace, masked, or null. */
export function replacedByDraft(state: RegistrationState, draft: Draft): string | null {
  const iin = parseIin(draft.iin);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  return iin.ok && number.ok ? replacedNumber(state, iin.value, number.value) : null;
}

/** What papers are printed in; the policy's English is for the window. */
const inBoth = ({ kk, ru }: { kk: string; ru: string }) => ({ kk, ru });
