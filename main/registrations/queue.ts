import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/** Every signed request that has no decision yet, oldest first. */
export async function queue({ outbox }: DeskParts): Promise<DeskOutput<'queue'>> {
  return { items: outbox.items() };
}

/**
 * Tries every waiting request now, whatever its next try was. Those that the centre asked to wait for are
 * left alone, unless the operator insists.
 */
export async function sendNow(
  { outbox }: DeskParts,
  { ignoreRetryAfter }: DeskInput<'sendNow'>,
): Promise<DeskOutput<'sendNow'>> {
  await outbox.deliverAll({ ignoreRetryAfter });
  return { items: outbox.items() };
}

/** Lets a held request go on, by a person's decision. */
export async function resume(
  parts: DeskParts,
  { registrationId }: DeskInput<'resume'>,
): Promise<RegistrationView> {
  const { request } = stateFor(parts, registrationId, 'resume');
  if (!request) throw new Fault('act-not-possible');
  const { operator } = parts.sessions.unlocked();
  record(parts, registrationId, operator, [{ type: 'resumed', requestHash: request.hash }], () =>
    parts.store.outbox.release(request.hash, instantOf(parts.clock.now())),
  );
  await parts.outbox.deliver(request.hash);
  return viewRegistration(parts, registrationId);
}
