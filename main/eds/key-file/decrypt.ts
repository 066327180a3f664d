import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { Fault } from '../../../src/contract/fault.ts';
import { type BerValue, binary, numberOf, octetsOf, oidOf, partsOf } from './ber.ts';
import { derivePkcs12 } from './derive.ts';

type Bytes = Buffer<ArrayBuffer>;
type Ciphers = Readonly<Record<string, { readonly cipher: string; readonly keyLength: number }>>;

/** More rounds than this would keep the operator waiting for seconds: no authority makes such files. */
const mostIterations = 2_000_000;

/** The encryptions of PKCS#12 itself (RFC 7292, appendix C) that are met in the wild. */
const pkcs12Ciphers: Ciphers = {
  '1.2.840.113549.1.12.1.3': { cipher: 'des-ede3-cbc', keyLength: 24 },
  '1.2.840.113549.1.12.1.5': { cipher: 'rc2', keyLength: 16 },
  '1.2.840.113549.1.12.1.6': { cipher: 'rc2', keyLength: 5 },
};

const pbes2 = '1.2.840.113549.1.5.13';
const pbkdf2Id = '1.2.840.113549.1.5.12';

const pbes2Ciphers: Ciphers = {
  '2.16.840.1.101.3.4.1.2': { cipher: 'aes-128-cbc', keyLength: 16 },
  '2.16.840.1.101.3.4.1.22': { cipher: 'aes-192-cbc', keyLength: 24 },
  '2.16.840.1.101.3.4.1.42': { cipher: 'aes-256-cbc', keyLength: 32 },
  '1.2.840.113549.3.7': { cipher: 'des-ede3-cbc', keyLength: 24 },
};

const hmacWithSha1 = '1.2.840.113549.2.7';
const pseudoRandomFunctions: Readonly<Record<string, string>> = {
  [hmacWithSha1]: 'sha1',
  '1.2.840.113549.2.9': 'sha256',
  '1.2.840.113549.2.10': 'sha384',
  '1.2.840.113549.2.11': 'sha512',
};

/**
 * Decrypts what a password protects in a key file, by PBES2 (RFC 8018) or by the encryptions of
 * PKCS#12; `algorithm` is an AlgorithmIdentifier. Throws a Fault key-unsupported or key-file-slow;
 * any other error means that the password is wrong or the bytes are damaged.
 */
export async function decryptByPassword(
  algorithm: BerValue | undefined,
  encrypted: Bytes,
  password: string,
): Promise<Bytes> {
  const [id, parameters] = partsOf(algorithm);
  if (oidOf(id) === pbes2) return decryptPbes2(parameters, encrypted, password);
  const { cipher, keyLength } = known(pkcs12Ciphers, oidOf(id));
  const [salt, rounds] = partsOf(parameters);
  const derivation = {
    digest: 'sha1',
    password,
    salt: octetsOf(salt),
    iterations: bearableIterations(numberOf(rounds)),
  } as const;
  const key = await derivePkcs12(derivation, 'key', keyLength);
  const iv = await derivePkcs12(derivation, 'iv', 8);
  return cipher === 'rc2' ? decryptRc2(key, iv, encrypted) : decipher(cipher, key, iv, encrypted);
}

/** The number itself, where it is one that can be waited for. Throws a Fault key-file-slow or key-file-damaged. */
export function bearableIterations(iterations: number): number {
  if (iterations > mostIterations) throw new Fault('key-file-slow', { iterations });
  if (iterations < 1) throw new Fault('key-file-damaged');
  return iterations;
}

/** What the table has under an algorithm's OID. Throws a Fault key-unsupported. */
export function known<Entry>(table: Readonly<Record<string, Entry>>, algorithm: string): Entry {
  const entry = table[algorithm];
  if (!entry) throw new Fault('key-unsupported', { algorithm });
  return entry;
}

async function decryptPbes2(
  parameters: BerValue | undefined,
  encrypted: Bytes,
  password: string,
): Promise<Bytes> {
  const [derivation, encryption] = partsOf(parameters).map(partsOf);
  known({ [pbkdf2Id]: true }, oidOf(derivation?.[0]));
  const { cipher, keyLength } = known(pbes2Ciphers, oidOf(encryption?.[0]));
  // between the rounds and the function the key's length may stand, and both may be left out (RFC 8018, A.2)
  const [salt, rounds, ...optional] = partsOf(derivation?.[1]);
  const prf = optional.find(({ constructed }) => constructed);
  const digest = known(pseudoRandomFunctions, prf ? oidOf(partsOf(prf)[0]) : hmacWithSha1);
  const iterations = bearableIterations(numberOf(rounds));
  const secret = Buffer.from(password, 'utf8');
  const key = await promisify(pbkdf2)(secret, octetsOf(salt), iterations, keyLength, digest);
  return decipher(cipher, key, octetsOf(encryption?.[1]), encrypted);
}

function decipher(cipher: string, key: Uint8Array, iv: Uint8Array, encrypted: Bytes): Bytes {
  const decipher = createDecipheriv(cipher, key, iv);
  return Buffer.concat([decipher.update(encrypted), decipher.final()]);
}

/** RC2 is in neither OpenSSL 3's default provider nor BoringSSL, and the NCA's files need it. */
function decryptRc2(key: Bytes, iv: Bytes, encrypted: Bytes): Bytes {
  const decipher = forge.rc2.createDecryptionCipher(binary(key), key.length * 8);
  decipher.start(binary(iv));
  decipher.update(forge.util.createBuffer(binary(encrypted)));
  if (!decipher.finish()) throw new Error('the padding is wrong');
  return Buffer.from(decipher.output.getBytes(), 'latin1');
}
