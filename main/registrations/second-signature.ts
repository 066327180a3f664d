import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { Policy } from '../../src/contract/policy.ts';
import { replacedNumber } from '../../src/registration/replacement.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { checkDates } from '../eds/check-signer.ts';
import type { DeskParts } from '../parts.ts';
import { type SecondKey, secondKeyLimit } from '../session/second-key.ts';
import { stateFor } from './read.ts';

/**
 * Opens a colleague's key for the second signature on a registration. Throws Fault act-not-possible where
 * none is needed.
 */
export async function openSecondKey(
  parts: DeskParts,
  { registrationId, keyFile }: DeskInput<'openSecondKey'>,
  secret: Uint8Array,
): Promise<DeskOutput<'openSecondKey'>> {
  const state = stateFor(parts, registrationId, 'sign');
  if (!needsSecondSignature(state, await parts.policy.required())) throw new Fault('act-not-possible');
  const { signer } = await parts.sessions.openSecondKey(registrationId, keyFile, secret);
  return { name: signer.name, seconds: secondKeyLimit / 1000 };
}

/**
 * The colleague who signs beside the operator, or null where one signature is enough. Throws Fault
 * second-signature-required where nobody has opened a key for it, and signer-expired.
 */
export function secondSignerFor(
  parts: Pick<DeskParts, 'sessions' | 'clock'>,
  state: RegistrationState,
  policy: Policy,
): SecondKey | null {
  if (!needsSecondSignature(state, policy)) return null;
  const second = parts.sessions.secondKeyFor(state.registrationId);
  if (!second) throw new Fault('second-signature-required');
  checkDates(second.key, parts.clock.now());
  return second;
}

const needsSecondSignature = (state: RegistrationState, { replacement }: Policy): boolean =>
  replacement.secondSignature &&
  state.application !== null &&
  replacedNumber(state, state.application.applicant.iin, state.application.subscriberNumber) !== null;
