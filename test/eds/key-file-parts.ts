import { type AsnType, Constructed, ObjectIdentifier, OctetString, Sequence } from 'asn1js';

// Parts of a PKCS#12 file (RFC 7292), to put together files that no program makes.

export const bag = { key: '1.2.840.113549.1.12.10.1.1', shroudedKey: '1.2.840.113549.1.12.10.1.2' } as const;
export const certificateBag = '1.2.840.113549.1.12.10.1.3';

export const oid = (value: string): ObjectIdentifier => new ObjectIdentifier({ value });
export const sequence = (...value: AsnType[]): Sequence => new Sequence({ value });
export const octets = (valueHex: Uint8Array | ArrayBuffer): OctetString => new OctetString({ valueHex });
export const text = (value: string): OctetString => octets(Buffer.from(value));
/** A type and what it is the type of: ContentInfo, SafeBag and CertBag all look so. */
export const typed = (type: string, value: AsnType): Sequence =>
  sequence(oid(type), new Constructed({ idBlock: { tagClass: 3, tagNumber: 0 }, value: [value] }));
export const bags = (...values: AsnType[]): Sequence =>
  typed('1.2.840.113549.1.7.1', octets(sequence(...values).toBER()));
