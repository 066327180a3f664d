import { z } from 'zod';
import { ApplicationNumber } from '../application/application-number.ts';
import { Instant } from './instant.ts';
import { Sha256 } from './request.ts';
import { readTolerantly } from './tolerant.ts';

/** Clause 9 knows one ground of refusal: the one-time password that was entered is not the one that was sent. */
export const RefusalReason = z.enum(['one-time-password-wrong']);
export type RefusalReason = z.infer<typeof RefusalReason>;

/** Why a one-time password counts no more, whatever was entered: another one must be sent. No ground of refusal. */
export const LapseReason = z.enum(['one-time-password-expired', 'one-time-password-spent']);
export type LapseReason = z.infer<typeof LapseReason>;

/** In contract version 1 a lapsed one-time password is a refusal too. */
export const RefusalReason1 = z.enum([...RefusalReason.options, ...LapseReason.options]);
export type RefusalReason1 = z.infer<typeof RefusalReason1>;

/** What else must be corrected before the centre can register. */
export const ReturnReason = z.enum([
  'number-connected-elsewhere',
  'iin-unknown',
  'name-differs',
  'account-exists',
  'account-missing',
  'statements-outdated',
  'temporary-password-unfit',
  'one-time-password-foreign',
  'request-too-old',
  'clock-off',
  'number-already-decided',
  'signature-invalid',
  'signer-expired',
  'signer-not-signing',
  'signer-untrusted',
  'signer-role',
  'signer-organisation',
  'signer-not-on-staff',
  /** The account or the number was connected anew after this request's one-time password was sent. */
  'overtaken',
  /** The request replaces a connected number that the citizen was not told of. */
  'replacement-unannounced',
  'second-signature-missing',
  /** The registry's name of the person fits no application. */
  'name-unusable',
  /** The desk's journal as the centre has it differs from what the request says stood before it. */
  'journal-differs',
  /** The centre had heard from the desk after the time of signing that the request claims. */
  'signing-time-contradicted',
]);
export type ReturnReason = z.infer<typeof ReturnReason>;

/** A return reason as a desk reads it: `unknown` stands for one that only a newer centre knows. */
export const ReceivedReturnReason = z.enum([...ReturnReason.options, 'unknown']);
export type ReceivedReturnReason = z.infer<typeof ReceivedReturnReason>;

/** The centre's decision about one signed request. A request of contract version 1 gets only what that version knows. */
export const Decision = z.discriminatedUnion('outcome', [
  z.strictObject({
    outcome: z.literal('registered'),
    accountCreated: z.boolean(),
    /** The number that was replaced, masked to its last two digits; null for none. Absent in version 1. */
    replaced: z.string().nullable().optional(),
    /** Until when the temporary password can be used; null where no account was created. Absent in version 1. */
    passwordExpiresAt: Instant.nullable().optional(),
  }),
  z.strictObject({
    outcome: z.literal('refused'),
    reason: RefusalReason1,
    /** 0 means that a new one-time password must be sent. */
    triesLeft: z.int().min(0),
  }),
  z.strictObject({ outcome: z.literal('lapsed'), reason: LapseReason }),
  z.strictObject({ outcome: z.literal('returned'), reason: ReturnReason }),
  /** The operator has withdrawn the request before it was decided. */
  z.strictObject({ outcome: z.literal('withdrawn') }),
]);
export type Decision = z.infer<typeof Decision>;

/** The decision as the centre signs it (JWS, ES256). Nothing ends on the desk without one. */
export const Receipt = z.strictObject({
  kind: z.literal('receipt'),
  /** The SHA-256 of the signed request's bytes, which is also its idempotency key. */
  requestHash: Sha256,
  registrationId: z.uuid(),
  applicationNumber: ApplicationNumber,
  decidedAt: Instant,
  decision: Decision,
});
export type Receipt = z.infer<typeof Receipt>;

/** The decision as a desk reads it. */
export type ReceivedDecision =
  | Exclude<Decision, { outcome: 'returned' }>
  | { readonly outcome: 'returned'; readonly reason: ReceivedReturnReason };

/** A receipt as a desk reads it. */
export type ReceivedReceipt = Omit<Receipt, 'decision'> & { readonly decision: ReceivedDecision };

const Returned = z.strictObject({ outcome: z.literal('returned'), reason: z.string().min(1).max(60) });

/** What a verified receipt says, or null where it is none. Members and return reasons of a newer centre pass. */
export function readReceipt(payload: unknown): ReceivedReceipt | null {
  const known = readTolerantly(Receipt, payload);
  if (known) return known;
  const returned = readTolerantly(Receipt.extend({ decision: Returned }), payload);
  return returned && { ...returned, decision: { outcome: 'returned', reason: 'unknown' } };
}
