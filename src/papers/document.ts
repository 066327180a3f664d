import { z } from 'zod';
import { PaperLanguage } from '../application/application.ts';
import { PaperStyle } from '../application/paper-style.ts';
import { Instant, PlainDate } from '../contract/instant.ts';
import { LapseReason, RefusalReason1 } from '../contract/receipt.ts';
import { Sha256 } from '../contract/request.ts';
import { Phase } from '../registration/state.ts';

/**
 * What a paper shows, letter by letter: IIN and subscriber number come as people read them
 * (`901123 300258`, `+7 701 123 45 67`). It is kept beside the paper's bytes, so that a duplicate
 * says what the first one said, whatever the policy says by then.
 */

/** What makes a paper a duplicate: which one it is, and when it was drawn. The first paper counts as 1. */
export const DuplicateMark = z.strictObject({ copy: z.int().min(2), date: PlainDate });
export type DuplicateMark = z.infer<typeof DuplicateMark>;

const paper = z.strictObject({
  /** The citizen's language; in a bilingual paper the other one stands beside it. */
  language: PaperLanguage,
  style: PaperStyle,
  duplicate: DuplicateMark.nullable(),
  date: PlainDate,
});

const inBoth = z.strictObject({ kk: z.string(), ru: z.string() });

/** May be half filled in, since it is previewed while it is typed. */
export const ApplicationPaper = paper.extend({
  kind: z.literal('application'),
  /** `0123-04-000057-75`, or null while it is not issued. */
  applicationNumber: z.string().nullable(),
  applicant: z.strictObject({
    iin: z.string(),
    surname: z.string(),
    givenName: z.string(),
    patronymic: z.string(),
  }),
  email: z.string(),
  subscriberNumber: z.string(),
  /** The connected number that this one replaces, masked; null for none. Stands in the margin. */
  replaces: z.string().nullable().default(null),
  statements: z.strictObject({
    version: z.string(),
    agreement: inBoth,
    information: inBoth,
    accepted: z.boolean(),
  }),
});
export type ApplicationPaper = z.infer<typeof ApplicationPaper>;

/** A paper about one application: whose it is, and for which number. */
const citizenPaper = paper.extend({
  applicationNumber: z.string(),
  /** Surname and given names as on the application. */
  name: z.string(),
  iin: z.string(),
  subscriberNumber: z.string(),
});

export const AccountSlipPaper = citizenPaper.extend({
  kind: z.literal('account-slip'),
  temporaryPassword: z.string(),
  /** Until when the password can be used; null where the centre did not say. */
  expiresAt: Instant.nullable().default(null),
});
export type AccountSlipPaper = z.infer<typeof AccountSlipPaper>;

/** Clause 9: the citizen may take home why the number was not registered, and what can be done. */
export const RefusalNoticePaper = citizenPaper.extend({
  kind: z.literal('refusal-notice'),
  decidedAt: Instant,
  /** Older papers state lapsed one-time passwords as refusals too. */
  reason: RefusalReason1,
  triesLeft: z.int().min(0),
});
export type RefusalNoticePaper = z.infer<typeof RefusalNoticePaper>;

/** The one-time password counted no more, so nothing was decided about the number. No refusal. */
export const LapseNoticePaper = citizenPaper.extend({
  kind: z.literal('lapse-notice'),
  decidedAt: Instant,
  reason: LapseReason,
});
export type LapseNoticePaper = z.infer<typeof LapseNoticePaper>;

/** What the centre decided, and by which receipt that can be found again. */
export const ConfirmationPaper = citizenPaper.extend({
  kind: z.literal('confirmation'),
  decidedAt: Instant,
  accountCreated: z.boolean(),
  /** The number that was replaced, masked; null for none. */
  replaced: z.string().nullable().default(null),
  requestHash: Sha256,
  /** SHA-256 of the centre's receipt as it was received. */
  receiptHash: Sha256,
});
export type ConfirmationPaper = z.infer<typeof ConfirmationPaper>;

/** The Agreement in the policy's wording. It names nobody. */
export const AgreementPaper = paper.extend({
  kind: z.literal('agreement'),
  applicationNumber: z.null(),
  version: z.string(),
  title: inBoth,
  paragraphs: z.strictObject({ kk: z.array(z.string()), ru: z.array(z.string()) }),
});
export type AgreementPaper = z.infer<typeof AgreementPaper>;

/** A row of the register. `citizen` is null where the registration is another operator's unfinished work. */
export const RegisterRow = z.strictObject({
  applicationNumber: z.string(),
  openedAt: Instant,
  citizen: z.strictObject({ name: z.string(), iin: z.string(), subscriberNumber: z.string() }).nullable(),
  phase: Phase,
  operator: z.string(),
});
export type RegisterRow = z.infer<typeof RegisterRow>;

/** One window's day: every number that was issued, and what became of it. */
export const DailyRegisterPaper = paper.extend({
  kind: z.literal('daily-register'),
  applicationNumber: z.null(),
  day: PlainDate,
  office: z.string(),
  window: z.string(),
  drawnAt: Instant,
  rows: z.array(RegisterRow),
});
export type DailyRegisterPaper = z.infer<typeof DailyRegisterPaper>;

export const PaperDocument = z.discriminatedUnion('kind', [
  ApplicationPaper,
  AccountSlipPaper,
  RefusalNoticePaper,
  LapseNoticePaper,
  ConfirmationPaper,
  AgreementPaper,
  DailyRegisterPaper,
]);
export type PaperDocument = z.infer<typeof PaperDocument>;
