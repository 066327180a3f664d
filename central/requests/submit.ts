import type { Result } from '../../src/result.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Parts } from '../parts.ts';
import { type Acceptance, type AcceptanceFault, acceptRequest } from './accept.ts';
import { decide } from './decide.ts';
import { findReceipt, storeDecision } from './decisions.ts';
import { checkHash, type ReceivedRequest, receiveRequest } from './receive.ts';

/**
 * Decides a signed request, exactly once for its hash, and answers with the receipt. What needs no
 * database (signature, seals, the password's slow hash) is done before the transaction, so that no
 * lock is held meanwhile.
 */
export function submit(parts: Parts): Handlers['submit'] {
  return async ({ input, desk, parameters: { requestHash } }) => {
    checkHash(input, requestHash);
    const stored = await findReceipt(requestHash, parts.database);
    if (stored) return { receipt: stored };
    const received = receiveRequest(input, requestHash, desk);
    const accepted = await acceptRequest(received, parts);
    const receipt = await parts.database.transaction((queries) =>
      decideOnce(received, accepted, parts, queries),
    );
    return { receipt };
  };
}

/** Requests with the same hash take turns; whoever comes later finds the receipt. */
async function decideOnce(
  received: ReceivedRequest,
  accepted: Result<Acceptance, AcceptanceFault>,
  parts: Parts,
  queries: Queries,
): Promise<string> {
  await lock('request', received.hash, queries);
  const stored = await findReceipt(received.hash, queries);
  if (stored) return stored;
  const now = parts.clock();
  const decision = accepted.ok
    ? await decide(received, accepted.value, now, parts, queries)
    : ({ outcome: 'returned', reason: accepted.fault } as const);
  const signer = accepted.ok ? accepted.value.signer : null;
  return storeDecision(received, signer, decision, now, parts.keys.receipt, queries);
}
