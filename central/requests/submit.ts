import { countUses, type Use } from '../access/uses.ts';
import type { Queries } from '../database/database.ts';
import { lockAll } from '../database/lock.ts';
import type { Desk } from '../desks/find.ts';
import type { Handlers } from '../http/handlers.ts';
import type { Parts } from '../parts.ts';
import { type Acceptance, acceptRequest } from './accept.ts';
import { decide, returned } from './decide.ts';
import { findDecision, type RequestIdentity, storeDecision } from './decisions.ts';
import { type ReceivedRequest, receiveRequest } from './receive.ts';
import { decisionFor } from './version-1.ts';

/**
 * Decides a signed request, exactly once for its bytes and for its content, and answers with the
 * receipt. What has no receipt yet is counted, also what can't be read. What needs no database (signature, seals, the password's slow hash) is done before the
 * transaction, so that no lock is held meanwhile.
 */
export function submit(parts: Parts): Handlers['submit'] {
  return async ({ input, desk, parameters: { requestHash } }) => {
    const count = () => countUses([requestOf(desk)], parts.limits, parts.clock(), parts.database);
    const received = await readOr(count, () => receiveRequest(input, requestHash, desk));
    const stored = await findDecision(identityOf(received), parts.database);
    if (stored.receipt) return { receipt: stored.receipt };
    await count();
    const accepted = await acceptRequest(received, parts);
    const receipt = await parts.database.transaction((queries) =>
      decideOnce(received, accepted, parts, queries),
    );
    parts.dispatcher.wake();
    return { receipt };
  };
}

/** Reads, and calls `failed` before it throws what can't be read. */
async function readOr<Value>(failed: () => Promise<unknown>, read: () => Value): Promise<Value> {
  try {
    return read();
  } catch (error) {
    await failed();
    throw error;
  }
}

const requestOf = ({ identity }: Desk): Use => ({ limit: 'requestsPerDesk', subject: identity.desk });

const identityOf = ({ request, hash, contentHash }: ReceivedRequest): RequestIdentity => ({
  ...{ registrationId: request.registrationId, hash, contentHash },
});

/** Whatever is signed about one registration takes turns; whoever comes later finds the receipt. */
async function decideOnce(
  received: ReceivedRequest,
  accepted: Acceptance,
  parts: Parts,
  queries: Queries,
): Promise<string> {
  const { request, hash, contentHash, bytes } = received;
  const { registrationId, applicationNumber, application, from } = request;
  await lockAll(
    [
      ['registration', registrationId],
      ['number', application.subscriberNumber],
    ],
    queries,
  );
  const { receipt, isRegistered } = await findDecision(identityOf(received), queries);
  if (receipt) return receipt;
  const now = parts.clock();
  const { decision, signers, isVouchedFor, isMove } = accepted.ok
    ? await decide(received, accepted, { isRegistered, now }, parts, queries)
    : returned(accepted.fault, accepted.signers);
  return storeDecision(
    {
      ...{ requestHash: hash, contentHash: isVouchedFor ? contentHash : null, registrationId },
      ...{ applicationNumber, desk: from.desk, signers, isMove, at: now, bytes },
      ...{ decision, told: decisionFor(request, decision) },
    },
    parts.keys.receipt,
    queries,
  );
}
