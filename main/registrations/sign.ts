import { createHash } from 'node:crypto';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import type { DeskInput } from '../../src/contract/desk.ts';
import type { Policy } from '../../src/contract/policy.ts';
import type { AnyRegistrationRequest, JournalHead } from '../../src/contract/request.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { Actor, RegistrationEvent } from '../../src/registration/events.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { signingTime, trustClock } from '../centre/signing-time.ts';
import { type CadesSigner, signCadesTogether } from '../eds/cades.ts';
import { checkDates } from '../eds/check-signer.ts';
import type { OneTimePasswordSeal } from '../eds/key-process/key-process.ts';
import { atHead } from '../journal/at-head.ts';
import type { DeskParts } from '../parts.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';
import { type PreparedRequest, prepareRequest, temporaryPasswordFor } from './request.ts';
import { secondSignerFor } from './second-signature.ts';

/**
 * Certifies the request with the operator's EDS (clause 7.2), puts it into the outbox in the same
 * transaction, and tries to deliver it. Once it is in the outbox it can't be lost; whatever the line
 * does, the view says how far it got. `secret` is the sealed one-time password as it was typed. Throws
 * Fault one-time-password-form, second-signature-required, signer-expired, act-not-possible, and clock-*
 * where the centre's time is not known well enough.
 */
export async function sign(
  parts: DeskParts,
  input: DeskInput<'sign'>,
  secret: Uint8Array,
): Promise<RegistrationView> {
  const state = stateFor(parts, input.registrationId, 'sign');
  const policy = await parts.policy.required();
  await trustClock(parts);
  const { operator, key, chain, keyProcess } = parts.sessions.unlocked();
  checkDates(key, parts.clock.now());
  const second = secondSignerFor(parts, state, policy);
  const sealed = await keyProcess.sealOneTimePassword(sealOf(state, policy, secret));
  const temporaryPassword = temporaryPasswordFor(parts, state, policy);
  const prepared = await prepareRequest(parts, state, policy, sealed, temporaryPassword);
  const signers = [{ key, chain }, ...(second ? [second] : [])];

  const requestHash = await atHead(
    parts.store,
    (journal) => signNow(parts, state, prepared, signers, journal),
    (signed) => queue(parts, operator, key.profile.serial, signed, temporaryPassword, second?.signer),
  );
  if (second) await parts.sessions.dropSecondKey();
  await parts.outbox.deliver(requestHash);
  return viewRegistration(parts, input.registrationId);
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

interface SignedRequest {
  readonly request: AnyRegistrationRequest;
  readonly requestHash: string;
  readonly contentHash: string;
  readonly bytes: Uint8Array;
}

async function signNow(
  parts: DeskParts,
  { challenge }: RegistrationState,
  prepared: PreparedRequest,
  signers: readonly CadesSigner[],
  journal: JournalHead,
): Promise<SignedRequest> {
  const time = signingTime(parts, challenge?.sentAt ?? null);
  const request = prepared(time, journal);
  const content = canonicalBytes(request);
  const bytes = await signCadesTogether(content, signers, new Date(time.signedAt));
  return { request, requestHash: sha256(bytes), contentHash: sha256(content), bytes };
}

/** Writes the signature and the queued request down in one transaction; gives the request's hash. */
function queue(
  parts: DeskParts,
  operator: NonNullable<Actor>,
  certificateSerial: string,
  { request, requestHash, contentHash, bytes }: SignedRequest,
  temporaryPassword: string | null,
  secondSigner: NonNullable<Actor> | undefined,
): string {
  const { registrationId, applicationNumber, signedAt } = request;
  const account = request.account.act;
  const events: RegistrationEvent[] = [
    {
      ...{ type: 'signed', requestHash, contentHash, signedAt, certificateSerial, account },
      ...(secondSigner && { secondSigner }),
    },
    { type: 'queued', requestHash },
  ];
  record(parts, registrationId, operator, events, () => {
    const item = { requestHash, registrationId, applicationNumber, request: bytes, queuedAt: signedAt };
    parts.store.outbox.put(item);
    if (temporaryPassword) parts.store.temporaryPasswords.put(registrationId, temporaryPassword);
  });
  return requestHash;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
