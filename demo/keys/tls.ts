import { generateKeyPair, type KeyObject } from 'node:crypto';
import { promisify } from 'node:util';
import { OctetString } from 'asn1js';
import { AltName, GeneralName } from 'pkijs';
import {
  attribute,
  type CertificateRequest,
  certificatePem,
  certificationAuthority,
  extendedKeyUsage,
  extension,
  issueCertificate,
  keyUsage,
  privateKeyPem,
} from './certificate.ts';

/** A certificate and its private key, both PEM. */
export interface TlsKey {
  readonly certificate: string;
  readonly privateKey: string;
}

export interface TlsKeys<Desk extends string = string> {
  /** The authority that both sides pin; its private key is gone once these keys are made. */
  readonly authority: { readonly certificate: string };
  /** The centre's, for 127.0.0.1 and localhost. */
  readonly server: TlsKey;
  /** The client keys by the desk's name, which is the certificate's common name. */
  readonly desks: { readonly [desk in Desk]: TlsKey };
}

export interface TlsOptions<Desk extends string> {
  readonly desks: readonly Desk[];
  readonly notBefore: Date;
  readonly notAfter: Date;
}

const serverAuthentication = '1.3.6.1.5.5.7.3.1';
const clientAuthentication = '1.3.6.1.5.5.7.3.2';

/** Makes a TLS authority with the centre's server key and a client key for each desk (EC P-256). */
export async function makeTlsKeys<Desk extends string>({
  desks,
  notBefore,
  notAfter,
}: TlsOptions<Desk>): Promise<TlsKeys<Desk>> {
  const authorityKeys = await ecKeys();
  const request = (
    commonName: string,
    publicKey: KeyObject,
    extensions: CertificateRequest['extensions'],
  ): CertificateRequest => ({
    subject: [[attribute.commonName, commonName]],
    publicKey,
    extensions,
    notBefore,
    notAfter,
  });
  const authority = issueCertificate(
    request('Tereze TLS Demo', authorityKeys.publicKey, [certificationAuthority(), keyUsage('keyCertSign')]),
    { self: authorityKeys.privateKey },
  );
  const issue = async (name: string, extensions: CertificateRequest['extensions']): Promise<TlsKey> => {
    const { publicKey, privateKey } = await ecKeys();
    const certificate = issueCertificate(
      request(name, publicKey, [keyUsage('digitalSignature'), ...extensions]),
      { certificate: authority, privateKey: authorityKeys.privateKey },
    );
    return { certificate: certificatePem(certificate), privateKey: privateKeyPem(privateKey) };
  };
  const client = async (desk: Desk): Promise<[Desk, TlsKey]> => [
    desk,
    await issue(desk, [extendedKeyUsage([clientAuthentication])]),
  ];
  return {
    authority: { certificate: certificatePem(authority) },
    server: await issue('localhost', [extendedKeyUsage([serverAuthentication]), loopbackNames()]),
    desks: Object.fromEntries(await Promise.all(desks.map(client))) as TlsKeys<Desk>['desks'],
  };
}

/** subjectAltName: the name `localhost` (type 2) and the address 127.0.0.1 (type 7), RFC 5280 §4.2.1.6. */
const loopbackNames = () =>
  extension(
    '2.5.29.17',
    false,
    new AltName({
      altNames: [
        new GeneralName({ type: 2, value: 'localhost' }),
        new GeneralName({
          type: 7,
          value: new OctetString({ valueHex: Uint8Array.of(127, 0, 0, 1).buffer }),
        }),
      ],
    }).toSchema(),
  );

const ecKeys = () => promisify(generateKeyPair)('ec', { namedCurve: 'P-256' });
