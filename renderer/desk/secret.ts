import { CompactEncrypt, importJWK } from 'jose';
import type { PublicJwk } from '../../src/contract/jwk.ts';

/** What was typed, as a call takes it: UTF-8 bytes, which are overwritten after the call. The text itself can't be. */
export const secretOf = (typed: string): Uint8Array => new TextEncoder().encode(typed);

/**
 * Seals a secret to a key of the desk (JWE in compact form, RFC 7516): whatever carries it on its way, only
 * the process that works with it can read it.
 */
export async function sealSecret(secret: Uint8Array, key: PublicJwk): Promise<Uint8Array> {
  const sealed = await new CompactEncrypt(secret)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
    .encrypt(await importJWK(key, 'ECDH-ES'));
  return new TextEncoder().encode(sealed);
}
