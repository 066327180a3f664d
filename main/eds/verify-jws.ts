import { type CompactJWSHeaderParameters, compactVerify, importJWK } from 'jose';
import type { z } from 'zod';
import { Fault } from '../../src/contract/fault.ts';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import { Policy } from '../../src/contract/policy.ts';
import { Receipt } from '../../src/contract/receipt.ts';

/** The receipt in a JWS (RFC 7515) by one of the pinned keys. Throws a Fault centre-answer-invalid. */
export const verifyReceipt = (jws: string, keys: readonly PublicJwk[]): Promise<Receipt> =>
  verify(jws, keys, Receipt);

/** The policy in a JWS (RFC 7515) by one of the pinned keys. Throws a Fault centre-answer-invalid. */
export const verifyPolicy = (jws: string, keys: readonly PublicJwk[]): Promise<Policy> =>
  verify(jws, keys, Policy);

async function verify<Value>(
  jws: string,
  keys: readonly PublicJwk[],
  schema: z.ZodType<Value>,
): Promise<Value> {
  try {
    const pinned = ({ kid }: CompactJWSHeaderParameters): ReturnType<typeof importJWK> => {
      const key = keys.find((key) => key.kid === kid);
      if (!key) throw new Error('no pinned key has this id');
      return importJWK(key, 'ES256');
    };
    const { payload } = await compactVerify(jws, pinned, { algorithms: ['ES256'] });
    return schema.parse(JSON.parse(new TextDecoder().decode(payload)));
  } catch {
    // why it failed would quote the answer itself, and that may hold personal data
    throw new Fault('centre-answer-invalid');
  }
}
