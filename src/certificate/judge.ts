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

/** What stands against a certificate's own dates at an instant (milliseconds), or null. */
export function judgeDates(
  { notBefore, notAfter }: Pick<CertificateProfile, 'notBefore' | 'notAfter'>,
  at: number,
): Extract<SignerFault, 'signer-not-yet-valid' | 'signer-expired'> | null {
  if (at < notBefore) return 'signer-not-yet-valid';
  return at > notAfter ? 'signer-expired' : null;
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
  const dates = judgeDates(certificate, at);
  if (dates) return dates;
  if (!certificate.usage.digitalSignature || !certificate.usage.nonRepudiation) return 'signer-not-signing';
  if (!certificate.extendedUsages.some((usage) => rules.operatorRoles.includes(usage))) return 'signer-role';
  if (!certificate.bin || !rules.organisationBins.includes(certificate.bin)) return 'signer-organisation';
  if (!certificate.iin) return 'signer-iin';
  return null;
}
