import { createPublicKey, type KeyObject } from 'node:crypto';
import {
  BmpString,
  Constructed,
  fromBER,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
} from 'asn1js';
import forge from 'node-forge';
import { keyIdentifier } from './certificate.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  encryptedData: '1.2.840.113549.1.7.6',
  shroudedKeyBag: '1.2.840.113549.1.12.10.1.2',
  certificateBag: '1.2.840.113549.1.12.10.1.3',
  x509Certificate: '1.2.840.113549.1.9.22.1',
  friendlyName: '1.2.840.113549.1.9.20',
  localKeyId: '1.2.840.113549.1.9.21',
  rc2With40Bits: '1.2.840.113549.1.12.1.6',
  sha1: '1.3.14.3.2.26',
} as const;

const iterations = 1024;
const saltBytes = 20;

type Encoded = Sequence | Constructed | OctetString | ObjectIdentifier | Integer | SetOf | Null;

/**
 * A key file (PKCS#12, RFC 7292) as the NCA makes it: one key under PBE-SHA1-3DES, one certificate
 * under PBE-SHA1-RC2-40, no chain, HMAC-SHA-1, 1024 iterations, indefinite lengths inside. node-forge
 * does the cryptography, so that the program's own reader is tested against another implementation.
 */
export function encodeKeyFile(privateKey: KeyObject, certificate: Uint8Array, password: string): Uint8Array {
  const name = keyIdentifier(createPublicKey(privateKey));
  const keyBag = sequence(
    new ObjectIdentifier({ value: oid.shroudedKeyBag }),
    explicit(shroud(privateKey, password)),
    bagAttributes(name),
  );
  const certificateBag = sequence(
    new ObjectIdentifier({ value: oid.certificateBag }),
    explicit(sequence(new ObjectIdentifier({ value: oid.x509Certificate }), explicit(octets(certificate)))),
    bagAttributes(name),
  );
  const safe = new Uint8Array(
    indefinite(
      contentInfo(oid.data, octets(encode(sequence(keyBag)))),
      contentInfo(oid.encryptedData, encrypt(encode(sequence(certificateBag)), password)),
    ).toBER(),
  );
  return protectByMac(safe, password);
}

/** The outermost layer of a key file: any AuthenticatedSafe (BER) under HMAC-SHA-1. */
export function protectByMac(safe: Uint8Array, password: string): Uint8Array {
  return encode(
    sequence(
      new Integer({ value: 3 }),
      sequence(new ObjectIdentifier({ value: oid.data }), explicit(octets(safe))),
      macData(safe, password),
    ),
  );
}

/** EncryptedPrivateKeyInfo under PBE-SHA1-3DES. */
function shroud(privateKey: KeyObject, password: string): Sequence {
  const info = forge.asn1.fromDer(binary(privateKey.export({ type: 'pkcs8', format: 'der' })));
  const shrouded = forge.pki.encryptPrivateKeyInfo(info, password, {
    algorithm: '3des',
    count: iterations,
    saltSize: saltBytes,
  });
  return fromBER(bytes(forge.asn1.toDer(shrouded).getBytes())).result as Sequence;
}

/** EncryptedData under PBE-SHA1-RC2-40, its content in place as an implicit [0]. */
function encrypt(content: Uint8Array, password: string): Sequence {
  const salt = forge.random.getBytesSync(saltBytes);
  const derive = (id: number, length: number): forge.util.ByteBuffer =>
    forge.pkcs12.generateKey(password, forge.util.createBuffer(salt), id, iterations, length);
  const cipher = forge.rc2.createEncryptionCipher(derive(1, 5), 40);
  cipher.start(derive(2, 8));
  cipher.update(forge.util.createBuffer(binary(content)));
  cipher.finish();
  return indefinite(
    new Integer({ value: 0 }),
    indefinite(
      new ObjectIdentifier({ value: oid.data }),
      sequence(
        new ObjectIdentifier({ value: oid.rc2With40Bits }),
        sequence(octets(bytes(salt)), new Integer({ value: iterations })),
      ),
      explicitIndefinite(octets(bytes(cipher.output.getBytes()))),
    ),
  );
}

function macData(safe: Uint8Array, password: string): Sequence {
  const salt = forge.random.getBytesSync(saltBytes);
  const hmac = forge.hmac.create();
  hmac.start('sha1', forge.pkcs12.generateKey(password, forge.util.createBuffer(salt), 3, iterations, 20));
  hmac.update(binary(safe));
  return sequence(
    sequence(
      sequence(new ObjectIdentifier({ value: oid.sha1 }), new Null()),
      octets(bytes(hmac.getMac().getBytes())),
    ),
    octets(bytes(salt)),
    new Integer({ value: iterations }),
  );
}

/** The same name on the key and on its certificate, in bytes and in hexadecimal. */
const bagAttributes = (name: Buffer): SetOf =>
  new SetOf({
    value: [
      sequence(new ObjectIdentifier({ value: oid.localKeyId }), new SetOf({ value: [octets(name)] })),
      sequence(
        new ObjectIdentifier({ value: oid.friendlyName }),
        new SetOf({ value: [new BmpString({ value: name.toString('hex') })] }),
      ),
    ],
  });

const contentInfo = (type: string, content: Encoded): Sequence =>
  indefinite(new ObjectIdentifier({ value: type }), explicitIndefinite(content));

const sequence = (...value: Encoded[]): Sequence => new Sequence({ value });
const indefinite = (...value: Encoded[]): Sequence =>
  new Sequence({ value, lenBlock: { isIndefiniteForm: true } });
const tag = { idBlock: { tagClass: 3, tagNumber: 0 } } as const;
const explicit = (value: Encoded): Constructed => new Constructed({ ...tag, value: [value] });
const explicitIndefinite = (value: Encoded): Constructed =>
  new Constructed({ ...tag, value: [value], lenBlock: { isIndefiniteForm: true } });
const octets = (value: Uint8Array): OctetString =>
  new OctetString({ valueHex: new Uint8Array(value).buffer });
const encode = (value: Sequence): Uint8Array => new Uint8Array(value.toBER());

/** node-forge carries bytes in strings, one character a byte. */
const binary = (value: Uint8Array): string => Buffer.from(value).toString('latin1');
const bytes = (value: string): Uint8Array => Buffer.from(value, 'latin1');
