import { createHmac, timingSafeEqual } from 'node:crypto';
import { OctetString } from 'asn1js';
import {
  AuthenticatedSafe,
  CertBag,
  type ContentInfo,
  EncryptedData,
  type MacData,
  PFX,
  PKCS8ShroudedKeyBag,
  PrivateKeyInfo,
  type SafeBag,
  SafeContents,
} from 'pkijs';
import { Fault, type FaultCode } from '../../../src/contract/fault.ts';
import { bearableIterations, decryptByPassword } from './decrypt.ts';
import { derivePkcs12, type Pkcs12Digest } from './derive.ts';

/** What lies in a key file: private keys (PKCS#8) and certificates (X.509), all DER. */
export interface Bags {
  readonly keys: Buffer<ArrayBuffer>[];
  readonly certificates: Buffer[];
}

const data = '1.2.840.113549.1.7.1';
const encryptedData = '1.2.840.113549.1.7.6';

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
  const { safe, macData } = await failingAs('key-file-damaged', () => {
    const { authSafe, macData } = PFX.fromBER(new Uint8Array(file));
    return { safe: contentOf(authSafe), macData };
  });
  if (macData) await verifyMac(macData, safe, password);
  // where there is no MAC, only the decryption can tell a wrong password
  return failingAs(macData ? 'key-file-damaged' : 'key-password-wrong', async () => {
    const bags: Bags = { keys: [], certificates: [] };
    for (const content of AuthenticatedSafe.fromBER(safe).safeContents)
      for (const bag of SafeContents.fromBER(await open(content, password)).safeBags)
        await sortInto(bags, bag, password);
    return bags;
  });
}

/** Runs the work; what it throws becomes the fault, unless it is one already. */
async function failingAs<Value>(code: FaultCode, work: () => Value | Promise<Value>): Promise<Value> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof Fault ? error : new Fault(code, {}, { cause: error });
  }
}

async function verifyMac(
  { mac, macSalt, iterations }: MacData,
  safe: ArrayBuffer,
  password: string,
): Promise<void> {
  const digest = macDigests[mac.digestAlgorithm.algorithmId];
  if (!digest) throw new Fault('key-unsupported', { algorithm: mac.digestAlgorithm.algorithmId });
  const expected = new Uint8Array(mac.digest.getValue());
  const derivation = {
    digest,
    password,
    salt: new Uint8Array(macSalt.getValue()),
    iterations: bearableIterations(iterations ?? 1),
  };
  const key = await derivePkcs12(derivation, 'mac', expected.length);
  const actual = createHmac(digest, key).update(new Uint8Array(safe)).digest();
  if (actual.length !== expected.length) throw new Fault('key-file-damaged');
  if (!timingSafeEqual(actual, expected)) throw new Fault('key-password-wrong');
}

async function open(content: ContentInfo, password: string): Promise<ArrayBuffer | Buffer<ArrayBuffer>> {
  if (content.contentType === data) return contentOf(content);
  if (content.contentType !== encryptedData)
    throw new Fault('key-unsupported', { algorithm: content.contentType });
  const { encryptedContentInfo } = new EncryptedData({ schema: content.content });
  return decryptByPassword(
    encryptedContentInfo.contentEncryptionAlgorithm,
    encryptedContentInfo.getEncryptedContent(),
    password,
  );
}

/** Other bags (revocation lists, secrets) say nothing about a signing key. */
async function sortInto(bags: Bags, { bagValue }: SafeBag, password: string): Promise<void> {
  if (bagValue instanceof PKCS8ShroudedKeyBag)
    bags.keys.push(
      await decryptByPassword(bagValue.encryptionAlgorithm, bagValue.encryptedData.getValue(), password),
    );
  else if (bagValue instanceof PrivateKeyInfo) bags.keys.push(Buffer.from(bagValue.toSchema().toBER()));
  else if (bagValue instanceof CertBag && bagValue.certValue instanceof OctetString)
    bags.certificates.push(Buffer.from(bagValue.certValue.getValue()));
}

function contentOf({ contentType, content }: ContentInfo): ArrayBuffer {
  if (contentType !== data || !(content instanceof OctetString))
    throw new Fault('key-unsupported', { algorithm: contentType });
  return content.getValue();
}
