import { createHmac, timingSafeEqual } from 'node:crypto';
import { Fault, type FaultCode } from '../../../src/contract/fault.ts';
import { type BerValue, derOf, numberOf, octetsOf, oidOf, partsOf, readBer } from './ber.ts';
import { makeBudget } from './budget.ts';
import { type Encrypted, known, readEncrypted } from './decrypt.ts';
import { derivePkcs12, digestLength, type Pkcs12Digest } from './derive.ts';

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

/** What a part of a key file shows, and what of it is still encrypted. */
interface Found extends Bags {
  readonly encryptedContents: Encrypted[];
  readonly encryptedKeys: Encrypted[];
}

/**
 * Reads a PKCS#12 file (RFC 7292), DER or BER; `password` is UTF-8. Whatever a part of the file states of
 * its derivations is taken off one budget before any of them begins. Throws a Fault: key-file-damaged,
 * key-password-wrong, key-file-slow, or key-unsupported where an algorithm is unknown.
 */
export async function readBags(file: Uint8Array, password: Uint8Array): Promise<Bags> {
  const budget = makeBudget();
  const { safe, mac, found } = await failingAs('key-file-damaged', async () => readFile(file));
  budget.spend([...found.encryptedContents, ...found.encryptedKeys, ...(mac ? [mac] : [])].map(iterationsOf));
  if (mac && !(await isMacOf(mac, safe, password))) throw new Fault('key-password-wrong');
  // where there is no MAC, only the decryption can tell a wrong password
  return failingAs(mac ? 'key-file-damaged' : 'key-password-wrong', async () => {
    for (const content of found.encryptedContents) {
      const inner = readSafeContents(await content.decrypt(password));
      budget.spend(inner.encryptedKeys.map(iterationsOf));
      found.keys.push(...inner.keys);
      found.certificates.push(...inner.certificates);
      found.encryptedKeys.push(...inner.encryptedKeys);
    }
    for (const key of found.encryptedKeys) found.keys.push(describe(await key.decrypt(password)));
    return found;
  });
}

const iterationsOf = ({ iterations }: { readonly iterations: number }): number => iterations;

/** Runs the work; what it throws becomes the fault, unless it is one already. */
async function failingAs<Value>(code: FaultCode, work: () => Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(code, {}, { cause: error });
  }
}

/** All that can be read without the password: PFX ::= SEQUENCE { version, authSafe, macData OPTIONAL }. */
function readFile(file: Uint8Array): { safe: Buffer; mac: Mac | null; found: Found } {
  const [, authenticatedSafe, macData] = partsOf(readBer(file));
  const [type, tagged] = partsOf(authenticatedSafe);
  const [content] = partsOf(tagged);
  known({ [oid.data]: true }, oidOf(type));
  const safe = octetsOf(content);
  const found = nothingFound();
  for (const part of partsOf(readBer(safe))) readContent(part, found);
  return { safe, mac: macData ? readMac(macData) : null, found };
}

const nothingFound = (): Found => ({ keys: [], certificates: [], encryptedContents: [], encryptedKeys: [] });

/** A ContentInfo of the authenticated safe: bags, plain or encrypted by the password. */
function readContent(contentInfo: BerValue, found: Found): void {
  const [type, tagged] = partsOf(contentInfo);
  const [content] = partsOf(tagged);
  if (oidOf(type) === oid.data) sortBags(octetsOf(content), found);
  else {
    known({ [oid.encryptedData]: true }, oidOf(type));
    const [, algorithm, encrypted] = partsOf(partsOf(content)[1]);
    found.encryptedContents.push(readEncrypted(algorithm, octetsOf(encrypted)));
  }
}

function readSafeContents(bags: Buffer): Found {
  const found = nothingFound();
  sortBags(bags, found);
  return found;
}

/** Other bags (revocation lists, secrets) say nothing about a signing key. */
function sortBags(bags: Buffer, found: Found): void {
  for (const bag of partsOf(readBer(bags))) {
    const [type, tagged] = partsOf(bag);
    const [value] = partsOf(tagged);
    const kind = oidOf(type);
    if (kind === oid.keyBag) found.keys.push(describe(derOf(value)));
    if (kind === oid.shroudedKeyBag) {
      const [algorithm, encrypted] = partsOf(value);
      found.encryptedKeys.push(readEncrypted(algorithm, octetsOf(encrypted)));
    }
    if (kind === oid.certificateBag) {
      const [form, certificate] = partsOf(value);
      if (oidOf(form) === oid.x509Certificate) found.certificates.push(octetsOf(partsOf(certificate)[0]));
    }
  }
}

function describe(pkcs8: Buffer<ArrayBuffer>): PrivateKeyInfo {
  const [, algorithm] = partsOf(readBer(pkcs8));
  return { algorithm: oidOf(partsOf(algorithm)[0]), pkcs8 };
}

interface Mac {
  readonly digest: Pkcs12Digest;
  readonly salt: Buffer;
  readonly iterations: number;
  readonly expected: Buffer;
}

/** MacData: a digest with its algorithm, the salt, and the rounds where there is more than one. */
function readMac(macData: BerValue): Mac {
  const [mac, salt, rounds] = partsOf(macData);
  const [algorithm, value] = partsOf(mac);
  const digest = known(macDigests, oidOf(partsOf(algorithm)[0]));
  const expected = octetsOf(value);
  // its length is the length of the key that is derived, and of nothing else can there be a MAC
  if (expected.length !== digestLength[digest]) throw new Fault('key-file-damaged');
  return { digest, salt: octetsOf(salt), iterations: rounds ? numberOf(rounds) : 1, expected };
}

async function isMacOf(
  { digest, salt, iterations, expected }: Mac,
  safe: Buffer,
  password: Uint8Array,
): Promise<boolean> {
  const key = await derivePkcs12({ digest, password, salt, iterations }, 'mac', expected.length);
  return timingSafeEqual(createHmac(digest, key).update(safe).digest(), expected);
}
