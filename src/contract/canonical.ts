import canonicalize from 'canonicalize';

/** Canonical JSON (RFC 8785): one content has one text, so that it can be hashed and signed. */
export function canonicalJson(content: object): string {
  const text = canonicalize(content);
  if (text === undefined) throw new TypeError('there is no JSON for this content');
  return text;
}

/** The same in UTF-8: the bytes that are signed. */
export const canonicalBytes = (content: object): Uint8Array =>
  new TextEncoder().encode(canonicalJson(content));
