import { z } from 'zod';
import { Application, PaperLanguage } from './application.ts';
import { emailFault } from './email.ts';
import { type IinFault, parseIin } from './iin.ts';
import { type NameFault, nameFault, tidyName } from './names.ts';
import { PaperStyle, plainStyle } from './paper-style.ts';
import { parseSubscriberNumber, type SubscriberNumberFault } from './subscriber-number.ts';

/** How much of a text a field keeps, in UTF-16 code units: more than any right one has. */
export const longestTyped = { email: 300, other: 200 } as const;

const typed = z.string().max(longestTyped.other);

/** What stands in the fields, exactly as typed; saved with every pause, so nothing in it need be right. */
export const Draft = z.strictObject({
  iin: typed,
  surname: typed,
  givenName: typed,
  patronymic: typed,
  email: z.string().max(longestTyped.email),
  subscriberNumber: typed,
  statements: z.boolean(),
  language: PaperLanguage,
  /** Drafts from before there were styles are plain. */
  style: PaperStyle.default(plainStyle),
});
export type Draft = z.infer<typeof Draft>;

export const emptyDraft = (language: PaperLanguage): Draft => ({
  iin: '',
  surname: '',
  givenName: '',
  patronymic: '',
  email: '',
  subscriberNumber: '',
  statements: false,
  language,
  style: plainStyle,
});

export type DraftFault =
  | IinFault
  | SubscriberNumberFault
  | NameFault
  | 'email-form'
  | 'statements-not-accepted';
export type DraftFaults = { readonly [field in keyof Draft]?: DraftFault };

/** Every field that stands in the way of the application, with its one fault. Empty when the draft is complete. */
export function draftFaults(draft: Draft): DraftFaults {
  const iin = parseIin(draft.iin);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  const surname = nameFault(draft.surname);
  const givenName = nameFault(draft.givenName);
  const patronymic = tidyName(draft.patronymic) === '' ? null : nameFault(draft.patronymic);
  const email = emailFault(draft.email);
  return {
    ...(!iin.ok && { iin: iin.fault }),
    ...(!draft.statements && { statements: 'statements-not-accepted' as const }),
    ...(surname && { surname }),
    ...(givenName && { givenName }),
    ...(patronymic && { patronymic }),
    ...(!number.ok && { subscriberNumber: number.fault }),
    ...(email && { email }),
  };
}

/**
 * The application that a complete draft describes, with the statements in the wording of
 * `statementsVersion`; null while `draftFaults` names a field.
 */
export function completeDraft(draft: Draft, statementsVersion: string): Application | null {
  const iin = parseIin(draft.iin);
  const number = parseSubscriberNumber(draft.subscriberNumber);
  if (!iin.ok || !number.ok || !draft.statements) return null;
  const parsed = Application.safeParse({
    applicant: {
      iin: iin.value,
      surname: tidyName(draft.surname),
      givenName: tidyName(draft.givenName),
      patronymic: tidyName(draft.patronymic) || null,
    },
    email: draft.email.trim() || null,
    subscriberNumber: number.value,
    statements: { version: statementsVersion, agreement: true, information: true },
    language: draft.language,
  });
  return parsed.success ? parsed.data : null;
}
