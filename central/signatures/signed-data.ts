import { type BaseBlock, fromBER, ObjectIdentifier, OctetString, Sequence } from 'asn1js';
import {
  type Attribute,
  Certificate,
  ContentInfo,
  IssuerAndSerialNumber,
  SignedData,
  type SignerInfo,
} from 'pkijs';
import { isDer } from './der.ts';

const oid = {
  data: '1.2.840.113549.1.7.1',
  signedData: '1.2.840.113549.1.7.2',
  contentType: '1.2.840.113549.1.9.3',
  messageDigest: '1.2.840.113549.1.9.4',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47',
} as const;

/** The parts of a CAdES-BES signature (ETSI EN 319 122-1). Nothing in it is verified. */
export interface Signature {
  /** OIDs. */
  readonly digestAlgorithm: string;
  readonly signatureAlgorithm: string;
  /** The DER SET OF signed attributes: what the signature is over (RFC 5652 §5.4). */
  readonly signedAttributes: Uint8Array;
  readonly messageDigest: Uint8Array;
  /** The ESS attribute's hash of the signer's certificate (RFC 5035 §4), and the OID of that hash. */
  readonly certificateHash: { readonly algorithm: string; readonly value: Uint8Array };
  readonly signature: Uint8Array;
  /** The certificate that the signer identifier names, DER. */
  readonly certificate: Uint8Array;
}

/** A content with what one person, or two, signed it with; null where that part is not as it must be. */
export interface SignedMessage {
  readonly content: Uint8Array;
  readonly signatures: readonly Signature[] | null;
}

/**
 * Reads a CMS SignedData in DER with its content inside (RFC 5652 §5). Null where it is not DER, or
 * there is no content to read at all.
 */
export function readSignedMessage(bytes: Uint8Array): SignedMessage | null {
  if (!isDer(bytes)) return null;
  const signedData = attempt(() => openSignedData(bytes));
  const content = signedData && attempt(() => contentOf(signedData));
  if (!signedData || !content) return null;
  return { content, signatures: attempt(() => readSignatures(signedData)) };
}

/** The bytes are not a signature of the form that is asked for. */
class FormError extends Error {}

/** Whatever the ASN.1 readers throw at bytes of a stranger means the same: they can't be read. */
function attempt<Value>(read: () => Value): Value | null {
  try {
    return read();
  } catch {
    return null;
  }
}

function openSignedData(bytes: Uint8Array): SignedData {
  const { result } = fromBER(bytes);
  const info = new ContentInfo({ schema: result });
  must(info.contentType === oid.signedData);
  return new SignedData({ schema: info.content });
}

function contentOf({ encapContentInfo }: SignedData): Uint8Array {
  must(encapContentInfo.eContentType === oid.data);
  if (!encapContentInfo.eContent) throw new FormError();
  return new Uint8Array(encapContentInfo.eContent.getValue());
}

function readSignatures(signedData: SignedData): Signature[] {
  const { signerInfos } = signedData;
  must(signerInfos.length === 1 || signerInfos.length === 2);
  return signerInfos.map((signer) => readSignature(signedData, signer));
}

function readSignature(signedData: SignedData, signer: SignerInfo): Signature {
  if (!signer.signedAttrs) throw new FormError();
  const { attributes, encodedValue } = signer.signedAttrs;
  const signedAttributes = new Uint8Array(encodedValue);
  // In the message they have another tag, which hides that they are a SET OF.
  must(isDer(signedAttributes));
  must(identifier(attributeValue(attributes, oid.contentType)) === oid.data);
  return {
    digestAlgorithm: signer.digestAlgorithm.algorithmId,
    signatureAlgorithm: signer.signatureAlgorithm.algorithmId,
    signedAttributes,
    messageDigest: octets(attributeValue(attributes, oid.messageDigest)),
    certificateHash: certificateHashOf(attributeValue(attributes, oid.signingCertificateV2)),
    signature: new Uint8Array(signer.signature.valueBlock.valueHexView),
    certificate: certificateOf(signedData, signer),
  };
}

/** The one value of the one attribute of that type (RFC 5652 §11: these attributes occur once, with one value). */
function attributeValue(attributes: readonly Attribute[], type: string): BaseBlock {
  return only(only(attributes.filter((attribute) => attribute.type === type)).values) as BaseBlock;
}

/**
 * SigningCertificateV2 ::= SEQUENCE { certs SEQUENCE OF ESSCertIDv2, … }, the first of which names
 * the signer's certificate: SEQUENCE { hashAlgorithm DEFAULT sha256, certHash OCTET STRING, … }.
 */
function certificateHashOf(value: BaseBlock): Signature['certificateHash'] {
  const first = children(children(children(value)[0])[0]);
  const stated = first[0] instanceof Sequence ? first[0] : null;
  return {
    algorithm: stated ? identifier(children(stated)[0]) : '2.16.840.1.101.3.4.2.1',
    value: octets(first[stated ? 1 : 0]),
  };
}

/** The certificate whose issuer and serial number the signer identifier names. */
function certificateOf({ certificates }: SignedData, signer: SignerInfo): Uint8Array {
  const { sid } = signer;
  if (!(sid instanceof IssuerAndSerialNumber)) throw new FormError();
  const named = (certificates ?? []).filter(
    (candidate): candidate is Certificate =>
      candidate instanceof Certificate &&
      Buffer.from(candidate.issuer.valueBeforeDecode).equals(Buffer.from(sid.issuer.valueBeforeDecode)) &&
      candidate.serialNumber.isEqual(sid.serialNumber),
  );
  return new Uint8Array(only(named).toSchema().toBER());
}

function children(block: BaseBlock | undefined): BaseBlock[] {
  if (!(block instanceof Sequence)) throw new FormError();
  return block.valueBlock.value as BaseBlock[];
}

function identifier(block: BaseBlock | undefined): string {
  if (!(block instanceof ObjectIdentifier)) throw new FormError();
  return block.getValue();
}

function octets(block: BaseBlock | undefined): Uint8Array {
  if (!(block instanceof OctetString)) throw new FormError();
  return new Uint8Array(block.getValue());
}

function only<Item>(items: readonly Item[]): Item {
  const [item] = items;
  if (item === undefined || items.length !== 1) throw new FormError();
  return item;
}

function must(holds: boolean): void {
  if (!holds) throw new FormError();
}
