import { hash } from 'node:crypto';
import {
  type AsnType,
  Constructed,
  GeneralizedTime,
  Integer,
  Null,
  ObjectIdentifier,
  OctetString,
  Sequence,
  Set as SetOf,
  UTCTime,
} from 'asn1js';
import { parseCertificate } from '../../src/certificate/profile.ts';
import { Encoded } from './encoded.ts';
import type { SigningKey } from './signing-key.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** What stays the same from one signature of a key to the next. */
interface Signer {
  readonly issuerAndSerialNumber: Encoded;
  readonly signingCertificate: Uint8Array;
  readonly contentType: Uint8Array;
  readonly digestAlgorithm: Encoded;
  readonly signatureAlgorithm: Encoded;
}

const known = new WeakMap<SigningKey, Signer>();

/** Who signs: a key, and the DER certificates to embed beside its own. */
export interface CadesSigner {
  readonly key: SigningKey;
  readonly chain: readonly Uint8Array[];
}

/**
 * Signs the content as CAdES-BES (ETSI EN 319 122-1), attached: a CMS SignedData (RFC 5652, DER)
 * with content type, message digest, signing time and ESS signing-certificate-v2 (RFC 5035). `chain`
 * holds the DER certificates to embed beside the signer's own. Throws what the key throws.
 */
export const signCades = (
  content: Uint8Array,
  key: SigningKey,
  chain: readonly Uint8Array[],
  at: Date,
): Promise<Uint8Array> => signCadesTogether(content, [{ key, chain }], at);

/** The same by several signers: one SignedData with a signer info of each, all over the same content. */
export async function signCadesTogether(
  content: Uint8Array,
  signers: readonly CadesSigner[],
  at: Date,
): Promise<Uint8Array> {
  const described = signers.map(({ key }) => describe(key));
  const signerInfos = await Promise.all(signers.map(({ key }) => signerInfo(content, key, at)));
  const certificates = signers.flatMap(({ key, chain }) => [key.certificate, ...chain]);
  const signedData = sequence(
    new Integer({ value: 1 }),
    new Encoded(setOf(distinct(described.map(({ digestAlgorithm }) => digestAlgorithm.der)))),
    sequence(new ObjectIdentifier({ value: oid.data }), explicit(0, octets(content))),
    new Encoded(tagged0(setOf(distinct(certificates)))),
    new Encoded(setOf(signerInfos)),
  );
  return encode(sequence(new ObjectIdentifier({ value: oid.signedData }), explicit(0, signedData)));
}

async function signerInfo(content: Uint8Array, key: SigningKey, at: Date): Promise<Uint8Array> {
  const signer = describe(key);
  const attributes = setOf([
    signer.contentType,
    signer.signingCertificate,
    attribute(oid.signingTime, signingTime(at)),
    attribute(oid.messageDigest, octets(await key.digest(content))),
  ]);
  return encode(
    sequence(
      new Integer({ value: 1 }),
      signer.issuerAndSerialNumber,
      signer.digestAlgorithm,
      new Encoded(tagged0(attributes)),
      signer.signatureAlgorithm,
      octets(await key.sign(attributes)),
    ),
  );
}

function describe(key: SigningKey): Signer {
  const signer = known.get(key) ?? describeSigner(key);
  known.set(key, signer);
  return signer;
}

const distinct = (encodings: readonly Uint8Array[]): Uint8Array[] =>
  encodings.filter(
    (one, place) => encodings.findIndex((other) => Buffer.compare(one, other) === 0) === place,
  );

/** Issuer and serial number are copied as they stand in the certificate: re-encoded names would not be found. */
function describeSigner({ certificate, algorithm }: SigningKey): Signer {
  const { issuer, serialNumber } = parseCertificate(certificate);
  const name = new Encoded(new Uint8Array(issuer.valueBeforeDecode));
  return {
    issuerAndSerialNumber: encoded(sequence(name, serialNumber)),
    signingCertificate: attribute(
      oid.signingCertificateV2,
      // ESSCertIDv2 without its algorithm, which is SHA-256 unless named; the issuer is a directoryName, [4]
      sequence(
        sequence(
          sequence(
            octets(hash('sha256', certificate, 'buffer')),
            sequence(sequence(explicit(4, name)), serialNumber),
          ),
        ),
      ),
    ),
    contentType: attribute(oid.contentType, new ObjectIdentifier({ value: oid.data })),
    digestAlgorithm: encoded(sequence(new ObjectIdentifier({ value: algorithm.digest }))),
    signatureAlgorithm: encoded(sequence(...signatureAlgorithm(algorithm.signature))),
  };
}

/** RSA signatures carry NULL as their parameters, others none (RFC 5754 §3.2). */
const signatureAlgorithm = (value: string): AsnType[] => [
  new ObjectIdentifier({ value }),
  ...(value.startsWith('1.2.840.113549.1.1.') ? [new Null()] : []),
];

/** UTCTime up to 2049, GeneralizedTime from then on (RFC 5652 §11.3). */
const signingTime = (at: Date): AsnType =>
  at.getUTCFullYear() < 2050 ? new UTCTime({ valueDate: at }) : new GeneralizedTime({ valueDate: at });

const attribute = (type: string, value: AsnType): Uint8Array =>
  encode(sequence(new ObjectIdentifier({ value: type }), new SetOf({ value: [value] })));

/** A SET OF in DER: its elements in the order of their encodings (X.690 §11.6). */
const setOf = (elements: readonly Uint8Array[]): Uint8Array =>
  encode(new SetOf({ value: elements.toSorted(Buffer.compare).map((der) => new Encoded(der)) }));

/** The same set under the implicit tag [0], in which SignedData and SignerInfo keep theirs. */
const tagged0 = (set: Uint8Array): Uint8Array => {
  const tagged = new Uint8Array(set);
  tagged[0] = 0xa0;
  return tagged;
};

const sequence = (...value: AsnType[]): Sequence => new Sequence({ value });
const octets = (value: Uint8Array): OctetString => new OctetString({ valueHex: value });
const explicit = (tagNumber: number, value: AsnType): Constructed =>
  new Constructed({ idBlock: { tagClass: 3, tagNumber }, value: [value] });
const encode = (value: AsnType): Uint8Array => new Uint8Array(value.toBER());
const encoded = (value: AsnType): Encoded => new Encoded(encode(value));
