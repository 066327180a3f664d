import { z } from 'zod';
import { Application, PaperLanguage, Statements } from '../application/application.ts';
import { ApplicationNumber } from '../application/application-number.ts';
import { Iin } from '../application/iin.ts';
import { PaperStyle } from '../application/paper-style.ts';
import { Challenge, LookupOutput } from '../contract/central.ts';
import { Instant } from '../contract/instant.ts';
import { LapseReason, ReceivedReturnReason, RefusalReason1 } from '../contract/receipt.ts';
import { Sha256 } from '../contract/request.ts';

/** Who did it: the operator by certificate, or null for what the desk did by itself. */
export const Actor = z.strictObject({ iin: z.string().regex(/^\d{12}$/), name: z.string() }).nullable();
export type Actor = z.infer<typeof Actor>;

/** Which papers there are. Each is drawn once and kept with its hash. */
export const PaperKind = z.enum([
  'application',
  'account-slip',
  'refusal-notice',
  'lapse-notice',
  'confirmation',
  'agreement',
  'daily-register',
]);
export type PaperKind = z.infer<typeof PaperKind>;

/** A paper drawn once more for a reason: the first one is copy 1, so its duplicates count from 2. */
export const PaperDuplicate = z.strictObject({
  of: z.uuid(),
  copy: z.int().min(2),
  reason: z.string().min(1).max(300),
});
export type PaperDuplicate = z.infer<typeof PaperDuplicate>;

export const PaperReference = z.strictObject({
  paperId: z.uuid(),
  kind: PaperKind,
  language: PaperLanguage,
  sha256: Sha256,
  pages: z.int().positive(),
  /** Absent in journals from before there were styles; then it is the plain one. */
  style: PaperStyle.optional(),
  duplicate: PaperDuplicate.optional(),
});
export type PaperReference = z.infer<typeof PaperReference>;

/** Why a signed request waits for a person: retrying alone won't help. */
export const HoldReason = z.enum([
  'centre-rejects-request',
  'hash-mismatch',
  'receipt-invalid',
  'desk-not-authorised',
  /** The desk has lost the signed bytes with its database. */
  'request-lost',
]);
export type HoldReason = z.infer<typeof HoldReason>;

/** Why a paper did not come out. */
export const PrintFault = z.enum(['printer-missing', 'printer-stopped', 'printer-failed']);
export type PrintFault = z.infer<typeof PrintFault>;

const receipt = z.strictObject({ requestHash: Sha256, receipt: z.string(), decidedAt: Instant });

/** Everything that can happen to one registration. Facts only: what follows from them is the fold's business. */
export const RegistrationEvent = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('opened') }),
  z.strictObject({ type: z.literal('looked-up'), iin: Iin, statements: Statements, found: LookupOutput }),
  z.strictObject({
    type: z.literal('application-drawn'),
    applicationNumber: ApplicationNumber,
    application: Application,
    paper: PaperReference,
    /** The connected number that the paper says is replaced, masked; null for none. Absent in older journals. */
    replaces: z.string().nullable().optional(),
  }),
  z.strictObject({ type: z.literal('application-taken') }),
  z.strictObject({ type: z.literal('one-time-password-sent'), challenge: Challenge }),
  z.strictObject({
    type: z.literal('signed'),
    requestHash: Sha256,
    signedAt: Instant,
    /** Serial number of the signing certificate, hexadecimal. */
    certificateSerial: z.string(),
    account: z.enum(['connect', 'create']),
    /** SHA-256 of the signed content, by which a withdrawal names the request whatever its encoding. Absent in older journals. */
    contentHash: Sha256.optional(),
    /** The colleague who signed too, where the policy asks for that on a replacement. */
    secondSigner: Actor.unwrap().optional(),
  }),
  z.strictObject({ type: z.literal('queued'), requestHash: Sha256 }),
  receipt.extend({
    type: z.literal('registered'),
    accountCreated: z.boolean(),
    /** The number that was replaced, masked; null for none. Absent in older journals. */
    replaced: z.string().nullable().optional(),
    /** Until when the temporary password can be used. Absent in older journals and without one. */
    passwordExpiresAt: Instant.nullable().optional(),
  }),
  /** Clause 9. Older journals hold lapsed one-time passwords as refusals too. */
  receipt.extend({ type: z.literal('refused'), reason: RefusalReason1, triesLeft: z.int().min(0) }),
  receipt.extend({ type: z.literal('lapsed'), reason: LapseReason }),
  receipt.extend({ type: z.literal('returned'), reason: ReceivedReturnReason }),
  /** A held request that the centre decided as withdrawn: nothing was registered and nothing will be. */
  receipt.extend({ type: z.literal('withdrawn'), reason: z.string().min(1).max(300) }),
  z.strictObject({
    type: z.literal('held'),
    requestHash: Sha256,
    reason: HoldReason,
    code: z.string().max(60),
  }),
  z.strictObject({ type: z.literal('resumed'), requestHash: Sha256 }),
  z.strictObject({ type: z.literal('abandoned'), reason: z.string().min(1).max(300) }),
  z.strictObject({ type: z.literal('paper-drawn'), paper: PaperReference }),
  /** `copy` counts the tries to get this one paper out; a duplicate is a paper of its own. */
  z.strictObject({ type: z.literal('paper-asked'), paperId: z.uuid(), copy: z.int().positive() }),
  z.strictObject({
    type: z.literal('paper-handed-to-printer'),
    paperId: z.uuid(),
    printer: z.string().max(200),
  }),
  z.strictObject({ type: z.literal('paper-not-printed'), paperId: z.uuid(), reason: PrintFault }),
  z.strictObject({ type: z.literal('paper-confirmed'), paperId: z.uuid() }),
  /** The password on the slip was shown on the screen, to the operator who made the account. */
  z.strictObject({ type: z.literal('slip-shown'), paperId: z.uuid() }),
  /** The citizen has the slip and was told to change the password (clause 8); the desk has wiped it. */
  z.strictObject({ type: z.literal('slip-handed-over') }),
]);
export type RegistrationEvent = z.infer<typeof RegistrationEvent>;
/** What can happen to a paper that was drawn. */
export type PaperEvent = Extract<RegistrationEvent, { type: `paper-${string}` }>;
export type EventOf<Type extends RegistrationEvent['type']> = Extract<RegistrationEvent, { type: Type }>;

/** An event as it stands in the journal: who, when by the desk's clock, and how far that clock was off. */
export const RecordedEvent = z.strictObject({
  registrationId: z.uuid(),
  at: Instant,
  /** The centre's clock minus the desk's, in milliseconds; null while never measured. */
  clockOffset: z.int().nullable(),
  by: Actor,
  event: RegistrationEvent,
});
export type RecordedEvent = z.infer<typeof RecordedEvent>;
