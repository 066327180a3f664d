import { z } from 'zod';
import { Email } from './email.ts';
import { Iin } from './iin.ts';
import { PersonName } from './names.ts';
import { SubscriberNumber } from './subscriber-number.ts';

/** The language of a citizen's papers. The window's own language may be another one. */
export const PaperLanguage = z.enum(['kk', 'ru']);
export type PaperLanguage = z.infer<typeof PaperLanguage>;

/** Who applies: the lines of the appendix from the IIN to the middle name. Individuals only (clause 3). */
export const Applicant = z.strictObject({
  iin: Iin,
  surname: PersonName,
  givenName: PersonName,
  patronymic: PersonName.nullable(),
});
export type Applicant = z.infer<typeof Applicant>;

/** Both statements of the appendix, accepted by the citizen in the wording of `version`. */
export const Statements = z.strictObject({
  version: z.string().min(1).max(40),
  agreement: z.literal(true),
  information: z.literal(true),
});
export type Statements = z.infer<typeof Statements>;

/** The application of clause 7.1, complete: every field of the appendix that is not the number, the signature or the date. */
export const Application = z.strictObject({
  applicant: Applicant,
  email: Email.nullable(),
  subscriberNumber: SubscriberNumber,
  statements: Statements,
  language: PaperLanguage,
});
export type Application = z.infer<typeof Application>;
