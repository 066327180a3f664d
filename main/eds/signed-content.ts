import { Constructed, fromBER, OctetString, type Sequence } from 'asn1js';

/**
 * The content inside a CMS SignedData that this desk has made (RFC 5652, attached, one OCTET STRING).
 * Throws a TypeError for anything else. Nothing is verified.
 */
export function signedContent(cms: Uint8Array): Uint8Array {
  const { result } = fromBER(new Uint8Array(cms));
  const signedData = child(child(result, 1), 0);
  const content = child(child(child(signedData, 2), 1), 0);
  if (!(content instanceof OctetString)) throw new TypeError('the message holds no content');
  return new Uint8Array(content.getValue());
}

function child(parent: unknown, place: number): unknown {
  const value: unknown = parent instanceof Constructed ? (parent as Sequence).valueBlock.value[place] : null;
  if (!value) throw new TypeError('this is no signed message');
  return value;
}
