import type { Statements } from '../../src/application/application.ts';
import { type Iin, parseIin } from '../../src/application/iin.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { faultOf } from '../centre/failure.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/**
 * Asks the centre for the citizen's name and account, after the citizen agreed to that (appendix,
 * second statement). Throws Fault draft-incomplete, registration-has-another-person, statements-outdated,
 * iin-unknown, or one of the line.
 */
export async function lookUp(
  parts: DeskParts,
  { registrationId, iin, statementsVersion }: DeskInput<'lookUp'>,
): Promise<RegistrationView> {
  const state = stateFor(parts, registrationId, 'look-up');
  const parsed = parseIin(iin);
  if (!parsed.ok) throw new Fault('draft-incomplete', { field: 'iin' });
  const policy = await parts.policy.required();
  if (policy.statements.version !== statementsVersion) throw new Fault('statements-outdated');
  await lookUpPerson(parts, state, parsed.value, {
    version: statementsVersion,
    agreement: true,
    information: true,
  });
  return viewRegistration(parts, registrationId);
}

/** The look-up itself, for an IIN that is right and statements that were accepted. Throws a Fault. */
export async function lookUpPerson(
  parts: DeskParts,
  state: RegistrationState,
  iin: Iin,
  statements: Statements,
): Promise<void> {
  requireSamePerson(state, iin);
  const { registrationId } = state;
  const { operator, centre } = parts.sessions.unlocked();
  const found = await centre
    .use((token) => parts.centre.lookUp(token, { registrationId, iin, statements }))
    .catch((error: unknown) => {
      throw faultOf(error);
    });
  record(parts, registrationId, operator, [{ type: 'looked-up', iin, statements, found }]);
}

/** Throws Fault registration-has-another-person where the registration looked up somebody else: each look-up stands for one request. */
export function requireSamePerson({ lookup }: RegistrationState, iin: Iin): void {
  if (lookup && lookup.person.iin !== iin) throw new Fault('registration-has-another-person');
}
