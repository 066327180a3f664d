import { createHash } from 'node:crypto';
import { makeTemporaryPassword } from '../../src/application/temporary-password.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import type { DeskInput, RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Policy } from '../../src/contract/policy.ts';
import { RegistrationRequest1, type SealedTemporaryPassword } from '../../src/contract/request.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { judgeClock } from '../centre/clock.ts';
import { signCadesTogether } from '../eds/cades.ts';
import { checkDates } from '../eds/check-signer.ts';
import type { OneTimePasswordSeal } from '../eds/key-process/key-process.ts';
import { seal } from '../eds/sealing.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';
import { secondSignerFor } from './second-signature.ts';

/**
 * Certifies the request with the operator's EDS (clause 7.2), puts it into the outbox in the same
 * transaction, and tries to deliver it. Once it is in the outbox it can't be lost; whatever the line
 * does, the view says how far it got. `secret` is the sealed one-time password as it was typed. Throws
 * Fault one-time-password-form, second-signature-required, signer-expired, clock-off, act-not-possible.
 */
export async function sign(
  parts: DeskParts,
  input: DeskInput<'sign'>,
  secret: Uint8Array,
): Promise<RegistrationView> {
  const state = stateFor(parts, input.registrationId, 'sign');
  const policy = await parts.policy.required();
  if (judgeClock(parts.clock.offset(), policy.clock).state === 'refuse') throw new Fault('clock-off');
  const { operator, key, chain, keyProcess } = parts.sessions.unlocked();
  checkDates(key, parts.clock.now());
  const second = secondSignerFor(parts, state, policy);
  const code = await keyProcess.sealOneTimePassword(sealOf(state, policy, secret));
  const temporaryPassword = temporaryPasswordFor(parts, state, policy);
  const request = await fillRequest(parts, state, policy, code, temporaryPassword);
  const signers = [{ key, chain }, ...(second ? [second] : [])];
  const signed = await signCadesTogether(canonicalBytes(request), signers, new Date(request.signedAt));
  const requestHash = createHash('sha256').update(signed).digest('hex');

  const { registrationId, applicationNumber, signedAt } = request;
  const certificateSerial = key.profile.serial;
  const account = request.account.act;
  record(
    parts,
    registrationId,
    operator,
    [
      {
        ...{ type: 'signed', requestHash, signedAt, certificateSerial, account },
        ...(second && { secondSigner: second.signer }),
      },
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
  if (second) await parts.sessions.dropSecondKey();
  await parts.outbox.deliver(requestHash);
  return viewRegistration(parts, registrationId);
}

/** The digits are sealed in the key's process: nothing else has them in the clear. */
const sealOf = (
  { registrationId, challenge }: RegistrationState,
  { sealingKey }: Policy,
  secret: Uint8Array,
): OneTimePasswordSeal => ({
  secret,
  registrationId,
  sealingKey,
  challengeId: challenge?.challengeId ?? '',
  length: challenge?.length ?? 0,
});

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
  sealed: string,
  temporaryPassword: string | null,
): Promise<RegistrationRequest1> {
  const { registrationId, applicationNumber, application, challenge } = state;
  return RegistrationRequest1.parse({
    kind: 'registration-request',
    registrationId,
    applicationNumber,
    application,
    oneTimePassword: { challengeId: challenge?.challengeId, sealed },
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
