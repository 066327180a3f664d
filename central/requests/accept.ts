import type { Result } from '../../src/result.ts';
import { fault, ok } from '../../src/result.ts';
import type { Parts } from '../parts.ts';
import { findSigner, type SignatureFault, type Signer } from '../signatures/signer.ts';
import {
  type SigningInstantFault,
  signingInstant,
  signingInstantFault,
} from '../signatures/signing-instant.ts';
import { openSecrets, type Secrets } from './open-secrets.ts';
import type { ReceivedRequest } from './receive.ts';

/** A request whose signature is right: who signed it, and what it carried sealed. */
export interface Acceptance {
  readonly signer: Signer;
  readonly secrets: Secrets;
}

/** What stands against a request by its signature and the moment of it. */
export type AcceptanceFault = SignatureFault | SigningInstantFault;

/**
 * Verifies a request's signature, and only then opens its seals. A clock that is off is named before
 * a certificate that is out of its dates only by that clock.
 */
export async function acceptRequest(
  { request, signed }: ReceivedRequest,
  parts: Parts,
): Promise<Result<Acceptance, AcceptanceFault>> {
  const { policy, keys, clock } = parts;
  const signer = findSigner(signed, policy, keys.trustedAuthorities, signingInstant(request));
  if (!signer.ok && signer.fault === 'signature-invalid') return signer;
  const instantFault = signingInstantFault(request, policy, clock());
  if (instantFault) return fault(instantFault);
  return signer.ok ? ok({ signer: signer.value, secrets: await openSecrets(request, parts) }) : signer;
}
