import { instantOf } from '../../src/contract/instant.ts';
import { retryOf } from '../../src/contract/problem.ts';
import type { HoldReason } from '../../src/registration/events.ts';
import { CentreError, failureCode, retryAfterOf } from '../centre/failure.ts';
import type { DeskParts } from '../parts.ts';
import { record } from '../registrations/record.ts';
import type { OutboxItem } from '../store/outbox.ts';
import { pauseAfter } from './backoff.ts';
import { askDecision, type DecisionParts, recordDecision, verifyDecision } from './decision.ts';

export type DeliveryParts = DecisionParts & Pick<DeskParts, 'chance'>;

/** A receipt that does not verify is asked for so often before a person has to look at it. */
const invalidReceiptsAtMost = 4;

/** When a request is tried again: both in milliseconds from now. */
export interface NextTry {
  readonly after: number;
  /** The part that the centre asked for; null where it did not. */
  readonly asked: number | null;
}

/**
 * Sends one signed request, the very bytes that were stored, and writes down what came of it: the
 * centre's decision, a later try, or a hold. Decides by codes, never by texts. Gives the next try; null
 * where the request has left the queue or waits for a person.
 */
export async function deliverItem(parts: DeliveryParts, item: OutboxItem): Promise<NextTry | null> {
  try {
    const jws = await parts.centre.submit(item.requestHash, item.request);
    // Where the answer is not the receipt of this request, the centre is asked for it by number.
    const decision = (await verifyDecision(parts, item, jws)) ?? (await askDecision(parts, item));
    if (!decision) return undecided(parts, item);
    recordDecision(parts, item, decision);
    return null;
  } catch (error) {
    if (error instanceof CentreError) return fail(parts, item, error);
    throw error;
  }
}

/** The centre has sent a receipt that proves nothing, and knows of no decision. */
function undecided(parts: DeliveryParts, item: OutboxItem): NextTry | null {
  const code = 'centre-answer-invalid';
  const invalidReceipts = item.invalidReceipts + 1;
  return invalidReceipts < invalidReceiptsAtMost
    ? postpone(parts, { ...item, invalidReceipts }, code, null)
    : hold(parts, item, 'receipt-invalid', code);
}

function fail(parts: DeliveryParts, item: OutboxItem, { failure }: CentreError): NextTry | null {
  const code = failureCode(failure);
  if (failure.kind === 'problem' && retryOf(failure.problem) === 'never')
    return hold(parts, item, code === 'hash-mismatch' ? 'hash-mismatch' : 'centre-rejects-request', code);
  return postpone(parts, item, code, retryAfterOf(failure));
}

function postpone(
  { store, clock, chance }: DeliveryParts,
  item: OutboxItem,
  lastFault: string,
  askedSeconds: number | null,
): NextTry {
  const after = pauseAfter(item.tries + 1, () => chance.below(2 ** 32) / 2 ** 32, askedSeconds ?? 0);
  const asked = askedSeconds ? askedSeconds * 1000 : null;
  const { requestHash, invalidReceipts } = item;
  const nextTryAt = instantOf(clock.now() + after);
  const askedUntil = asked === null ? null : instantOf(clock.now() + asked);
  store.transaction(() =>
    store.outbox.postpone({ requestHash, nextTryAt, askedUntil, invalidReceipts, lastFault }),
  );
  return { after, asked };
}

function hold(parts: DeliveryParts, item: OutboxItem, reason: HoldReason, code: string): null {
  const { requestHash, registrationId } = item;
  record(parts, registrationId, null, [{ type: 'held', requestHash, reason, code }], () =>
    parts.store.outbox.hold(requestHash, code),
  );
  return null;
}
