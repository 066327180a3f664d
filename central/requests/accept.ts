import type { Parts } from '../parts.ts';
import { findSigners, type SignatureFault, type Signer } from '../signatures/signer.ts';
import {
  type SigningInstantFault,
  signingInstant,
  signingInstantFault,
} from '../signatures/signing-instant.ts';
import { openSecrets, type Secrets } from './open-secrets.ts';
import type { ReceivedRequest } from './receive.ts';

/** Whether a request can be decided by what it says: its signatures are right, and so is the moment of them. */
export type Acceptance =
  | {
      readonly ok: true;
      /** One, or two. */
      readonly signers: readonly Signer[];
      /** What the request carried sealed. */
      readonly secrets: Secrets;
    }
  | {
      readonly ok: false;
      readonly fault: SignatureFault | SigningInstantFault;
      /** None where a signature is not accepted: the content is nobody's then. */
      readonly signers: readonly Signer[];
    };

/**
 * Verifies a request's signatures, and only then opens its seals. A clock that is off is named before
 * a certificate that is out of its dates only by that clock.
 */
export async function acceptRequest(
  { request, message }: ReceivedRequest,
  parts: Parts,
): Promise<Acceptance> {
  const { policy, keys, clock } = parts;
  const found = findSigners(message, policy, keys.trustedAuthorities, signingInstant(request));
  if (!found.ok && found.fault === 'signature-invalid') return { ...found, signers: [] };
  const signers = found.ok ? found.value : [];
  const fault = signingInstantFault(request, policy, clock()) ?? (found.ok ? null : found.fault);
  if (fault) return { ok: false, fault, signers };
  return { ok: true, signers, secrets: await openSecrets(request, parts) };
}
