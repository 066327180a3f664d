import { fromBER } from 'asn1js';
import { Certificate } from 'pkijs';

/** What the NCA's certificate profile says about its holder. Dates are instants in milliseconds since 1970. */
export interface CertificateProfile {
  /** Surname and given name in capitals, as the common name has them. */
  readonly name: string;
  /** From SERIALNUMBER `IIN…`; compared, never checked by its checksum (test certificates fail it). */
  readonly iin: string | null;
  /** From OU `BIN…`: the organisation that the key was issued for. */
  readonly bin: string | null;
  readonly organisation: string | null;
  /** Hexadecimal, upper case. */
  readonly serial: string;
  readonly notBefore: number;
  readonly notAfter: number;
  /** Extended key usage OIDs; the role OIDs of the NCA stand among them. */
  readonly extendedUsages: readonly string[];
  readonly usage: { readonly digitalSignature: boolean; readonly nonRepudiation: boolean };
}

const oid = {
  commonName: '2.5.4.3',
  serialNumber: '2.5.4.5',
  organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11',
  keyUsage: '2.5.29.15',
  extendedKeyUsage: '2.5.29.37',
} as const;

/** Role OIDs of the NCA (extended key usage). */
export const role = {
  person: '1.2.398.3.3.4.1.1',
  legalEntity: '1.2.398.3.3.4.1.2',
  employee: '1.2.398.3.3.4.1.2.5',
} as const;

/** A certificate that can't be read as X.509 (RFC 5280). */
export class UnreadableCertificate extends Error {
  constructor() {
    super('the certificate cannot be read');
    this.name = 'UnreadableCertificate';
  }
}

/** Reads a DER certificate by the NCA's profile. Throws UnreadableCertificate. Verifies nothing. */
export const readCertificate = (der: Uint8Array): CertificateProfile =>
  readable(() => profileOf(parseCertificate(der)));

function profileOf(certificate: Certificate): CertificateProfile {
  const subject = (type: string): string[] =>
    certificate.subject.typesAndValues
      .filter((attribute) => attribute.type === type)
      .map((attribute) => String(attribute.value.valueBlock.value));
  const digitsAfter = (prefix: string, values: string[]): string | null =>
    values.map((value) => new RegExp(`^${prefix}(\\d{12})$`).exec(value)?.[1]).find(Boolean) ?? null;
  return {
    name: subject(oid.commonName)[0] ?? '',
    iin: digitsAfter('IIN', subject(oid.serialNumber)),
    bin: digitsAfter('BIN', subject(oid.organisationalUnit)),
    organisation: subject(oid.organisation)[0] ?? null,
    serial: hexadecimal(certificate.serialNumber.valueBlock.valueHexView),
    notBefore: certificate.notBefore.value.getTime(),
    notAfter: certificate.notAfter.value.getTime(),
    extendedUsages: extendedUsages(certificate),
    usage: holderUsage(certificate),
  };
}

/** The certificate's structure (RFC 5280). Throws UnreadableCertificate. */
export const parseCertificate = (der: Uint8Array): Certificate =>
  readable(() => Certificate.fromBER(new Uint8Array(der)));

/** A part may be damaged where the whole could be read: pkijs looks into extensions only when they are asked for. */
function readable<Value>(read: () => Value): Value {
  try {
    return read();
  } catch {
    throw new UnreadableCertificate();
  }
}

function extendedUsages(certificate: Certificate): string[] {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === oid.extendedKeyUsage);
  return (extension?.parsedValue as { keyPurposes?: string[] } | undefined)?.keyPurposes ?? [];
}

function holderUsage(certificate: Certificate): CertificateProfile['usage'] {
  const bits = keyUsageBits(certificate) ?? 0;
  return { digitalSignature: (bits & 0x80) !== 0, nonRepudiation: (bits & 0x40) !== 0 };
}

/**
 * The first byte of the key usage, or null where the extension is absent. It is a bit string whose
 * first bit (0x80) is digitalSignature, the second nonRepudiation, the sixth (0x04) keyCertSign
 * (RFC 5280 §4.2.1.3).
 */
export const keyUsageBits = (certificate: Certificate): number | null =>
  readable(() => usageBits(certificate));

function usageBits(certificate: Certificate): number | null {
  const extension = certificate.extensions?.find(({ extnID }) => extnID === oid.keyUsage);
  if (!extension) return null;
  const bits = fromBER(extension.extnValue.valueBlock.valueHexView).result;
  return (bits.valueBlock as { valueHexView?: Uint8Array }).valueHexView?.[0] ?? 0;
}

const hexadecimal = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .toUpperCase();
