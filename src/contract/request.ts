import { z } from 'zod';
import { Application } from '../application/application.ts';
import { ApplicationNumber } from '../application/application-number.ts';
import { Instant } from './instant.ts';

/** SHA-256, 64 lower-case hexadecimal digits. */
export const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export type Sha256 = z.infer<typeof Sha256>;

/** Which counter window a message comes from. `desk` is the name in the desk's TLS client certificate. */
export const DeskIdentity = z.strictObject({
  desk: z.string().regex(/^[A-Za-z0-9-]{1,64}$/),
  office: z.string().regex(/^\d{4}$/),
  window: z.string().regex(/^\d{2}$/),
});
export type DeskIdentity = z.infer<typeof DeskIdentity>;

/** JWE in compact form (RFC 7516), sealed to the policy's sealing key. */
export const Sealed = z
  .string()
  .max(4096)
  .regex(/^[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/);

/** What lies inside a sealed one-time password: it opens for this registration and this challenge only. */
export const SealedOneTimePassword = z.strictObject({
  registrationId: z.uuid(),
  challengeId: z.uuid(),
  oneTimePassword: z.string().regex(/^\d{4,10}$/),
});
export type SealedOneTimePassword = z.infer<typeof SealedOneTimePassword>;

/** What lies inside a sealed temporary password. */
export const SealedTemporaryPassword = z.strictObject({
  registrationId: z.uuid(),
  temporaryPassword: z.string().min(8).max(64),
});
export type SealedTemporaryPassword = z.infer<typeof SealedTemporaryPassword>;

/** The request of clause 7.2, as it is signed: the application, the one-time password, and the account of clause 8. */
export const RegistrationRequest = z.strictObject({
  kind: z.literal('registration-request'),
  registrationId: z.uuid(),
  applicationNumber: ApplicationNumber,
  application: Application,
  oneTimePassword: z.strictObject({ challengeId: z.uuid(), sealed: Sealed }),
  /** `connect` to the account that is there, or `create` one with the sealed temporary password (clause 8). */
  account: z.discriminatedUnion('act', [
    z.strictObject({ act: z.literal('connect') }),
    z.strictObject({ act: z.literal('create'), temporaryPassword: Sealed }),
  ]),
  from: DeskIdentity,
  signedAt: Instant,
  /** The centre's clock minus the desk's, in milliseconds, as last measured. */
  clockOffset: z.int(),
  policyVersion: z.string().min(1).max(40),
});
export type RegistrationRequest = z.infer<typeof RegistrationRequest>;

/** What an operator signs at sign-in, so that look-ups and messages to citizens have a person behind them. */
export const SessionStatement = z.strictObject({
  kind: z.literal('session-statement'),
  sessionId: z.uuid(),
  from: DeskIdentity,
  signedAt: Instant,
  clockOffset: z.int(),
});
export type SessionStatement = z.infer<typeof SessionStatement>;
