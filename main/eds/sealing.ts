import { CompactEncrypt, importJWK } from 'jose';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import type { SealedOneTimePassword, SealedTemporaryPassword } from '../../src/contract/request.ts';

/**
 * Seals a secret to the centre's key: a JWE in compact form (RFC 7516), ECDH-ES with A256GCM and a
 * fresh key each time, its header naming the key that opens it. The desk itself can't open it again.
 */
export async function seal(
  content: SealedOneTimePassword | SealedTemporaryPassword,
  key: PublicJwk,
): Promise<string> {
  return new CompactEncrypt(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
    .encrypt(await importJWK(key, 'ECDH-ES'));
}
