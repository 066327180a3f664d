import { calculateJwkThumbprint, exportJWK, generateKeyPair } from 'jose';
import { PublicJwk } from '../../src/contract/jwk.ts';

export type PrivateJwk = PublicJwk & { readonly d: string };

/** A P-256 key pair as the centre uses it for sealing (ECDH-ES) or for receipts and policies (ES256). */
export interface JwkPair {
  readonly publicJwk: PublicJwk;
  readonly privateJwk: PrivateJwk;
}

/** Makes a P-256 pair; its key id is the thumbprint of the public key (RFC 7638). */
export async function makeJwk(): Promise<JwkPair> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const { kty, crv, x, y, d } = await exportJWK(privateKey);
  if (!d) throw new TypeError('the private key has no private part');
  const kid = await calculateJwkThumbprint({ kty: 'EC', crv: 'P-256', x: x ?? '', y: y ?? '' });
  const publicJwk = PublicJwk.parse({ kty, crv, x, y, kid });
  return { publicJwk, privateJwk: { ...publicJwk, d } };
}
