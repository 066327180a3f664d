import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { problems } from '../../src/contract/problem.ts';
import type { Receipt } from '../../src/contract/receipt.ts';
import type { HoldReason, RegistrationEvent } from '../../src/registration/events.ts';
import { CentreError, failureCode } from '../centre/failure.ts';
import { verifyReceipt } from '../eds/verify-jws.ts';
import type { DeskParts } from '../parts.ts';
import { record } from '../registrations/record.ts';
import type { OutboxItem } from '../store/outbox.ts';
import { pauseAfter } from './backoff.ts';

export type DeliveryParts = Pick<DeskParts, 'config' | 'store' | 'centre' | 'chance' | 'clock' | 'changed'>;

/**
 * Sends one signed request, the very bytes that were stored, and writes down what came of it: the
 * centre's decision, a later try, or a hold. Decides by codes, never by texts.
 */
export async function deliverItem(parts: DeliveryParts, item: OutboxItem): Promise<void> {
  try {
    const jws = await parts.centre.submit(item.requestHash, item.request);
    decide(parts, item, jws, await checkReceipt(parts, item, jws));
  } catch (error) {
    if (error instanceof CentreError) fail(parts, item, error);
    else if (error instanceof Fault && error.code === 'centre-answer-invalid')
      hold(parts, item, 'receipt-invalid', error.code);
    else throw error;
  }
}

/** A terminal state needs a receipt by the centre's key that names this very request. Throws Fault centre-answer-invalid. */
async function checkReceipt({ config }: DeliveryParts, item: OutboxItem, jws: string): Promise<Receipt> {
  const receipt = await verifyReceipt(jws, config.centre.receiptKeys);
  const isOurs =
    receipt.requestHash === item.requestHash &&
    receipt.registrationId === item.registrationId &&
    receipt.applicationNumber === item.applicationNumber;
  if (!isOurs) throw new Fault('centre-answer-invalid');
  return receipt;
}

function decide(parts: DeliveryParts, item: OutboxItem, jws: string, receipt: Receipt): void {
  record(parts, item.registrationId, null, [decisionEvent(jws, receipt)], (state) => {
    parts.store.outbox.remove(item.requestHash);
    if (state.phase === 'registered') parts.store.drafts.remove(item.registrationId);
    const isPasswordNeeded = state.slip === 'due' || state.phase === 'refused' || state.phase === 'lapsed';
    if (!isPasswordNeeded) parts.store.temporaryPasswords.wipe(item.registrationId);
  });
}

function decisionEvent(jws: string, { requestHash, decidedAt, decision }: Receipt): RegistrationEvent {
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
      throw new Fault('centre-answer-invalid');
  }
}

function fail(parts: DeliveryParts, item: OutboxItem, { failure }: CentreError): void {
  const code = failureCode(failure);
  if (failure.kind === 'problem' && problems[failure.problem.code].retry === 'never') {
    hold(parts, item, code === 'hash-mismatch' ? 'hash-mismatch' : 'centre-rejects-request', code);
    return;
  }
  const retryAfter = failure.kind === 'problem' ? failure.problem.retryAfter : undefined;
  const pause = pauseAfter(item.tries + 1, () => parts.chance.below(2 ** 32) / 2 ** 32, retryAfter);
  const next = instantOf(parts.clock.now() + pause);
  parts.store.transaction(() => parts.store.outbox.postpone(item.requestHash, next, code));
}

function hold(parts: DeliveryParts, item: OutboxItem, reason: HoldReason, code: string): void {
  const { requestHash, registrationId } = item;
  record(parts, registrationId, null, [{ type: 'held', requestHash, reason, code }], () =>
    parts.store.outbox.hold(requestHash, code),
  );
}
