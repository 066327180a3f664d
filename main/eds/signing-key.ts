import type { CertificateProfile } from '../../src/certificate/profile.ts';

/**
 * A key that signs, wherever it lives: RSA in memory today; GOST keys and NCALayer are adapters of
 * the same thing. `close` forgets the key; a closed key throws.
 */
export interface SigningKey {
  /** The holder's certificate, DER. */
  readonly certificate: Uint8Array;
  readonly profile: CertificateProfile;
  /** OIDs for the CMS signer info (RFC 5652): the digest, and the signature with that digest. */
  readonly algorithm: { readonly digest: string; readonly signature: string };
  /** The digest of the bytes by `algorithm.digest`. */
  digest(bytes: Uint8Array): Promise<Uint8Array>;
  /** The raw signature of the bytes (the key hashes them itself). */
  sign(bytes: Uint8Array): Promise<Uint8Array>;
  close(): void;
}
