import { createHash } from 'node:crypto';
import { makeTemporaryPassword } from '../../src/application/temporary-password.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import type { DeskInput, RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Policy } from '../../src/contract/policy.ts';
import {
  RegistrationRequest1,
  type SealedOneTimePassword,
  type SealedTemporaryPassword,
} from '../../src/contract/request.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { judgeClock } from '../centre/clock.ts';
import { signCades } from '../eds/cades.ts';
import { seal } from '../eds/sealing.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';

/**
 * Certifies the request with the operator's EDS (clause 7.2), puts it into the outbox in the same
 * transaction, and tries to deliver it. Once it is in the outbox it can't be lost; whatever the line
 * does, the view says how far it got. `entry` is the one-time password as it was typed (UTF-8). Throws
 * Fault one-time-password-form, clock-off, act-not-possible.
 */
export async function sign(
  parts: DeskParts,
  input: DeskInput<'sign'>,
  entry: Uint8Array,
): Promise<RegistrationView> {
  const state = stateFor(parts, input.registrationId, 'sign');
  const policy = await parts.policy.required();
  if (judgeClock(parts.clock.offset(), policy.clock).state === 'refuse') throw new Fault('clock-off');
  const { operator, key, chain } = parts.sessions.unlocked();

  const temporaryPassword = temporaryPasswordFor(parts, state, policy);
  const request = await fillRequest(parts, state, policy, digitsIn(entry, state), temporaryPassword);
  const signed = await signCades(canonicalBytes(request), key, [...chain], new Date(request.signedAt));
  const requestHash = createHash('sha256').update(signed).digest('hex');

  const { registrationId, applicationNumber, signedAt } = request;
  const certificateSerial = key.profile.serial;
  const account = request.account.act;
  record(
    parts,
    registrationId,
    operator,
    [
      { type: 'signed', requestHash, signedAt, certificateSerial, account },
      { type: 'queued', requestHash },
    ],
    () => {
      parts.store.outbox.put({
        requestHash,
        registrationId,
        applicationNumber,
        request: signed,
        queuedAt: signedAt,
      });
      if (temporaryPassword) parts.store.temporaryPasswords.put(registrationId, temporaryPassword);
    },
  );
  await parts.outbox.deliver(requestHash);
  return viewRegistration(parts, registrationId);
}

/** The code as the citizen said it, without the spaces that people put into it. */
function digitsIn(entry: Uint8Array, state: RegistrationState): string {
  const digits = Buffer.from(entry).toString('utf8').replaceAll(/\s/g, '');
  if (!/^\d+$/.test(digits) || digits.length !== state.challenge?.length)
    throw new Fault('one-time-password-form');
  return digits;
}

/** Clause 8: only where there is no account. A second try keeps the password of the first: the citizen gets one slip. */
function temporaryPasswordFor(parts: DeskParts, state: RegistrationState, policy: Policy): string | null {
  if (state.lookup?.account.state !== 'none') return null;
  const kept = parts.store.temporaryPasswords.get(state.registrationId);
  return kept ?? makeTemporaryPassword(policy.passwordRule, parts.chance.below);
}

async function fillRequest(
  parts: DeskParts,
  state: RegistrationState,
  policy: Policy,
  oneTimePassword: string,
  temporaryPassword: string | null,
): Promise<RegistrationRequest1> {
  const { registrationId, applicationNumber, application, challenge } = state;
  const challengeId = challenge?.challengeId ?? '';
  const sealedCode: SealedOneTimePassword = { registrationId, challengeId, oneTimePassword };
  return RegistrationRequest1.parse({
    kind: 'registration-request',
    registrationId,
    applicationNumber,
    application,
    oneTimePassword: { challengeId, sealed: await seal(sealedCode, policy.sealingKey) },
    account: await accountPart(registrationId, policy, temporaryPassword),
    from: parts.config.from,
    signedAt: instantOf(parts.clock.now()),
    clockOffset: parts.clock.offset() ?? 0,
    policyVersion: policy.version,
  });
}

async function accountPart(registrationId: string, { sealingKey }: Policy, temporaryPassword: string | null) {
  if (temporaryPassword === null) return { act: 'connect' };
  const content: SealedTemporaryPassword = { registrationId, temporaryPassword };
  return { act: 'create', temporaryPassword: await seal(content, sealingKey) };
}
