import { Fault } from '../../src/contract/fault.ts';
import type { ReceivedReceipt } from '../../src/contract/receipt.ts';
import type { Actor, RegistrationEvent } from '../../src/registration/events.ts';
import { verifyReceipt } from '../eds/verify-jws.ts';
import type { DeskParts } from '../parts.ts';
import { record } from '../registrations/record.ts';
import type { OutboxItem } from '../store/outbox.ts';

export type DecisionParts = Pick<DeskParts, 'config' | 'store' | 'centre' | 'clock' | 'changed'>;

/** The request that a decision is about. */
type Decided = Pick<OutboxItem, 'requestHash' | 'registrationId' | 'applicationNumber'>;

/** A decision of the centre: its receipt, verified, and the JWS that proves it. */
export interface VerifiedDecision {
  readonly jws: string;
  readonly receipt: ReceivedReceipt;
}

/** The decision in a JWS; null unless the centre's key signed it and it names this very request. */
export async function verifyDecision(
  { config }: Pick<DecisionParts, 'config'>,
  request: Decided,
  jws: string,
): Promise<VerifiedDecision | null> {
  const receipt = await verifyReceipt(jws, config.centre.receiptKeys).catch((error: unknown) => {
    if (error instanceof Fault) return null;
    throw error;
  });
  const isOurs =
    receipt?.requestHash === request.requestHash &&
    receipt.registrationId === request.registrationId &&
    receipt.applicationNumber === request.applicationNumber;
  return isOurs ? { jws, receipt } : null;
}

/** Asks the centre what it has decided about a request; null where it has decided nothing. Throws a CentreError. */
export async function askDecision(parts: DecisionParts, request: Decided): Promise<VerifiedDecision | null> {
  for (const jws of await parts.centre.receipts(request.applicationNumber)) {
    const decision = await verifyDecision(parts, request, jws);
    if (decision) return decision;
  }
  return null;
}

/** Stands in the journal where a withdrawal's receipt came after its reason was lost. */
const reasonLost = '—';

/** Writes a decision down: the event, and the request leaves the outbox. `withdrawal` is who has just asked for one, and why. */
export function recordDecision(
  parts: DecisionParts,
  { requestHash, registrationId }: Decided,
  { jws, receipt }: VerifiedDecision,
  withdrawal: { readonly by: Actor; readonly reason: string } = { by: null, reason: reasonLost },
): void {
  const event = decisionEvent(jws, receipt, withdrawal.reason);
  record(parts, registrationId, event.type === 'withdrawn' ? withdrawal.by : null, [event], (state) => {
    parts.store.outbox.remove(requestHash);
    if (state.phase === 'registered' || state.phase === 'abandoned')
      parts.store.drafts.remove(registrationId);
    const isPasswordNeeded = state.slip === 'due' || state.phase === 'refused' || state.phase === 'lapsed';
    if (!isPasswordNeeded) parts.store.temporaryPasswords.wipe(registrationId);
  });
}

function decisionEvent(
  jws: string,
  { requestHash, decidedAt, decision }: ReceivedReceipt,
  reason: string,
): RegistrationEvent {
  const common = { requestHash, decidedAt, receipt: jws };
  switch (decision.outcome) {
    case 'registered':
      return {
        type: 'registered',
        ...common,
        accountCreated: decision.accountCreated,
        replaced: decision.replaced ?? null,
        passwordExpiresAt: decision.passwordExpiresAt ?? null,
      };
    case 'refused':
      return { type: 'refused', ...common, reason: decision.reason, triesLeft: decision.triesLeft };
    case 'lapsed':
      return { type: 'lapsed', ...common, reason: decision.reason };
    case 'returned':
      return { type: 'returned', ...common, reason: decision.reason };
    case 'withdrawn':
      return { type: 'withdrawn', ...common, reason };
  }
}
