import { type Policy, Policy1 } from '../../src/contract/policy.ts';
import { readTolerantly } from '../../src/contract/tolerant.ts';
import type { Handlers } from '../http/handlers.ts';
import { signJws } from '../keys/sign.ts';
import type { Parts } from '../parts.ts';

/**
 * The policy in force, signed by the key that signs receipts, as each version of the contract knows it.
 * It changes only with the node's configuration, so it is signed once for each.
 */
export async function answerPolicy({
  policy,
  keys,
}: Pick<Parts, 'policy' | 'keys'>): Promise<Handlers['policy']> {
  const signed = await signJws(policy, keys.receipt);
  const signed1 = await signJws(policy1(policy), keys.receipt);
  return async ({ version }) => ({ policy: version === 1 ? signed1 : signed });
}

function policy1(policy: Policy): Policy1 {
  const known = readTolerantly(Policy1, policy);
  if (!known) throw new TypeError('the policy does not hold what version 1 of the contract asks for');
  return known;
}
