import { CompactEncrypt, importJWK } from 'jose';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import type { SealedOneTimePassword, SealedTemporaryPassword } from '../../src/contract/request.ts';

/**
 * Seals a secret to the centre's key: a JWE in compact form (RFC 7516), ECDH-ES with A256GCM and a
 * fresh key each time, its header naming the key that opens it. The desk itself can't open it again.
 */
export const seal = (
  content: SealedOneTimePassword | SealedTemporaryPassword,
  key: PublicJwk,
): Promise<string> => sealBytes(new TextEncoder().encode(JSON.stringify(content)), key);

/** Seals a secret to a key process, as the window does. */
export const sealSecret = async (secret: Uint8Array, key: PublicJwk): Promise<Uint8Array> =>
  new TextEncoder().encode(await sealBytes(secret, key));

const sealBytes = async (bytes: Uint8Array, key: PublicJwk): Promise<string> =>
  new CompactEncrypt(bytes)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid })
    .encrypt(await importJWK(key, 'ECDH-ES'));
