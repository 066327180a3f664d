import { sign } from 'node:crypto';
import { type BaseBlock, type Constructed, fromBER, type OctetString, type Sequence } from 'asn1js';

/**
 * The same signature with the outermost length in one octet more than it needs: BER, and other bytes for
 * the same content.
 */
export const withLongLength = (cms: Buffer): Buffer => {
  if (cms[0] !== 0x30 || cms[1] !== 0x82) throw new Error('the length is not in two octets');
  return Buffer.concat([Buffer.from([0x30, 0x83, 0]), cms.subarray(2)]);
};

/** The same signature with one more certificate (DER) beside it, which nothing signs: DER too, and other bytes. */
export function withAnotherCertificate(cms: Buffer, certificate: Uint8Array): Buffer {
  const { result } = fromBER(cms);
  const certificates = partsOf(partsOf(partsOf(result)[1])[0])[3];
  partsOf(certificates).push(fromBER(certificate).result);
  return Buffer.from(result.toBER());
}

/**
 * The same content, signed over its attributes in the reverse order of DER's SET OF, by the key (PEM) that
 * made the signature: the bytes are DER but for the order, which the attributes' own tag hides.
 */
export function withReversedAttributes(cms: Buffer, key: string): Buffer {
  const { result } = fromBER(cms);
  const [signer] = partsOf(partsOf(partsOf(partsOf(result)[1])[0]).at(-1));
  const [attributes, , signature] = partsOf(signer).slice(3);
  partsOf(attributes).reverse();
  const signed = Buffer.from(new Uint8Array((attributes as Constructed).toBER()));
  signed[0] = 0x31;
  (signature as OctetString).valueBlock.valueHexView = sign('sha256', signed, key);
  return Buffer.from(result.toBER());
}

const partsOf = (block: BaseBlock | undefined): BaseBlock[] =>
  (block as Sequence | Constructed).valueBlock.value as BaseBlock[];
