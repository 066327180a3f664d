import type { Handlers } from '../http/handlers.ts';
import { signJws } from '../keys/sign.ts';
import type { Parts } from '../parts.ts';

/** The policy in force, signed by the key that signs receipts. It changes only with the node's configuration, so it is signed once. */
export async function answerPolicy({
  policy,
  keys,
}: Pick<Parts, 'policy' | 'keys'>): Promise<Handlers['policy']> {
  const signed = await signJws(policy, keys.receipt);
  return async () => ({ policy: signed });
}
