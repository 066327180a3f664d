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
 * Who signed a message, each person once. `at` is the signing instant
 * (milliseconds), at which certificates must have been in date. That signers work here is the staff
 * list's business. Every signature is judged alike; what stands against one of them stands against
 * the message, and first that it is not right.
 */
export function findSigners(
  { content, signatures }: SignedMessage,
  policy: Policy,
  authorities: readonly Uint8Array[],
  at: number,
): Result<readonly Signer[], SignatureFault> {
  if (!signatures?.every((signature) => isSignatureRight(content, signature)))
    return fault('signature-invalid');
  const signers: Signer[] = [];
  for (const { certificate } of signatures) {
    const signer = signerOf(certificate, policy, authorities, at);
    if (!signer.ok) return signer;
    signers.push(signer.value);
  }
  return ok(signers.filter(isFirst));
}

/** The same for a message that one person signs. */
export function findSigner(
  { content, signatures }: SignedMessage,
  policy: Policy,
  authorities: readonly Uint8Array[],
  at: number,
): Result<Signer, SignatureFault> {
  const [signature, ...others] = signatures ?? [];
  if (!signature || others.length > 0 || !isSignatureRight(content, signature))
    return fault('signature-invalid');
  return signerOf(signature.certificate, policy, authorities, at);
}

/** Two signatures by one person are one person's. */
const isFirst = ({ iin }: Signer, index: number, signers: readonly Signer[]): boolean =>
  signers.findIndex((signer) => signer.iin === iin) === index;

function signerOf(
  certificate: Uint8Array,
  policy: Policy,
  authorities: readonly Uint8Array[],
  at: number,
): Result<Signer, SignatureFault> {
  const profile = readCertificate(certificate);
  // Its own dates first: an issuer whose dates ended on the same day would make it untrusted.
  const dates = judgeDates(profile, at);
  if (dates) return fault(faults[dates]);
  if (!findChain(certificate, authorities, isIssuedBy, at)) return fault('signer-untrusted');
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
