import type { ApplicationPaper } from '../../forms/paper.ts';
import type { Draft } from '../../src/application/draft.ts';
import { formatIin, parseIin } from '../../src/application/iin.ts';
import { tidyName } from '../../src/application/names.ts';
import { formatSubscriberNumber, parseSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { dateAtCounter, instantOf } from '../../src/contract/instant.ts';
import type { Policy } from '../../src/contract/policy.ts';

/** The application as it would be printed from what is typed now; fields that are still empty stay blank lines. */
export function applicationPaper(
  draft: Draft,
  applicationNumber: string | null,
  policy: Policy,
  now: number,
): ApplicationPaper {
  const iin = parseIin(draft.iin);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  return {
    kind: 'application',
    language: draft.language,
    applicationNumber,
    applicant: {
      iin: iin.ok ? formatIin(iin.value) : draft.iin.trim(),
      surname: tidyName(draft.surname),
      givenName: tidyName(draft.givenName),
      patronymic: tidyName(draft.patronymic),
    },
    email: draft.email.trim(),
    subscriberNumber: formatSubscriberNumber(number.ok ? number.value : draft.subscriberNumber),
    statements: {
      version: policy.statements.version,
      agreement: policy.statements.agreement[draft.language],
      information: policy.statements.information[draft.language],
      accepted: draft.statements,
    },
    date: dateAtCounter(instantOf(now)),
  };
}
