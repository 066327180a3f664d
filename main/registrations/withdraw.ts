import { createHash } from 'node:crypto';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { type Sha256, Withdrawal } from '../../src/contract/request.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { faultOf, hasFailed, isProblem } from '../centre/failure.ts';
import { signingTime, trustClock } from '../centre/signing-time.ts';
import { signCades } from '../eds/cades.ts';
import { checkDates } from '../eds/check-signer.ts';
import { signedContent } from '../eds/signed-content.ts';
import { askDecision, recordDecision, type VerifiedDecision, verifyDecision } from '../outbox/decision.ts';
import type { DeskParts } from '../parts.ts';
import type { OutboxItem } from '../store/outbox.ts';
import { stateFor, viewRegistration } from './read.ts';

/**
 * Ends a held request. The centre may have decided it: then that decision is written down. Else the
 * operator signs a withdrawal, and only the centre's receipt for it ends the registration. Throws Fault
 * withdrawal-unanswered where the centre gave no answer that proves anything, centre-outdated where it
 * knows no withdrawals, clock-*, and what else the centre says; then everything stays as it was.
 */
export async function withdraw(
  parts: DeskParts,
  { registrationId, reason }: DeskInput<'withdraw'>,
): Promise<RegistrationView> {
  const { request } = stateFor(parts, registrationId, 'withdraw');
  const item = request && parts.store.outbox.get(request.hash);
  const contentHash = request?.contentHash ?? (item && contentHashOf(item));
  if (!item || !contentHash) throw new Fault('act-not-possible');
  const { operator } = parts.sessions.unlocked();
  const decision = await decisionOf(parts, item, contentHash).catch((error: unknown) => {
    throw withdrawalFault(error);
  });
  recordDecision(parts, item, decision, { by: operator, reason });
  return viewRegistration(parts, registrationId);
}

async function decisionOf(
  parts: DeskParts,
  item: OutboxItem,
  contentHash: Sha256,
): Promise<VerifiedDecision> {
  const before = await askDecision(parts, item);
  if (before) return before;
  if (parts.centre.version === 1) throw new Fault('centre-outdated');
  await trustClock(parts);
  const jws = await parts.centre.withdraw(item.requestHash, await signWithdrawal(parts, item, contentHash));
  const decision = await verifyDecision(parts, item, jws);
  if (!decision) throw new Fault('withdrawal-unanswered');
  return decision;
}

/** Requests of older journals name their content nowhere but in their bytes; null where those are lost. */
const contentHashOf = ({ request }: OutboxItem): Sha256 | null =>
  request.length === 0 ? null : createHash('sha256').update(signedContent(request)).digest('hex');

async function signWithdrawal(parts: DeskParts, item: OutboxItem, contentHash: Sha256): Promise<Uint8Array> {
  const { requestHash, registrationId, applicationNumber } = item;
  const { key, chain } = parts.sessions.unlocked();
  checkDates(key, parts.clock.now());
  const time = signingTime(parts, null);
  const withdrawal = Withdrawal.parse({
    version: 2,
    kind: 'withdrawal',
    registrationId,
    applicationNumber,
    requestHash,
    contentHash,
    from: parts.config.from,
    ...time,
  });
  return signCades(canonicalBytes(withdrawal), key, [...chain], new Date(time.signedAt));
}

/** What the operator is told: where no answer came, that nothing has changed. */
function withdrawalFault(error: unknown): unknown {
  if (hasFailed(error, 'line', 'answer', 'other-exchange', 'busy'))
    return new Fault('withdrawal-unanswered', {}, { cause: error });
  // Its only meaning here: the centre has no such operation.
  if (isProblem(error, 'not-found')) return new Fault('centre-outdated', {}, { cause: error });
  return faultOf(error);
}
