import { createPublicKey, hash, type KeyObject, randomBytes, sign } from 'node:crypto';
import {
  BitString,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  PrintableString,
  Sequence,
  Set as SetOf,
  Utf8String,
} from 'asn1js';
import {
  AlgorithmIdentifier,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  Extension,
  ExtKeyUsage,
  PublicKeyInfo,
  RelativeDistinguishedNames,
} from 'pkijs';

/** What signs certificates: its own certificate (DER) and its private key. */
export interface Issuer {
  readonly certificate: Uint8Array;
  readonly privateKey: KeyObject;
}

export interface CertificateRequest {
  /** Attribute OIDs and values, in the order in which the certificate is to have them. */
  readonly subject: readonly (readonly [type: string, value: string])[];
  readonly publicKey: KeyObject;
  readonly extensions: readonly Extension[];
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** Attribute types of names (X.520). */
export const attribute = {
  commonName: '2.5.4.3',
  surname: '2.5.4.4',
  serialNumber: '2.5.4.5',
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  givenName: '2.5.4.42',
} as const;

/** Bits of the key usage extension, the first bit first (RFC 5280 §4.2.1.3). */
const usageBit = {
  digitalSignature: 0x80,
  nonRepudiation: 0x40,
  keyEncipherment: 0x20,
  keyCertSign: 0x04,
  cRLSign: 0x02,
} as const;
export type KeyUsage = keyof typeof usageBit;

/** A certificate (X.509 v3, DER) by the issuer; without one it is signed by its own private key. SHA-256 with RSA or ECDSA. */
export function issueCertificate(
  request: CertificateRequest,
  issuer: Issuer | { self: KeyObject },
): Uint8Array {
  const authority = 'self' in issuer ? null : Certificate.fromBER(bufferOf(issuer.certificate));
  const signingKey = 'self' in issuer ? issuer.self : issuer.privateKey;
  const subject = distinguishedName(request.subject);
  const certificate = new Certificate({
    version: 2,
    serialNumber: new Integer({ valueHex: bufferOf(newSerial()) }),
    issuer: authority?.subject ?? subject,
    subject,
    subjectPublicKeyInfo: publicKeyInfo(request.publicKey),
    extensions: [
      ...request.extensions,
      subjectKeyIdentifier(request.publicKey),
      authorityKeyIdentifier(createPublicKey(signingKey)),
    ],
    signature: signatureAlgorithm(signingKey),
    signatureAlgorithm: signatureAlgorithm(signingKey),
  });
  certificate.notBefore.value = request.notBefore;
  certificate.notAfter.value = request.notAfter;
  certificate.tbsView = new Uint8Array(certificate.encodeTBS().toBER());
  certificate.signatureValue = new BitString({
    valueHex: bufferOf(sign('sha256', certificate.tbsView, signingKey)),
  });
  return new Uint8Array(certificate.toSchema().toBER());
}

export const keyUsage = (...usages: KeyUsage[]): Extension => {
  const bits = usages.reduce((sum, usage) => sum | usageBit[usage], 0);
  // DER leaves trailing zero bits out of a named bit list (X.690 §11.2.2)
  const unusedBits = 31 - Math.clz32(bits & -bits);
  return extension('2.5.29.15', true, new BitString({ valueHex: bufferOf(Uint8Array.of(bits)), unusedBits }));
};

export const extendedKeyUsage = (keyPurposes: readonly string[]): Extension =>
  extension('2.5.29.37', false, new ExtKeyUsage({ keyPurposes: [...keyPurposes] }).toSchema());

export const certificationAuthority = (): Extension =>
  extension('2.5.29.19', true, new BasicConstraints({ cA: true }).toSchema());

/** SHA-1 of the public key's bits: the key's name in certificates and in key files (RFC 5280 §4.2.1.2). */
export function keyIdentifier(publicKey: KeyObject): Buffer {
  const { subjectPublicKey } = publicKeyInfo(publicKey);
  return hash('sha1', subjectPublicKey.valueBlock.valueHexView, 'buffer');
}

/** PEM of a certificate in DER. */
export const certificatePem = (der: Uint8Array): string =>
  `-----BEGIN CERTIFICATE-----\n${Buffer.from(der)
    .toString('base64')
    .replaceAll(/.{64}(?=.)/g, '$&\n')}\n-----END CERTIFICATE-----\n`;

/** PEM of a private key, PKCS#8, not encrypted. */
export const privateKeyPem = (key: KeyObject): string =>
  key.export({ type: 'pkcs8', format: 'pem' }).toString();

export function extension(extnID: string, critical: boolean, value: { toBER(): ArrayBuffer }): Extension {
  return new Extension({ extnID, critical, extnValue: value.toBER() });
}

const subjectKeyIdentifier = (publicKey: KeyObject): Extension =>
  extension('2.5.29.14', false, new OctetString({ valueHex: bufferOf(keyIdentifier(publicKey)) }));

const authorityKeyIdentifier = (publicKey: KeyObject): Extension =>
  extension(
    '2.5.29.35',
    false,
    new AuthorityKeyIdentifier({
      keyIdentifier: new OctetString({ valueHex: bufferOf(keyIdentifier(publicKey)) }),
    }).toSchema(),
  );

/**
 * A Name with one attribute in each of its parts. It is read back from its bytes, since pkijs alone
 * would put all attributes into one part. Country and serial number are PrintableString by X.520.
 */
function distinguishedName(attributes: CertificateRequest['subject']): RelativeDistinguishedNames {
  const printable: readonly string[] = [attribute.country, attribute.serialNumber];
  const part = (type: string, value: string): SetOf =>
    new SetOf({
      value: [
        new Sequence({
          value: [
            new ObjectIdentifier({ value: type }),
            printable.includes(type) ? new PrintableString({ value }) : new Utf8String({ value }),
          ],
        }),
      ],
    });
  const name = new Sequence({ value: attributes.map(([type, value]) => part(type, value)) });
  return RelativeDistinguishedNames.fromBER(name.toBER());
}

const signatureAlgorithm = (key: KeyObject): AlgorithmIdentifier =>
  key.asymmetricKeyType === 'rsa'
    ? new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11', algorithmParams: new Null() })
    : new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' });

/** 20 bytes that make a positive INTEGER without a leading zero, as the NCA's serial numbers are. */
function newSerial(): Uint8Array {
  const serial = randomBytes(20);
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  return serial;
}

const publicKeyInfo = (key: KeyObject): PublicKeyInfo =>
  PublicKeyInfo.fromBER(bufferOf(key.export({ type: 'spki', format: 'der' })));

/** asn1js keeps whole ArrayBuffers, so a view is copied out of its pool first. */
const bufferOf = (bytes: Uint8Array): ArrayBuffer => new Uint8Array(bytes).buffer;
