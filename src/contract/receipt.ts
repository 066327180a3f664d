import { z } from 'zod';
import { ApplicationNumber } from '../application/application-number.ts';
import { Instant } from './instant.ts';
import { Sha256 } from './request.ts';

/** Clause 9: why the one-time password did not pass. `triesLeft` 0 means that a new one must be sent. */
export const RefusalReason = z.enum([
  'one-time-password-wrong',
  'one-time-password-expired',
  'one-time-password-spent',
]);
export type RefusalReason = z.infer<typeof RefusalReason>;

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
]);
export type ReturnReason = z.infer<typeof ReturnReason>;

/** The centre's decision about one signed request. */
export const Decision = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('registered'), accountCreated: z.boolean() }),
  z.strictObject({
    outcome: z.literal('refused'),
    reason: RefusalReason,
    triesLeft: z.int().min(0),
  }),
  z.strictObject({ outcome: z.literal('returned'), reason: ReturnReason }),
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
