import type { RegistrationState } from '../../src/registration/state.ts';
import { askDecision, type DecisionParts, recordDecision } from '../outbox/decision.ts';
import { record } from '../registrations/record.ts';
import type { LostRequest } from '../store/restore.ts';

const lost = 'request-lost';

/**
 * Brings every signed request without a decision to where it can end. One whose bytes were found goes back
 * into the outbox. For one whose bytes are lost the centre is asked; where it has decided nothing, nothing
 * will be delivered any more: the registration is held, and the operator ends it by a signed withdrawal.
 * Throws a CentreError; what was settled before stays settled.
 */
export async function settleRequests(
  parts: DecisionParts,
  undecided: readonly RegistrationState[],
  found: readonly LostRequest[],
): Promise<void> {
  const byHash = new Map(found.map((request) => [request.requestHash, request]));
  for (const state of undecided) {
    const requestHash = state.request?.hash ?? '';
    if (parts.store.outbox.get(requestHash)) continue;
    const request = byHash.get(requestHash);
    if (request) requeue(parts, state, request);
    else await settleLost(parts, state, requestHash);
  }
}

function requeue({ store }: DecisionParts, { hold }: RegistrationState, request: LostRequest): void {
  store.transaction(() => {
    store.outbox.put(request);
    if (hold) store.outbox.hold(request.requestHash, hold.code);
  });
}

async function settleLost(
  parts: DecisionParts,
  state: RegistrationState,
  requestHash: string,
): Promise<void> {
  const { registrationId, applicationNumber, phase, changedAt } = state;
  if (applicationNumber === null) return;
  const request = { requestHash, registrationId, applicationNumber };
  const decision = await askDecision(parts, request);
  if (decision) return recordDecision(parts, request, decision);
  const held = { type: 'held', requestHash, reason: lost, code: lost } as const;
  const resumed = { type: 'resumed', requestHash } as const;
  // Held for another reason before: from now on it is held for this one.
  const events = phase === 'held' ? [resumed, held] : [held];
  record(parts, registrationId, null, events, () => {
    // Without bytes, so that it stands in the queue and is never sent.
    parts.store.outbox.put({ ...request, request: new Uint8Array(), queuedAt: changedAt });
    parts.store.outbox.hold(requestHash, lost);
  });
}
