import { createHash } from 'node:crypto';
import { AnyRegistrationRequest, type Sha256 } from '../../src/contract/request.ts';
import { type Desk, isFrom } from '../desks/find.ts';
import { ProblemError } from '../http/problem-error.ts';
import { readContent } from '../signatures/content.ts';
import { readSignedMessage, type SignedMessage } from '../signatures/signed-data.ts';

/** A request as it arrived: read, but its signature not yet verified. */
export interface ReceivedRequest {
  readonly hash: Sha256;
  readonly bytes: Uint8Array;
  readonly request: AnyRegistrationRequest;
  /** Null where the signature is not of the form that can be verified. */
  readonly signed: SignedMessage | null;
}

/** Throws ProblemError `hash-mismatch` where the bytes have another SHA-256. */
export function checkHash(bytes: Uint8Array, hash: Sha256): void {
  if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new ProblemError('hash-mismatch');
}

/**
 * Reads a signed request. What can't be read, or doesn't come from this very desk and counter
 * window, can't be decided, since a receipt would answer for somebody else: `signature-invalid`,
 * `malformed` or `unauthorised-desk`.
 */
export function receiveRequest(bytes: Uint8Array, hash: Sha256, desk: Desk): ReceivedRequest {
  const message = readSignedMessage(bytes);
  if (!message) throw new ProblemError('signature-invalid');
  const request = readContent(message.content, AnyRegistrationRequest);
  if (!request) throw new ProblemError('malformed');
  if (!isFrom(desk, request.from)) throw new ProblemError('unauthorised-desk');
  const { office, window } = desk.identity;
  if (!request.applicationNumber.startsWith(`${office}-${window}-`)) throw new ProblemError('malformed');
  return { hash, bytes, request, signed: message.signed };
}
