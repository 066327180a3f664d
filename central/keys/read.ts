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

/** Private keys by the id by which messages name them. */
export type KeyRing = ReadonlyMap<string, CryptoKey>;

/** Everything that the centre keeps secret, and the authorities that it trusts. */
export interface Keys {
  /** Passwords are sealed to `current`; what was sealed to an earlier key opens with that one. */
  readonly sealing: { readonly current: PublicJwk; readonly ring: KeyRing };
  readonly receipt: NamedKey;
  readonly oneTimePasswordSecret: KeyObject;
  /** DER. */
  readonly trustedAuthorities: readonly Uint8Array[];
}

/** Reads the keys that a configuration names. Throws where a file is missing or holds something else. */
export async function readKeys(config: Pick<CentralConfig, 'keys' | 'trustedAuthorities'>): Promise<Keys> {
  const receipt = readPrivateJwk(config.keys.receipt);
  return {
    sealing: await readRing(config.keys.sealing),
    receipt: { kid: receipt.kid, key: await importKey(receipt, 'ES256') },
    oneTimePasswordSecret: createSecretKey(
      HexSecret.parse(readFileSync(config.keys.oneTimePasswordSecret, 'utf8')),
      'hex',
    ),
    trustedAuthorities: config.trustedAuthorities.map((file) => new X509Certificate(readFileSync(file)).raw),
  };
}

/** Throws where two of the keys have one id: it could not be said which of them opens what names it. */
async function readRing(files: readonly string[]): Promise<Keys['sealing']> {
  const keys = files.map(readPrivateJwk);
  const [first] = keys;
  if (!first) throw new TypeError('there is no sealing key');
  const { d: _private, ...current } = first;
  const imported = keys.map(async (jwk) => [jwk.kid, await importKey(jwk, 'ECDH-ES')] as const);
  const ring = new Map(await Promise.all(imported));
  if (ring.size < keys.length) throw new TypeError('two sealing keys have the same key id');
  return { current, ring };
}

const readPrivateJwk = (file: string): z.infer<typeof PrivateJwk> =>
  PrivateJwk.parse(JSON.parse(readFileSync(file, 'utf8')));

async function importKey(jwk: z.infer<typeof PrivateJwk>, algorithm: string): Promise<CryptoKey> {
  const key = await importJWK(jwk, algorithm);
  if (key instanceof Uint8Array) throw new TypeError('the key is not an elliptic-curve key');
  return key;
}
