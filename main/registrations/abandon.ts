import type { DeskInput } from '../../src/contract/desk.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/** Ends a registration that waits for no decision of the centre, for a reason. */
export async function abandon(
  parts: DeskParts,
  { registrationId, reason }: DeskInput<'abandon'>,
): Promise<RegistrationView> {
  stateFor(parts, registrationId, 'abandon');
  const { operator } = parts.sessions.unlocked();
  record(parts, registrationId, operator, [{ type: 'abandoned', reason }], () => {
    parts.store.drafts.remove(registrationId);
    parts.store.temporaryPasswords.wipe(registrationId);
  });
  return viewRegistration(parts, registrationId);
}
