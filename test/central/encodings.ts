import { type BaseBlock, type Constructed, fromBER, type Sequence } from 'asn1js';

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

const partsOf = (block: BaseBlock | undefined): BaseBlock[] =>
  (block as Sequence | Constructed).valueBlock.value as BaseBlock[];
