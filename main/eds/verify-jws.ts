import { type CompactJWSHeaderParameters, compactVerify, importJWK } from 'jose';
import { Fault } from '../../src/contract/fault.ts';
import type { PublicJwk } from '../../src/contract/jwk.ts';
import { Policy } from '../../src/contract/policy.ts';
import { type ReceivedReceipt, readReceipt } from '../../src/contract/receipt.ts';
import { readTolerantly } from '../../src/contract/tolerant.ts';

/** The receipt in a JWS (RFC 7515) by one of the pinned keys. Throws a Fault centre-answer-invalid. */
export const verifyReceipt = (jws: string, keys: readonly PublicJwk[]): Promise<ReceivedReceipt> =>
  verify(jws, keys, readReceipt);

/**
 * The policy in a JWS (RFC 7515) by one of the pinned keys; members that only a newer centre knows are
 * passed over. Throws a Fault centre-answer-invalid.
 */
export const verifyPolicy = (jws: string, keys: readonly PublicJwk[]): Promise<Policy> =>
  verify(jws, keys, (payload) => readTolerantly(Policy, payload));

async function verify<Value>(
  jws: string,
  keys: readonly PublicJwk[],
  read: (payload: unknown) => Value | null,
): Promise<Value> {
  try {
    const pinned = ({ kid }: CompactJWSHeaderParameters): ReturnType<typeof importJWK> => {
      const key = keys.find((key) => key.kid === kid);
      if (!key) throw new Error('no pinned key has this id');
      return importJWK(key, 'ES256');
    };
    const { payload } = await compactVerify(jws, pinned, { algorithms: ['ES256'] });
    const value = read(JSON.parse(new TextDecoder().decode(payload)));
    if (value === null) throw new Error('the payload has another form');
    return value;
  } catch {
    // why it failed would quote the answer itself, and that may hold personal data
    throw new Fault('centre-answer-invalid');
  }
}
