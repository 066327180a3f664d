import { type CryptoKey, compactDecrypt, errors, type JWEHeaderParameters } from 'jose';
import type { z } from 'zod';
import { parseJson } from './parse-json.ts';
import type { KeyRing } from './read.ts';

/**
 * What lies inside a JWE that was sealed to one of the centre's keys (ECDH-ES with A256GCM), named by
 * its `kid`, or null where it does not open or holds something else than `content`.
 */
export async function unseal<Content extends z.ZodType>(
  sealed: string,
  content: Content,
  ring: KeyRing,
): Promise<z.output<Content> | null> {
  const plain = await open(sealed, ring);
  if (plain === null) return null;
  const parsed = content.safeParse(parseJson(new TextDecoder().decode(plain)));
  return parsed.success ? parsed.data : null;
}

async function open(sealed: string, ring: KeyRing): Promise<Uint8Array | null> {
  const named = ({ kid }: JWEHeaderParameters): CryptoKey => {
    const key = ring.get(kid ?? '');
    if (!key) throw new errors.JWKSNoMatchingKey();
    return key;
  };
  try {
    const { plaintext } = await compactDecrypt(sealed, named, {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxDecompressedLength: 0,
    });
    return plaintext;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
