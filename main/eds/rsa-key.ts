import { type KeyObject, sign } from 'node:crypto';
import { readCertificate } from '../../src/certificate/profile.ts';
import { Fault } from '../../src/contract/fault.ts';
import { digestBy } from './digest.ts';
import type { SigningKey } from './signing-key.ts';

/**
 * An RSA key in memory that signs by PKCS#1 v1.5 with SHA-256 (RFC 8017 §8.2). Certificate: DER.
 * Throws UnreadableCertificate; signing with a closed key throws a Fault `locked`.
 */
export function rsaSigningKey(privateKey: KeyObject, certificate: Uint8Array): SigningKey {
  let open: KeyObject | null = privateKey;
  const algorithm = { digest: '2.16.840.1.101.3.4.2.1', signature: '1.2.840.113549.1.1.11' };
  return {
    certificate,
    profile: readCertificate(certificate),
    algorithm,
    digest: async (bytes) => digestBy(algorithm.digest, bytes),
    sign: async (bytes) => {
      if (!open) throw new Fault('locked');
      // a quarter of a millisecond: another thread would take as long to be woken
      return sign('sha256', bytes, open);
    },
    close: () => {
      open = null;
    },
  };
}
