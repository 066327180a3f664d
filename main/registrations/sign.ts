import { createHash } from 'node:crypto';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import type { DeskInput, RegistrationView } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';
import type { AnyRegistrationRequest, JournalHead } from '../../src/contract/request.ts';
import type { Actor, RegistrationEvent } from '../../src/registration/events.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { signingTime, trustClock } from '../centre/signing-time.ts';
import { signCades } from '../eds/cades.ts';
import { atHead } from '../journal/at-head.ts';
import type { DeskParts } from '../parts.ts';
import type { UnlockedKey } from '../session/centre-session.ts';
import { stateFor, viewRegistration } from './read.ts';
import { record } from './record.ts';
import { type PreparedRequest, prepareRequest, temporaryPasswordFor } from './request.ts';

/**
 * Certifies the request with the operator's EDS (clause 7.2), puts it into the outbox in the same
 * transaction, and tries to deliver it. Once it is in the outbox it can't be lost; whatever the line
 * does, the view says how far it got. `entry` is the one-time password as it was typed (UTF-8). Throws
 * Fault one-time-password-form, act-not-possible, and clock-* where the centre's time is not known well
 * enough.
 */
export async function sign(
  parts: DeskParts,
  input: DeskInput<'sign'>,
  entry: Uint8Array,
): Promise<RegistrationView> {
  const state = stateFor(parts, input.registrationId, 'sign');
  const policy = await parts.policy.required();
  await trustClock(parts);
  const { operator, key, chain } = parts.sessions.unlocked();
  const digits = digitsIn(entry, state);
  const temporaryPassword = temporaryPasswordFor(parts, state, policy);
  const prepared = await prepareRequest(parts, state, policy, digits, temporaryPassword);

  const requestHash = await atHead(
    parts.store,
    (journal) => signNow(parts, state, prepared, { key, chain }, journal),
    (signed) => queue(parts, operator, key.profile.serial, signed, temporaryPassword),
  );
  await parts.outbox.deliver(requestHash);
  return viewRegistration(parts, input.registrationId);
}

/** The code as the citizen said it, without the spaces that people put into it. */
function digitsIn(entry: Uint8Array, state: RegistrationState): string {
  const digits = Buffer.from(entry).toString('utf8').replaceAll(/\s/g, '');
  if (!/^\d+$/.test(digits) || digits.length !== state.challenge?.length)
    throw new Fault('one-time-password-form');
  return digits;
}

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
  { key, chain }: Pick<UnlockedKey, 'key' | 'chain'>,
  journal: JournalHead,
): Promise<SignedRequest> {
  const time = signingTime(parts, challenge?.sentAt ?? null);
  const request = prepared(time, journal);
  const content = canonicalBytes(request);
  const bytes = await signCades(content, key, [...chain], new Date(time.signedAt));
  return { request, requestHash: sha256(bytes), contentHash: sha256(content), bytes };
}

/** Writes the signature and the queued request down in one transaction; gives the request's hash. */
function queue(
  parts: DeskParts,
  operator: NonNullable<Actor>,
  certificateSerial: string,
  { request, requestHash, contentHash, bytes }: SignedRequest,
  temporaryPassword: string | null,
): string {
  const { registrationId, applicationNumber, signedAt } = request;
  const account = request.account.act;
  const events: RegistrationEvent[] = [
    { type: 'signed', requestHash, contentHash, signedAt, certificateSerial, account },
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
