import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import { type Integer, OctetString, type Sequence } from 'asn1js';
import forge from 'node-forge';
import { type AlgorithmIdentifier, PBES2Params, PBKDF2Params } from 'pkijs';
import { Fault } from '../../../src/contract/fault.ts';
import { derivePkcs12 } from './derive.ts';

/** More rounds than this would keep the operator waiting for seconds: no authority makes such files. */
const mostIterations = 2_000_000;

/** The encryptions of PKCS#12 itself (RFC 7292, appendix C) that are met in the wild. */
const pkcs12Ciphers: Readonly<Record<string, { cipher: 'des-ede3-cbc' | 'rc2'; keyLength: number }>> = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', keyLength: 24 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyLength: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyLength: 5 },
};

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2Id = '1.2.840.113549.1.5.12';

const pbes2Ciphers: Readonly<Record<string, { cipher: string; keyLength: number }>> = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { cipher: 'des-ede3-cbc', keyLength: 24 },
};

const pseudoRandomFunctions: Readonly<Record<string, string>> = {
  '1.2.840.113549.2.7': 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/**
 * Decrypts what a password protects in a key file, by PBES2 (RFC 8018) or by the encryptions of
 * PKCS#12. Throws a Fault key-unsupported or key-file-slow; any other error means that the password
 * is wrong or the bytes are damaged.
 */
export async function decryptByPassword(
  { algorithmId, algorithmParams }: AlgorithmIdentifier,
  encrypted: ArrayBuffer,
  password: string,
): Promise<Buffer<ArrayBuffer>> {
  if (algorithmId === pbes2)
    return decryptPbes2(new PBES2Params({ schema: algorithmParams }), encrypted, password);
  const found = pkcs12Ciphers[algorithmId];
  if (!found) throw new Fault('key-unsupported', { algorithm: algorithmId });
  const [salt, rounds] = (algorithmParams as Sequence).valueBlock.value as [OctetString, Integer];
  const derivation = {
    digest: 'sha1',
    password,
    salt: new Uint8Array(salt.getValue()),
    iterations: bearableIterations(rounds.valueBlock.valueDec),
  } as const;
  const key = await derivePkcs12(derivation, 'key', found.keyLength);
  const iv = await derivePkcs12(derivation, 'iv', 8);
  return found.cipher === 'rc2' ? decryptRc2(key, iv, encrypted) : decipher(found.cipher, key, iv, encrypted);
}

/** The number itself, where it is one that can be waited for. Throws a Fault key-file-slow or key-file-damaged. */
export function bearableIterations(iterations: number): number {
  if (iterations > mostIterations) throw new Fault('key-file-slow', { iterations });
  if (!(iterations >= 1)) throw new Fault('key-file-damaged');
  return iterations;
}

async function decryptPbes2(
  params: PBES2Params,
  encrypted: ArrayBuffer,
  password: string,
): Promise<Buffer<ArrayBuffer>> {
  const { keyDerivationFunc, encryptionScheme } = params;
  const found = pbes2Ciphers[encryptionScheme.algorithmId];
  if (!found) throw new Fault('key-unsupported', { algorithm: encryptionScheme.algorithmId });
  if (keyDerivationFunc.algorithmId !== pbkdf2Id)
    throw new Fault('key-unsupported', { algorithm: keyDerivationFunc.algorithmId });
  const { salt, iterationCount, prf } = new PBKDF2Params({ schema: keyDerivationFunc.algorithmParams });
  // RFC 8018 lets the digest be left out where it is HMAC-SHA-1
  const digest = prf ? pseudoRandomFunctions[prf.algorithmId] : 'sha1';
  if (!digest || !(salt instanceof OctetString))
    throw new Fault('key-unsupported', { algorithm: prf?.algorithmId ?? pbkdf2Id });
  const key = await promisify(pbkdf2)(
    Buffer.from(password, 'utf8'),
    new Uint8Array(salt.getValue()),
    bearableIterations(iterationCount),
    found.keyLength,
    digest,
  );
  const iv = new Uint8Array((encryptionScheme.algorithmParams as OctetString).getValue());
  return decipher(found.cipher, key, iv, encrypted);
}

function decipher(
  cipher: string,
  key: Uint8Array,
  iv: Uint8Array,
  encrypted: ArrayBuffer,
): Buffer<ArrayBuffer> {
  const decipher = createDecipheriv(cipher, key, iv);
  return Buffer.concat([decipher.update(new Uint8Array(encrypted)), decipher.final()]);
}

/** RC2 is in neither OpenSSL 3's default provider nor BoringSSL, and the NCA's files need it. */
function decryptRc2(key: Buffer, iv: Buffer, encrypted: ArrayBuffer): Buffer<ArrayBuffer> {
  const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
  const decipher = forge.rc2.createDecryptionCipher(binary(key), key.length * 8);
  decipher.start(binary(iv));
  decipher.update(forge.util.createBuffer(binary(new Uint8Array(encrypted))));
  if (!decipher.finish()) throw new Error('the padding is wrong');
  return Buffer.from(decipher.output.getBytes(), 'latin1');
}
