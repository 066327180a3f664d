import { z } from 'zod';
import { Application } from '../application/application.ts';
import { ApplicationNumber } from '../application/application-number.ts';
import { Instant } from './instant.ts';
import { PublicJwk } from './jwk.ts';

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

/** No journal has more entries: a desk that writes thousands a day needs centuries for as many. */
export const lastSequence = 2 ** 31 - 1;

/** Where a desk's journal stands: which journal, its last entry's sequence number (0: none yet) and hash. */
export const JournalHead = z.strictObject({
  journal: z.uuid(),
  sequence: z.int().min(0).max(lastSequence),
  hash: Sha256,
});
export type JournalHead = z.infer<typeof JournalHead>;

/** From where and when a message was signed: the centre adds `clockOffset` to `signedAt`. */
const signing = {
  from: DeskIdentity,
  signedAt: Instant,
  /** The centre's clock minus the desk's, in milliseconds, as last measured. */
  clockOffset: z.int(),
};

const request = {
  kind: z.literal('registration-request'),
  registrationId: z.uuid(),
  applicationNumber: ApplicationNumber,
  application: Application,
  oneTimePassword: z.strictObject({ challengeId: z.uuid(), sealed: Sealed }),
  ...signing,
  policyVersion: z.string().min(1).max(40),
};

const createAccount = z.strictObject({ act: z.literal('create'), temporaryPassword: Sealed });

/** The request of clause 7.2, as it is signed: the application, the one-time password, and the account of clause 8. */
export const RegistrationRequest = z.strictObject({
  version: z.literal(2),
  ...request,
  /** `connect` to the account that is there, or `create` one with the sealed temporary password (clause 8). */
  account: z.discriminatedUnion('act', [
    z.strictObject({
      act: z.literal('connect'),
      /** The connected number that the citizen was told is replaced, masked to its last two digits; null for none. */
      replaces: z.string().max(40).nullable(),
    }),
    createAccount,
  ]),
  /** What stood in the desk's journal before this request was signed. */
  journal: JournalHead,
});
export type RegistrationRequest = z.infer<typeof RegistrationRequest>;

/** The same in contract version 1. */
export const RegistrationRequest1 = z.strictObject({
  ...request,
  account: z.discriminatedUnion('act', [z.strictObject({ act: z.literal('connect') }), createAccount]),
});
export type RegistrationRequest1 = z.infer<typeof RegistrationRequest1>;

/** A request of either version. */
export const AnyRegistrationRequest = z.union([RegistrationRequest, RegistrationRequest1]);
export type AnyRegistrationRequest = z.infer<typeof AnyRegistrationRequest>;

/**
 * Ends a signed request that was never decided: the centre then decides it as withdrawn, once and for
 * ever, or answers with the decision that it has taken before.
 */
export const Withdrawal = z.strictObject({
  version: z.literal(2),
  kind: z.literal('withdrawal'),
  registrationId: z.uuid(),
  applicationNumber: ApplicationNumber,
  /** The request that is withdrawn: the hash of its bytes, and of its signed content. */
  requestHash: Sha256,
  contentHash: Sha256,
  ...signing,
});
export type Withdrawal = z.infer<typeof Withdrawal>;

const statement = { kind: z.literal('session-statement'), sessionId: z.uuid(), ...signing };

/** What an operator signs at sign-in, so that look-ups and messages to citizens have a person behind them. */
export const SessionStatement = z.strictObject({
  version: z.literal(2),
  ...statement,
  /** The desk's journal, and the key by which the desk proves that an upload is its own. */
  journal: z.strictObject({ journal: z.uuid(), key: PublicJwk }),
});
export type SessionStatement = z.infer<typeof SessionStatement>;

/** The same in contract version 1. */
export const SessionStatement1 = z.strictObject(statement);
export type SessionStatement1 = z.infer<typeof SessionStatement1>;

/** A statement of either version. */
export const AnySessionStatement = z.union([SessionStatement, SessionStatement1]);
export type AnySessionStatement = z.infer<typeof AnySessionStatement>;
