import { createPrivateKey, type KeyObject, X509Certificate } from 'node:crypto';
import { Fault } from '../../src/contract/fault.ts';
import { type PrivateKeyInfo, readBags } from './key-file/read-bags.ts';
import { rsaSigningKey } from './rsa-key.ts';
import type { SigningKey } from './signing-key.ts';

const rsaEncryption = '1.2.840.113549.1.1.1';

/**
 * Opens an employee's key file (PKCS#12, RFC 7292) and gives the RSA key that signs, with the
 * certificate that belongs to it. `password` is UTF-8 and is not kept. Throws a Fault: key-file-damaged where it
 * is no such file, key-password-wrong, key-file-slow where opening would take too long, key-file-empty
 * where there is no key or no certificate of it, key-unsupported where the key is of another kind.
 */
export async function openKeyFile(file: Uint8Array, password: Uint8Array): Promise<SigningKey> {
  const { keys, certificates } = await readBags(file, password);
  if (keys.length === 0 || certificates.length === 0) throw new Fault('key-file-empty');
  const rsaKeys = keys.filter(({ algorithm }) => algorithm === rsaEncryption);
  if (rsaKeys.length === 0) throw new Fault('key-unsupported');
  try {
    for (const privateKey of rsaKeys.map(importKey))
      for (const certificate of certificates)
        if (new X509Certificate(certificate).checkPrivateKey(privateKey))
          return rsaSigningKey(privateKey, certificate);
  } catch (error) {
    throw new Fault('key-file-damaged', {}, { cause: error });
  } finally {
    for (const { pkcs8 } of keys) pkcs8.fill(0);
  }
  throw new Fault('key-file-empty');
}

const importKey = ({ pkcs8 }: PrivateKeyInfo): KeyObject =>
  createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' });
