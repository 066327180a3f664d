import type { CertificateProfile } from './profile.ts';

/** Why a certificate may not sign here. Each has its own message that says what to do. */
export type SignerFault =
  | 'signer-not-yet-valid'
  | 'signer-expired'
  | 'signer-not-signing'
  | 'signer-role'
  | 'signer-organisation'
  | 'signer-iin';

export interface SignerRules {
  readonly operatorRoles: readonly string[];
  readonly organisationBins: readonly string[];
}

/**
 * The first reason why a certificate may not sign at an instant (milliseconds), or null. Signing
 * usage is digitalSignature with nonRepudiation: an older login key lacks the second, a GOST-2015
 * key has both. Whether the certificate chains to a pinned root is checked where keys are verified.
 */
export function judgeSigner(
  certificate: CertificateProfile,
  rules: SignerRules,
  at: number,
): SignerFault | null {
  if (at < certificate.notBefore) return 'signer-not-yet-valid';
  if (at > certificate.notAfter) return 'signer-expired';
  if (!certificate.usage.digitalSignature || !certificate.usage.nonRepudiation) return 'signer-not-signing';
  if (!certificate.extendedUsages.some((usage) => rules.operatorRoles.includes(usage))) return 'signer-role';
  if (!certificate.bin || !rules.organisationBins.includes(certificate.bin)) return 'signer-organisation';
  if (!certificate.iin) return 'signer-iin';
  return null;
}
