import { findChain } from '../../src/certificate/chain.ts';
import { judgeDates, judgeSigner, type SignerFault } from '../../src/certificate/judge.ts';
import { type CertificateProfile, readCertificate } from '../../src/certificate/profile.ts';
import type { Policy } from '../../src/contract/policy.ts';
import type { ProblemCode } from '../../src/contract/problem.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';
import type { Result } from '../../src/result.ts';
import { fault, ok } from '../../src/result.ts';
import type { SignedMessage } from './signed-data.ts';
import { isIssuedBy, isSignatureRight } from './verify.ts';

/** Why a signature or its signer is not accepted: a return of a request, a problem of a session. */
export type SignatureFault = Extract<ReturnReason & ProblemCode, `sign${string}`>;

/** Who signed, as the centre's lists know people: both from the certificate. */
export interface Signer {
  readonly iin: string;
  readonly bin: string;
}

/**
 * Who signed a message. `at` is the signing instant (milliseconds), at which certificates must have
 * been in date. That the signer works here is the staff list's business.
 */
export function findSigner(
  message: SignedMessage | null,
  policy: Policy,
  authorities: readonly Uint8Array[],
  at: number,
): Result<Signer, SignatureFault> {
  if (!message || !isSignatureRight(message)) return fault('signature-invalid');
  const profile = readCertificate(message.certificate);
  // Its own dates first: an issuer whose dates ended on the same day would make it untrusted.
  const dates = judgeDates(profile, at);
  if (dates) return fault(faults[dates]);
  if (!findChain(message.certificate, authorities, isIssuedBy, at)) return fault('signer-untrusted');
  return judged(profile, policy, at);
}

function judged(profile: CertificateProfile, policy: Policy, at: number): Result<Signer, SignatureFault> {
  const found = judgeSigner(profile, policy, at);
  if (found) return fault(faults[found]);
  if (!profile.iin || !profile.bin) return fault('signer-not-on-staff');
  return ok({ iin: profile.iin, bin: profile.bin });
}

/** The desk tells more of them apart, since it tells the operator what to do. */
const faults: Readonly<Record<SignerFault, SignatureFault>> = {
  'signer-not-yet-valid': 'signer-expired',
  'signer-expired': 'signer-expired',
  'signer-not-signing': 'signer-not-signing',
  'signer-role': 'signer-role',
  'signer-organisation': 'signer-organisation',
  'signer-iin': 'signer-not-on-staff',
};
