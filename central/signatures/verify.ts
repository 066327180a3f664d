import { createHash, verify, X509Certificate } from 'node:crypto';
import type { Signature } from './signed-data.ts';

/** Digests by OID. */
const digests: Readonly<Record<string, string>> = {
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/** Signature algorithms by OID: the digest that each is made with, or null where the message names it apart. */
const signatures: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.1': null,
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
};

/**
 * Whether the key of the signature's certificate made it over this very content, and says that it
 * was with this very certificate (RFC 5652 §5.6, RFC 5035 §5). RSA of 2048 bits or more.
 */
export function isSignatureRight(content: Uint8Array, signature: Signature): boolean {
  const digest = digests[signature.digestAlgorithm];
  const certificateDigest = digests[signature.certificateHash.algorithm];
  const stated = signatures[signature.signatureAlgorithm];
  if (!digest || !certificateDigest || stated === undefined || (stated ?? digest) !== digest) return false;
  return (
    isHashOf(signature.messageDigest, content, digest) &&
    isHashOf(signature.certificateHash.value, signature.certificate, certificateDigest) &&
    isMadeByItsKey(signature, digest)
  );
}

/** Whether the first certificate's signature was made by the second one's key (both DER). */
export function isIssuedBy(child: Uint8Array, issuer: Uint8Array): boolean {
  const key = publicKeyOf(issuer);
  return key !== null && new X509Certificate(child).verify(key);
}

function isMadeByItsKey({ certificate, signedAttributes, signature }: Signature, digest: string): boolean {
  const key = publicKeyOf(certificate);
  if (key?.asymmetricKeyType !== 'rsa' || (key.asymmetricKeyDetails?.modulusLength ?? 0) < 2048) return false;
  return verify(digest, signedAttributes, key, signature);
}

/** Null for a certificate that Node can't read, or whose key is of a kind that it doesn't know. */
function publicKeyOf(certificate: Uint8Array): X509Certificate['publicKey'] | null {
  try {
    return new X509Certificate(certificate).publicKey;
  } catch {
    return null;
  }
}

const isHashOf = (hash: Uint8Array, bytes: Uint8Array, digest: string): boolean =>
  createHash(digest).update(bytes).digest().equals(hash);
