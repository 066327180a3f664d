import { role } from '../../src/certificate/profile.ts';
import { rsaKeys } from './authorities.ts';
import {
  attribute,
  extendedKeyUsage,
  type Issuer,
  issueCertificate,
  keyIdentifier,
  keyUsage,
  privateKeyPem,
} from './certificate.ts';
import { encodeKeyFile } from './key-file.ts';

export interface OperatorKeyOptions {
  readonly iin: string;
  readonly surname: string;
  readonly givenName: string;
  readonly patronymic: string | null;
  readonly organisation: string;
  readonly bin: string;
  /** Role OIDs for the extended key usage; an employee of a legal entity unless said. */
  readonly roles?: readonly string[];
  /** The NCA once issued separate keys for signing and for login. */
  readonly usage?: 'signing' | 'login';
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** Protects the key file. */
  readonly password: string;
}

export interface OperatorKey {
  /** `RSA256_<40 hexadecimal digits>.p12`; a login key's name begins with `AUTH_`. */
  readonly fileName: string;
  /** PKCS#12, encoded as the NCA encodes it. */
  readonly file: Uint8Array;
  /** DER. */
  readonly certificate: Uint8Array;
  /** PEM, PKCS#8. */
  readonly privateKey: string;
}

const purpose = {
  signing: { extended: '1.3.6.1.5.5.7.3.4', second: 'nonRepudiation', prefix: 'RSA256_' },
  login: { extended: '1.3.6.1.5.5.7.3.2', second: 'keyEncipherment', prefix: 'AUTH_RSA256_' },
} as const;

/** Makes an employee's RSA key, its certificate and its key file, all three in the NCA's profile. */
export async function makeOperatorKey(issuing: Issuer, options: OperatorKeyOptions): Promise<OperatorKey> {
  const { extended, second, prefix } = purpose[options.usage ?? 'signing'];
  const { publicKey, privateKey } = await rsaKeys();
  const certificate = issueCertificate(
    {
      subject: subjectOf(options),
      publicKey,
      extensions: [
        keyUsage('digitalSignature', second),
        extendedKeyUsage([extended, ...(options.roles ?? [role.legalEntity, role.employee])]),
      ],
      notBefore: options.notBefore,
      notAfter: options.notAfter,
    },
    issuing,
  );
  return {
    fileName: `${prefix}${keyIdentifier(publicKey).toString('hex')}.p12`,
    file: encodeKeyFile(privateKey, certificate, options.password),
    certificate,
    privateKey: privateKeyPem(privateKey),
  };
}

/** The order of the NCA's certificates. GIVENNAME holds the patronymic; the given name stands in CN alone. */
function subjectOf({ surname, givenName, iin, organisation, bin, patronymic }: OperatorKeyOptions) {
  const capitals = (name: string): string => name.toLocaleUpperCase('kk');
  return [
    [attribute.commonName, capitals(`${surname} ${givenName}`)],
    [attribute.surname, capitals(surname)],
    [attribute.serialNumber, `IIN${iin}`],
    [attribute.country, 'KZ'],
    [attribute.organisation, organisation],
    [attribute.organisationalUnit, `BIN${bin}`],
    ...(patronymic ? [[attribute.givenName, capitals(patronymic)] as const] : []),
  ] as const;
}
