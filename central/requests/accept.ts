import type { Result } from '../../src/result.ts';
import { ok } from '../../src/result.ts';
import type { Parts } from '../parts.ts';
import { findSigner, type SignatureFault, type Signer } from '../signatures/signer.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import { openSecrets, type Secrets } from './open-secrets.ts';
import type { ReceivedRequest } from './receive.ts';

/** A request whose signature is right: who signed it, and what it carried sealed. */
export interface Acceptance {
  readonly signer: Signer;
  readonly secrets: Secrets;
}

/** Verifies a request's signature, and only then opens its seals. */
export async function acceptRequest(
  { request, signed }: ReceivedRequest,
  parts: Parts,
): Promise<Result<Acceptance, SignatureFault>> {
  const signer = findSigner(signed, parts.policy, parts.keys.trustedAuthorities, signingInstant(request));
  return signer.ok ? ok({ signer: signer.value, secrets: await openSecrets(request, parts) }) : signer;
}
