import type { BasicConstraints, Certificate } from 'pkijs';
import { keyUsageBits, parseCertificate, UnreadableCertificate } from './profile.ts';

/** Whether the first certificate's signature was made by the second one's key; both are DER. */
export type VerifyIssued = (child: Uint8Array, issuer: Uint8Array) => boolean;

interface Link {
  readonly der: Uint8Array;
  readonly certificate: Certificate;
}

/**
 * The chain from a certificate up to the last pinned authority (DER, the certificate first), or
 * null where there is none. Every authority given is pinned; where an authority's own issuer is
 * pinned too, that link must hold as well, so an expired root ends what stands under it.
 * `at` is the instant (milliseconds) at which each authority must be in date and may have issued
 * (RFC 5280 §6.1.3, §6.1.4); the certificate's own dates are `judgeSigner`'s business. Names are
 * compared as they are encoded, since the order of their parts differs between generations of
 * the NCA. Throws UnreadableCertificate where an authority can't be read.
 */
export function findChain(
  certificate: Uint8Array,
  authorities: readonly Uint8Array[],
  verify: VerifyIssued,
  at: number,
): Uint8Array[] | null {
  const leaf = parseOrNull(certificate);
  if (!leaf) return null;
  const pinned = authorities.map((der): Link => ({ der, certificate: parseCertificate(der) }));
  return (
    climb({ der: certificate, certificate: leaf }, [], pinned, verify, at)?.map(({ der }) => der) ?? null
  );
}

/** `below` holds the links from the first certificate to the one under `link`. */
function climb(
  link: Link,
  below: readonly Link[],
  pinned: readonly Link[],
  verify: VerifyIssued,
  at: number,
): Link[] | null {
  const path = [...below, link];
  if (below.length > 0 && isSelfIssued(link.certificate)) return path;
  const issuers = pinned.filter((issuer) => isIssuedBy(link.certificate, issuer.certificate));
  if (issuers.length === 0) return below.length > 0 ? path : null;
  for (const issuer of issuers) {
    if (path.includes(issuer) || !mayIssue(issuer.certificate, below.length, at)) continue;
    if (!verify(link.der, issuer.der)) continue;
    const found = climb(issuer, path, pinned, verify, at);
    if (found) return found;
  }
  return null;
}

/** Basic constraints, key usage and dates of an authority with `depth` authorities between it and the certificate. */
function mayIssue(authority: Certificate, depth: number, at: number): boolean {
  const constraints = authority.extensions?.find(({ extnID }) => extnID === '2.5.29.19')?.parsedValue as
    | BasicConstraints
    | undefined;
  if (!constraints?.cA) return false;
  const longest = constraints.pathLenConstraint;
  if (typeof longest === 'number' && depth > longest) return false;
  const usage = keyUsageBits(authority);
  if (usage !== null && (usage & 0x04) === 0) return false;
  return at >= authority.notBefore.value.getTime() && at <= authority.notAfter.value.getTime();
}

const isIssuedBy = (child: Certificate, issuer: Certificate): boolean =>
  sameBytes(child.issuer.valueBeforeDecode, issuer.subject.valueBeforeDecode);

const isSelfIssued = (certificate: Certificate): boolean => isIssuedBy(certificate, certificate);

function sameBytes(one: ArrayBuffer, other: ArrayBuffer): boolean {
  const left = new Uint8Array(one);
  const right = new Uint8Array(other);
  return left.length === right.length && left.every((byte, place) => byte === right[place]);
}

function parseOrNull(der: Uint8Array): Certificate | null {
  try {
    return parseCertificate(der);
  } catch (error) {
    if (error instanceof UnreadableCertificate) return null;
    throw error;
  }
}
