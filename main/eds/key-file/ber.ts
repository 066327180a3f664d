import forge from 'node-forge';

/** A value in BER or DER as node-forge reads it. */
export type BerValue = forge.asn1.Asn1;

/** Reads the one value that the bytes are. Throws where they are something else. */
export const readBer = (bytes: Uint8Array): BerValue => forge.asn1.fromDer(binary(bytes));

/** The bytes of a value, in DER. */
export const derOf = (value: BerValue | undefined): Buffer<ArrayBuffer> => {
  if (!value) throw new TypeError('there is no value');
  return Buffer.from(forge.asn1.toDer(value).getBytes(), 'latin1');
};

/** The values inside a SEQUENCE, a SET or a tag. Throws for any other value. */
export function partsOf(value: BerValue | undefined): BerValue[] {
  if (!Array.isArray(value?.value)) throw new TypeError('this value has no parts');
  return value.value;
}

/** The bytes of an OCTET STRING, whole or in chunks (BER allows both). Throws for a value of another form. */
export function octetsOf(value: BerValue | undefined): Buffer<ArrayBuffer> {
  if (typeof value?.value === 'string') return Buffer.from(value.value, 'latin1');
  return Buffer.concat(partsOf(value).map(octetsOf));
}

/** An OBJECT IDENTIFIER in dots. */
export const oidOf = (value: BerValue | undefined): string =>
  forge.asn1.derToOid(octetsOf(value).toString('latin1'));

/** An INTEGER; one of more than six bytes comes back as the largest safe number. */
export function numberOf(value: BerValue | undefined): number {
  const bytes = octetsOf(value);
  return bytes.length > 6 ? Number.MAX_SAFE_INTEGER : bytes.readIntBE(0, bytes.length);
}

/** node-forge carries bytes in strings, one character a byte. */
export const binary = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
