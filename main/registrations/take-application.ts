import type { DeskInput } from '../../src/contract/desk.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/** The operator says that the citizen signed the printed application (clause 7.1). */
export async function takeApplication(
  parts: DeskParts,
  { registrationId }: DeskInput<'takeApplication'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'take-application');
  const { operator } = parts.sessions.unlocked();
  const printed = state.papers.findLast((paper) => paper.kind === 'application');
  record(parts, registrationId, operator, [
    ...(printed ? [{ type: 'paper-confirmed' as const, paperId: printed.paperId }] : []),
    { type: 'application-taken' },
  ]);
  return viewRegistration(parts, registrationId);
}
