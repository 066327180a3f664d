import { createSecretKey, type KeyObject, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { type CryptoKey, importJWK } from 'jose';
import { z } from 'zod';
import { PublicJwk } from '../../src/contract/jwk.ts';
import type { CentralConfig } from '../config.ts';

const PrivateJwk = PublicJwk.extend({ d: z.base64url() });
const HexSecret = z
  .string()
  .trim()
  .regex(/^[0-9a-fA-F]{64}$/);

/** A private key with the id by which messages name it. */
export interface NamedKey {
  readonly kid: string;
  readonly key: CryptoKey;
}

/** Everything that the centre keeps secret, and the authorities that it trusts. */
export interface Keys {
  readonly sealing: { readonly key: CryptoKey; readonly public: PublicJwk };
  readonly receipt: NamedKey;
  readonly oneTimePasswordSecret: KeyObject;
  /** DER. */
  readonly trustedAuthorities: readonly Uint8Array[];
}

/** Reads the keys that a configuration names. Throws where a file is missing or holds something else. */
export async function readKeys(config: Pick<CentralConfig, 'keys' | 'trustedAuthorities'>): Promise<Keys> {
  const sealing = readPrivateJwk(config.keys.sealing);
  const receipt = readPrivateJwk(config.keys.receipt);
  const { d: _private, ...publicSealing } = sealing;
  return {
    sealing: { key: await importKey(sealing, 'ECDH-ES'), public: publicSealing },
    receipt: { kid: receipt.kid, key: await importKey(receipt, 'ES256') },
    oneTimePasswordSecret: createSecretKey(
      HexSecret.parse(readFileSync(config.keys.oneTimePasswordSecret, 'utf8')),
      'hex',
    ),
    trustedAuthorities: config.trustedAuthorities.map((file) => new X509Certificate(readFileSync(file)).raw),
  };
}

const readPrivateJwk = (file: string): z.infer<typeof PrivateJwk> =>
  PrivateJwk.parse(JSON.parse(readFileSync(file, 'utf8')));

async function importKey(jwk: z.infer<typeof PrivateJwk>, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new TypeError('the key is not an elliptic-curve key');
  return key;
}
