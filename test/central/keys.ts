import { writeFileSync } from 'node:fs';
import { type Authorities, makeAuthorities } from '../../demo/keys/authorities.ts';
import { certificatePem } from '../../demo/keys/certificate.ts';
import { type JwkPair, makeJwk } from '../../demo/keys/jwk.ts';
import { makeOperatorKey, type OperatorKeyOptions } from '../../demo/keys/operator-key.ts';
import { makeTlsKeys, type TlsKeys } from '../../demo/keys/tls.ts';
import { operators } from '../../demo/operators.ts';
import { Openssl } from '../fixtures/openssl.ts';

const year = 365 * 86_400_000;

/** From a year ago to a year ahead. */
export const valid = { notBefore: new Date(Date.now() - year), notAfter: new Date(Date.now() + year) };

export const desks = [
  'desk-0123-04',
  'desk-0123-05',
  'desk-0999-01',
  'desk-switched-off',
  'desk-unknown',
] as const;
export type DeskName = (typeof desks)[number];

/** The keys of a whole office, made new for each run, and the openssl program that signs with them. */
export interface OfficeKeys {
  readonly openssl: Openssl;
  readonly authorities: Authorities;
  readonly tls: TlsKeys<DeskName>;
  /** Of an authority that the centre doesn't know. */
  readonly strangersTls: TlsKeys<'desk-0123-04'>;
  readonly sealing: JwkPair;
  readonly receipt: JwkPair;
  /** By which the desk proves that an upload of its journal is its own. */
  readonly journal: JwkPair;
}

/** An operator as openssl takes one: PEM files. */
export interface Operator {
  readonly certificateFile: string;
  readonly keyFile: string;
  /** The authority whose certificate goes into the signature. */
  readonly issuingFile: string;
  readonly iin: string;
  readonly bin: string;
}

export async function makeOfficeKeys(): Promise<OfficeKeys> {
  const openssl = new Openssl();
  const [authorities, tls, strangersTls, sealing, receipt, journal] = await Promise.all([
    makeAuthorities(valid),
    makeTlsKeys({ desks, ...valid }),
    makeTlsKeys({ desks: ['desk-0123-04'], ...valid }),
    makeJwk(),
    makeJwk(),
    makeJwk(),
  ]);
  return { openssl, authorities, tls, strangersTls, sealing, receipt, journal };
}

let count = 0;

/** An operator's key by the office's authority, in the NCA's profile, with what is said changed. */
export async function makeOperator(
  { openssl, authorities }: Pick<OfficeKeys, 'openssl' | 'authorities'>,
  changes: Partial<OperatorKeyOptions> = {},
): Promise<Operator> {
  const options = { ...operators.aigul, ...valid, ...changes };
  const { certificate, privateKey } = await makeOperatorKey(authorities.issuing, options);
  const name = `operator-${++count}`;
  const file = (kind: string, text: string): string => {
    writeFileSync(openssl.file(`${name}.${kind}`), text);
    return openssl.file(`${name}.${kind}`);
  };
  return {
    certificateFile: file('pem', certificatePem(certificate)),
    keyFile: file('key', privateKey),
    issuingFile: file('issuing.pem', certificatePem(authorities.issuing.certificate)),
    iin: options.iin,
    bin: options.bin,
  };
}

/** CAdES-BES with the content inside, by the openssl program. */
export function signWithOpenssl(
  content: Uint8Array,
  operator: Operator,
  openssl: Openssl,
  options: readonly string[] = ['-cades'],
): Buffer {
  const name = `content-${++count}`;
  writeFileSync(openssl.file(name), content);
  return openssl.run(
    ...['cms', '-sign', '-binary', '-nodetach', '-md', 'sha256', '-outform', 'DER', '-in', name],
    ...['-signer', operator.certificateFile, '-inkey', operator.keyFile, '-certfile', operator.issuingFile],
    ...options,
  );
}
