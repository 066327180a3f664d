import { type CryptoKey, compactDecrypt, errors } from 'jose';
import type { z } from 'zod';

/**
 * What lies inside a JWE that was sealed to the centre's key (ECDH-ES with A256GCM), or null where
 * it does not open or holds something else than `content`.
 */
export async function unseal<Content extends z.ZodType>(
  sealed: string,
  content: Content,
  key: CryptoKey,
): Promise<z.output<Content> | null> {
  const plain = await open(sealed, key);
  if (plain === null) return null;
  const parsed = content.safeParse(parseJson(new TextDecoder().decode(plain)));
  return parsed.success ? parsed.data : null;
}

async function open(sealed: string, key: CryptoKey): Promise<Uint8Array | null> {
  try {
    const { plaintext } = await compactDecrypt(sealed, key, {
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

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
