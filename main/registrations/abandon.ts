import type { DeskInput, RegistrationView } from '../../src/contract/desk.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/** Ends a registration without a decision, for a reason. What was signed and not yet delivered leaves the outbox. */
export async function abandon(
  parts: DeskParts,
  { registrationId, reason }: DeskInput<'abandon'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'abandon');
  const { operator } = parts.sessions.unlocked();
  record(parts, registrationId, operator, [{ type: 'abandoned', reason }], () => {
    parts.store.drafts.remove(registrationId);
    parts.store.temporaryPasswords.wipe(registrationId);
    if (state.phase === 'held' && state.request) parts.store.outbox.remove(state.request.hash);
  });
  return viewRegistration(parts, registrationId);
}
