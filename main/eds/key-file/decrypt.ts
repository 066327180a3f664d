import { createDecipheriv, pbkdf2 } from 'node:crypto';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { Fault } from '../../../src/contract/fault.ts';
import { type BerValue, binary, numberOf, octetsOf, oidOf, partsOf } from './ber.ts';
import { derivePkcs12 } from './derive.ts';

type Bytes = Buffer<ArrayBuffer>;
type Ciphers = Readonly<Record<string, { readonly cipher: string; readonly keyLength: number }>>;

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

/** Something in a key file that only its password opens. */
export interface Encrypted {
  /** Rounds of its derivation, as the file states them. */
  readonly iterations: number;
  /** Decrypts it. Any error means that the password (UTF-8) is wrong or the bytes are damaged. */
  readonly decrypt: (password: Uint8Array) => Promise<Bytes>;
}

/**
 * Reads how something is protected: by PBES2 (RFC 8018) or by the encryptions of PKCS#12; `algorithm` is
 * an AlgorithmIdentifier. Nothing is derived yet. Throws a Fault key-unsupported; any other error means
 * that the bytes are damaged.
 */
export function readEncrypted(algorithm: BerValue | undefined, encrypted: Bytes): Encrypted {
  const [id, parameters] = partsOf(algorithm);
  return oidOf(id) === pbes2
    ? readPbes2(parameters, encrypted)
    : readPkcs12Encryption(known(pkcs12Ciphers, oidOf(id)), parameters, encrypted);
}

function readPkcs12Encryption(
  { cipher, keyLength }: Ciphers[string],
  parameters: BerValue | undefined,
  encrypted: Bytes,
): Encrypted {
  const [salt, rounds] = partsOf(parameters);
  const derivation = { digest: 'sha1', salt: octetsOf(salt), iterations: numberOf(rounds) } as const;
  return {
    iterations: derivation.iterations,
    async decrypt(password) {
      const key = await derivePkcs12({ ...derivation, password }, 'key', keyLength);
      const iv = await derivePkcs12({ ...derivation, password }, 'iv', 8);
      const opened = cipher === 'rc2' ? decryptRc2(key, iv, encrypted) : decipher(cipher, key, iv, encrypted);
      key.fill(0);
      return opened;
    },
  };
}

/** What the table has under an algorithm's OID. Throws a Fault key-unsupported. */
export function known<Entry>(table: Readonly<Record<string, Entry>>, algorithm: string): Entry {
  const entry = table[algorithm];
  if (!entry) throw new Fault('key-unsupported', { algorithm });
  return entry;
}

function readPbes2(parameters: BerValue | undefined, encrypted: Bytes): Encrypted {
  const [derivation, encryption] = partsOf(parameters).map(partsOf);
  known({ [pbkdf2Id]: true }, oidOf(derivation?.[0]));
  const { cipher, keyLength } = known(pbes2Ciphers, oidOf(encryption?.[0]));
  // between the rounds and the function the key's length may stand, and both may be left out (RFC 8018, A.2)
  const [salt, rounds, ...optional] = partsOf(derivation?.[1]);
  const prf = optional.find(({ constructed }) => constructed);
  const digest = known(pseudoRandomFunctions, prf ? oidOf(partsOf(prf)[0]) : hmacWithSha1);
  const iterations = numberOf(rounds);
  return {
    iterations,
    async decrypt(password) {
      const key = await promisify(pbkdf2)(password, octetsOf(salt), iterations, keyLength, digest);
      const opened = decipher(cipher, key, octetsOf(encryption?.[1]), encrypted);
      key.fill(0);
      return opened;
    },
  };
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
