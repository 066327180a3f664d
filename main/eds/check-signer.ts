import { X509Certificate } from 'node:crypto';
import { findChain, type VerifyIssued } from '../../src/certificate/chain.ts';
import { judgeDates, judgeSigner, type SignerRules } from '../../src/certificate/judge.ts';
import type { CertificateProfile } from '../../src/certificate/profile.ts';
import { Fault, type FaultDetails } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { SigningKey } from './signing-key.ts';

export interface SigningRules extends SignerRules {
  /** The pinned root and issuing certificates, DER. */
  readonly authorities: readonly Uint8Array[];
}

/**
 * Checks that a key may sign here at an instant (milliseconds): in date, for signing, held by an
 * employee of the corporation, and chained to a pinned authority. Throws a Fault `signer-…` for the
 * first thing that is wrong; its details name the date or the BIN in question.
 */
export function checkSigner(key: SigningKey, rules: SigningRules, at: number): void {
  const fault = judgeSigner(key.profile, rules, at);
  if (fault) throw new Fault(fault, detailsOf(fault, key.profile));
  chainOf(key, rules.authorities, at);
}

/**
 * Checks that a key, which may have been opened long ago, is in date at an instant (milliseconds). Throws a
 * Fault signer-expired or signer-not-yet-valid with the date.
 */
export function checkDates({ profile }: SigningKey, at: number): void {
  const fault = judgeDates(profile, at);
  if (fault) throw new Fault(fault, detailsOf(fault, profile));
}

/**
 * The certificates (DER) that a signature by the key must carry beside the signer's own, so that a root alone
 * is enough to verify it: every authority on the way up except a root. Throws a Fault signer-untrusted.
 */
export function chainOf(key: SigningKey, authorities: readonly Uint8Array[], at: number): Uint8Array[] {
  const chain = findChain(key.certificate, authorities, verifyIssued, at);
  if (!chain) throw new Fault('signer-untrusted');
  return chain.slice(1).filter((authority) => !isRoot(authority));
}

function detailsOf(fault: string, { notBefore, notAfter, bin }: CertificateProfile): FaultDetails {
  if (fault === 'signer-expired') return { validUntil: instantOf(notAfter) };
  if (fault === 'signer-not-yet-valid') return { validFrom: instantOf(notBefore) };
  if (fault === 'signer-organisation' && bin) return { bin };
  return {};
}

/** An authority whose key node:crypto can't read (GOST) has issued no RSA certificate. */
const verifyIssued: VerifyIssued = (child, issuer) => {
  try {
    return new X509Certificate(child).verify(new X509Certificate(issuer).publicKey);
  } catch {
    return false;
  }
};

function isRoot(authority: Uint8Array): boolean {
  const certificate = new X509Certificate(authority);
  return certificate.checkIssued(certificate);
}
