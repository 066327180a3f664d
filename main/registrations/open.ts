import { emptyDraft } from '../../src/application/draft.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { DeskParts } from '../parts.ts';
import { viewRegistration } from './read.ts';
import { record } from './record.ts';

/** Opens a registration for the citizen who has just sat down. */
export async function openRegistration(
  parts: DeskParts,
  { language }: DeskInput<'openRegistration'>,
): Promise<RegistrationView> {
  const { operator } = parts.sessions.unlocked();
  const registrationId = parts.chance.uuid();
  record(parts, registrationId, operator, [{ type: 'opened' }], () =>
    parts.store.drafts.put(registrationId, emptyDraft(language), instantOf(parts.clock.now())),
  );
  return viewRegistration(parts, registrationId);
}
