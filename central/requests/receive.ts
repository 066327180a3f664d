import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { AnyRegistrationRequest, type DeskIdentity, type Sha256 } from '../../src/contract/request.ts';
import { type Desk, isFrom } from '../desks/find.ts';
import { ProblemError } from '../http/problem-error.ts';
import { readContent } from '../signatures/content.ts';
import { readSignedMessage, type SignedMessage } from '../signatures/signed-data.ts';

/** A request as it arrived: read, but its signatures not yet verified. */
export interface ReceivedRequest {
  readonly hash: Sha256;
  /** Of the signed content, whatever encodes it and whoever signed it. */
  readonly contentHash: Sha256;
  readonly bytes: Uint8Array;
  readonly request: AnyRegistrationRequest;
  readonly message: SignedMessage;
}

const sha256 = (bytes: Uint8Array): Sha256 => createHash('sha256').update(bytes).digest('hex');

/** Reads a signed request. Throws ProblemError `hash-mismatch` where the bytes have another SHA-256, and what `receive` throws. */
export function receiveRequest(bytes: Uint8Array, hash: Sha256, desk: Desk): ReceivedRequest {
  if (sha256(bytes) !== hash) throw new ProblemError('hash-mismatch');
  const { content: request, message } = receive(bytes, AnyRegistrationRequest, desk);
  return { hash, contentHash: sha256(message.content), bytes, request, message };
}

/**
 * Reads what a desk signed about one of its applications. What can't be read, or doesn't come from this
 * very desk and counter window, can't be decided, since a receipt would answer for somebody else:
 * `signature-invalid`, `malformed` or `unauthorised-desk`.
 */
export function receive<Content extends { from: DeskIdentity; applicationNumber: string }>(
  bytes: Uint8Array,
  schema: z.ZodType<Content>,
  desk: Desk,
): { content: Content; message: SignedMessage } {
  const message = readSignedMessage(bytes);
  if (!message) throw new ProblemError('signature-invalid');
  const content = readContent(message.content, schema);
  if (!content) throw new ProblemError('malformed');
  if (!isFrom(desk, content.from)) throw new ProblemError('unauthorised-desk');
  const { office, window } = desk.identity;
  if (!content.applicationNumber.startsWith(`${office}-${window}-`)) throw new ProblemError('malformed');
  return { content, message };
}
