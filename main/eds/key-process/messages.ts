import { z } from 'zod';
import { FaultCode, FaultDetails } from '../../../src/contract/fault.ts';
import { PublicJwk } from '../../../src/contract/jwk.ts';

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
const id = z.int().min(0);

/** What the desk asks of a key process. `secret` is sealed to the key of its `ready` message. */
export const KeyRequest = z.discriminatedUnion('act', [
  /** Opens a key file (PKCS#12) by its password; a process opens one and keeps it until it ends. */
  z.strictObject({ act: z.literal('open'), id, file: bytes, secret: bytes }),
  /** Signs with the opened key. */
  z.strictObject({ act: z.literal('sign'), id, bytes }),
  /** Seals the digits of a one-time password to the centre's key, where there are `length` of them. */
  z.strictObject({
    act: z.literal('seal-one-time-password'),
    id,
    secret: bytes,
    length: z.int(),
    registrationId: z.uuid(),
    challengeId: z.uuid(),
    sealingKey: PublicJwk,
  }),
]);
export type KeyRequest = z.infer<typeof KeyRequest>;

export const KeyAnswer = z.discriminatedUnion('result', [
  z.strictObject({
    result: z.literal('opened'),
    /** The holder's certificate, DER. */
    certificate: bytes,
    algorithm: z.strictObject({ digest: z.string(), signature: z.string() }),
  }),
  z.strictObject({ result: z.literal('signed'), signature: bytes }),
  /** A JWE in compact form (RFC 7516). */
  z.strictObject({ result: z.literal('sealed'), sealed: z.string() }),
  z.strictObject({ result: z.literal('fault'), code: FaultCode, details: FaultDetails }),
]);
export type KeyAnswer = z.infer<typeof KeyAnswer>;

/** What a key process says. */
export const KeyMessage = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ready'), secretKey: PublicJwk }),
  z.strictObject({ kind: z.literal('answer'), id, answer: KeyAnswer }),
]);
export type KeyMessage = z.infer<typeof KeyMessage>;
