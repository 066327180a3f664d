import { createHmac, timingSafeEqual } from 'node:crypto';
import { Fault, type FaultCode } from '../../../src/contract/fault.ts';
import { type BerValue, derOf, numberOf, octetsOf, oidOf, partsOf, readBer } from './ber.ts';
import { bearableIterations, decryptByPassword, known } from './decrypt.ts';
import { derivePkcs12, type Pkcs12Digest } from './derive.ts';

/** What lies in a key file. */
export interface Bags {
  readonly keys: PrivateKeyInfo[];
  /** X.509, DER. */
  readonly certificates: Buffer[];
}

export interface PrivateKeyInfo {
  /** OID of the key's kind. */
  readonly algorithm: string;
  /** PKCS#8 (RFC 5208), DER, not encrypted. */
  readonly pkcs8: Buffer<ArrayBuffer>;
}

const oid = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  keyBag: '1.2.840.113549.1.12.10.1.1',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
} as const;

const macDigests: Readonly<Record<string, Pkcs12Digest>> = {
  '1.3.14.3.2.26': 'sha1',
  '2.16.840.1.101.3.4.2.1': 'sha256',
  '2.16.840.1.101.3.4.2.2': 'sha384',
  '2.16.840.1.101.3.4.2.3': 'sha512',
};

/**
 * Reads a PKCS#12 file (RFC 7292), DER or BER. Throws a Fault: key-file-damaged, key-password-wrong,
 * key-file-slow, or key-unsupported where an algorithm is unknown.
 */
export async function readBags(file: Uint8Array, password: string): Promise<Bags> {
  const { safe, mac } = await failingAs('key-file-damaged', async () => {
    const [, authenticatedSafe, mac] = partsOf(readBer(file));
    const safe = await open(authenticatedSafe, password);
    if (mac) await verifyMac(mac, safe, password);
    return { safe, mac };
  });
  // where there is no MAC, only the decryption can tell a wrong password
  return failingAs(mac ? 'key-file-damaged' : 'key-password-wrong', async () => {
    const bags: Bags = { keys: [], certificates: [] };
    for (const content of partsOf(readBer(safe)))
      for (const bag of partsOf(readBer(await open(content, password)))) await sortInto(bags, bag, password);
    return bags;
  });
}

/** Runs the work; what it throws becomes the fault, unless it is one already. */
async function failingAs<Value>(code: FaultCode, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(code, {}, { cause: error });
  }
}

/** MacData: a digest with its algorithm, the salt, and the rounds where there is more than one. */
async function verifyMac(macData: BerValue, safe: Buffer, password: string): Promise<void> {
  const [mac, salt, rounds] = partsOf(macData);
  const [algorithm, value] = partsOf(mac);
  const expected = octetsOf(value);
  const derivation = {
    digest: known(macDigests, oidOf(partsOf(algorithm)[0])),
    password,
    salt: octetsOf(salt),
    iterations: bearableIterations(rounds ? numberOf(rounds) : 1),
  };
  const key = await derivePkcs12(derivation, 'mac', expected.length);
  const actual = createHmac(derivation.digest, key).update(safe).digest();
  // bytes of different lengths can't be compared: that throws, and the file is damaged
  if (!timingSafeEqual(actual, expected)) throw new Fault('key-password-wrong');
}

/** What lies in a ContentInfo: plain, or encrypted by the password. */
async function open(contentInfo: BerValue | undefined, password: string): Promise<Buffer<ArrayBuffer>> {
  const [type, tagged] = partsOf(contentInfo);
  const [content] = partsOf(tagged);
  if (oidOf(type) === oid.data) return octetsOf(content);
  known({ [oid.encryptedData]: true }, oidOf(type));
  const [, algorithm, encrypted] = partsOf(partsOf(content)[1]);
  return decryptByPassword(algorithm, octetsOf(encrypted), password);
}

/** Other bags (revocation lists, secrets) say nothing about a signing key. */
async function sortInto(bags: Bags, bag: BerValue, password: string): Promise<void> {
  const [type, tagged] = partsOf(bag);
  const [value] = partsOf(tagged);
  const kind = oidOf(type);
  if (kind === oid.keyBag) bags.keys.push(describe(derOf(value)));
  if (kind === oid.shroudedKeyBag) {
    const [algorithm, encrypted] = partsOf(value);
    bags.keys.push(describe(await decryptByPassword(algorithm, octetsOf(encrypted), password)));
  }
  if (kind === oid.certificateBag) {
    const [form, certificate] = partsOf(value);
    if (oidOf(form) === oid.x509Certificate) bags.certificates.push(octetsOf(partsOf(certificate)[0]));
  }
}

function describe(pkcs8: Buffer<ArrayBuffer>): PrivateKeyInfo {
  const [, algorithm] = partsOf(readBer(pkcs8));
  return { algorithm: oidOf(partsOf(algorithm)[0]), pkcs8 };
}
