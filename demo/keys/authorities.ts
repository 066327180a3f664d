import { generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';
import { attribute, certificationAuthority, type Issuer, issueCertificate, keyUsage } from './certificate.ts';

/** A root and the issuing authority under it, by the profile of the National Certification Authority. */
export interface Authorities {
  readonly root: Issuer;
  readonly issuing: Issuer;
}

export interface AuthorityOptions {
  readonly notBefore: Date;
  readonly notAfter: Date;
  readonly rootName?: string;
  readonly issuingName?: string;
}

/** Makes a root and an issuing authority (RSA-2048) that are plainly no real ones: their names end in ДЕМО. */
export async function makeAuthorities({
  notBefore,
  notAfter,
  rootName = 'НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) ДЕМО',
  issuingName = 'ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) ДЕМО',
}: AuthorityOptions): Promise<Authorities> {
  const [rootKeys, issuingKeys] = await Promise.all([rsaKeys(), rsaKeys()]);
  const profile = (name: string, publicKey: typeof rootKeys.publicKey) => ({
    subject: [
      [attribute.commonName, name],
      [attribute.country, 'KZ'],
    ] as const,
    publicKey,
    extensions: [certificationAuthority(), keyUsage('keyCertSign', 'cRLSign')],
    notBefore,
    notAfter,
  });
  const root = {
    certificate: issueCertificate(profile(rootName, rootKeys.publicKey), { self: rootKeys.privateKey }),
    privateKey: rootKeys.privateKey,
  };
  const issuing = {
    certificate: issueCertificate(profile(issuingName, issuingKeys.publicKey), root),
    privateKey: issuingKeys.privateKey,
  };
  return { root, issuing };
}

/** A pair of RSA keys of 2048 bits, as the NCA's RSA keys are. */
export const rsaKeys = () => promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
