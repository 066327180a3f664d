import { createPublicKey, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Agent, createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { TLSSocket } from 'node:tls';
import axios from 'axios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatePem } from '../../demo/keys/certificate.ts';
import { makeJwk } from '../../demo/keys/jwk.ts';
import type { OperatorKey } from '../../demo/keys/operator-key.ts';
import { makeTlsKeys } from '../../demo/keys/tls.ts';
import { PublicJwk } from '../../src/contract/jwk.ts';
import { Openssl } from '../fixtures/openssl.ts';
import { encodingOf } from './encoding-of.ts';
import { dates, makeOffice, type Office, password, today } from './office.ts';

const openssl = new Openssl();
afterAll(() => openssl.close());

let office: Office;
let operator: OperatorKey;
beforeAll(async () => {
  office = await makeOffice();
  operator = await office.operator();
  writeFileSync(openssl.file('root.pem'), certificatePem(office.root.certificate));
  writeFileSync(openssl.file('issuing.pem'), certificatePem(office.issuing.certificate));
});

const at = ['-attime', String(today / 1000)];

/** What `openssl x509` says about a certificate, in UTF-8. */
function told(certificate: Uint8Array, ...options: string[]): string {
  writeFileSync(openssl.file('told.pem'), certificatePem(certificate));
  const format = ['-noout', '-nameopt', 'utf8,sep_comma_plus,sname'];
  return openssl.run('x509', '-in', 'told.pem', ...format, ...options).toString();
}

describe('the authorities', () => {
  test('have Cyrillic names in UTF-8 and stand in Kazakhstan', () => {
    expect(told(office.issuing.certificate, '-subject', '-issuer')).toBe(
      'subject=CN=ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) ДЕМО,C=KZ\n' +
        'issuer=CN=НЕГІЗГІ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ (RSA) ДЕМО,C=KZ\n',
    );
  });

  test('may issue certificates and do nothing else', () => {
    const extensions = told(office.root.certificate, '-ext', 'basicConstraints,keyUsage');
    expect(extensions).toMatch(/CA:TRUE/);
    expect(extensions).toMatch(/Certificate Sign, CRL Sign/);
  });
});

describe('an operator’s certificate', () => {
  test('chains to the root by the strict rules of openssl', () => {
    writeFileSync(openssl.file('operator.pem'), certificatePem(operator.certificate));
    const trust = ['-CAfile', 'root.pem', '-untrusted', 'issuing.pem'];
    expect(openssl.run('verify', '-x509_strict', ...at, ...trust, 'operator.pem').toString()).toContain('OK');
  });

  test('names its holder as the NCA does, the patronymic under GIVENNAME', () => {
    expect(told(operator.certificate, '-subject')).toBe(
      'subject=CN=СЕРІКОВА АЙГЕРІМ,SN=СЕРІКОВА,serialNumber=IIN901123300258,C=KZ,' +
        'O=НАО «Государственная корпорация "Правительство для граждан"»,OU=BIN160440007161,GN=ҚАЙРАТҚЫЗЫ\n',
    );
  });

  test('leaves GIVENNAME out where there is no patronymic', async () => {
    const { certificate } = await office.operator({ patronymic: null });
    expect(told(certificate, '-subject')).not.toContain('GN=');
  });

  test('is for signing by an employee of a legal entity, or for login', async () => {
    const usage = (certificate: Uint8Array): string =>
      told(certificate, '-ext', 'keyUsage,extendedKeyUsage').replaceAll(/\s+/g, ' ');
    const login = await office.operator({ usage: 'login' });
    expect(usage(operator.certificate)).toMatch(
      /Digital Signature, Non Repudiation .* E-mail Protection, 1\.2\.398\.3\.3\.4\.1\.2, 1\.2\.398\.3\.3\.4\.1\.2\.5/,
    );
    expect(usage(login.certificate)).toMatch(
      /Digital Signature, Key Encipherment .* TLS Web Client Authentication, 1\.2\.398\.3\.3\.4\.1\.2,/,
    );
  });

  test('has a random serial number of 20 bytes, and an RSA key of 2048 bits', async () => {
    const other = await office.operator();
    const [one, two] = [operator, other].map(({ certificate }) => new X509Certificate(certificate));
    expect(one?.serialNumber).toMatch(/^[4-7][0-9A-F]{39}$/);
    expect(one?.serialNumber).not.toBe(two?.serialNumber);
    expect(one?.publicKey.asymmetricKeyDetails?.modulusLength).toBe(2048);
  });
});

describe('an operator’s key file', () => {
  test('is encoded as the NCA encodes it', () => {
    expect(encodingOf(operator.file, password).trim().split('\n')).toEqual([
      'MAC: sha1, Iteration 1024',
      'MAC length: 20, salt length: 20',
      'PKCS7 Data',
      'Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 1024',
      'PKCS7 Encrypted data: pbeWithSHA1And40BitRC2-CBC, Iteration 1024',
      'Certificate bag',
    ]);
  });

  test('has indefinite lengths inside, as BER allows', () => {
    const safe = Buffer.from('3080308006092a864886f70d010701a08004', 'hex');
    expect(Buffer.from(operator.file).includes(safe)).toBe(true);
  });

  test('holds the one key and its one certificate, named by the key’s identifier, as the file is', () => {
    writeFileSync(openssl.file('operator.p12'), operator.file);
    const bags = openssl
      .run('pkcs12', '-legacy', '-in', 'operator.p12', '-passin', `pass:${password}`, '-nodes')
      .toString();
    const identifier = operator.fileName.replace(/^RSA256_([0-9a-f]{40})\.p12$/, '$1');
    expect(bags.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    expect(bags.match(/BEGIN PRIVATE KEY/g)).toHaveLength(1);
    expect(bags.match(/friendlyName: (\w+)/g)).toEqual(Array(2).fill(`friendlyName: ${identifier}`));
    const key = createPublicKey(operator.privateKey).export({ type: 'pkcs1', format: 'der' });
    const sha1 = openssl.run('dgst', '-sha1', writtenTo('key.der', key)).toString();
    expect(sha1).toContain(identifier);
  });

  test('is named AUTH_RSA256 where the key is for login', async () => {
    expect((await office.operator({ usage: 'login' })).fileName).toMatch(/^AUTH_RSA256_[0-9a-f]{40}\.p12$/);
  });
});

describe('the TLS keys', () => {
  test('let the desk and the centre know each other', async () => {
    const keys = await makeTlsKeys({ desks: ['desk-0123-04'], ...lastingDates() });
    const { certificate: ca } = keys.authority;
    const desk = keys.desks['desk-0123-04'];
    const server = createServer(
      {
        ca,
        cert: keys.server.certificate,
        key: keys.server.privateKey,
        requestCert: true,
        rejectUnauthorized: true,
      },
      (request, response) => {
        response.end((request.socket as TLSSocket).getPeerCertificate().subject.CN);
      },
    );
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const httpsAgent = new Agent({ ca, cert: desk.certificate, key: desk.privateKey });
    try {
      for (const host of ['127.0.0.1', 'localhost'])
        expect((await axios.get(`https://${host}:${port}/`, { httpsAgent })).data).toBe('desk-0123-04');
    } finally {
      httpsAgent.destroy();
      await new Promise((resolve) => server.close(resolve));
    }
  });

  test('give the centre both of its names on loopback', async () => {
    const { server } = await makeTlsKeys({ desks: [], ...dates });
    expect(new X509Certificate(server.certificate).subjectAltName).toBe(
      'DNS:localhost, IP Address:127.0.0.1',
    );
  });

  test('are in date and in order by the strict rules of openssl', async () => {
    const keys = await makeTlsKeys({ desks: ['desk-0123-04'], ...dates });
    writtenTo('tls.pem', keys.authority.certificate);
    const verify = (purpose: string, certificate: string): string =>
      openssl
        .run(
          'verify',
          '-x509_strict',
          '-purpose',
          purpose,
          ...at,
          '-CAfile',
          'tls.pem',
          writtenTo('own.pem', certificate),
        )
        .toString();
    expect(verify('sslserver', keys.server.certificate)).toContain('OK');
    expect(verify('sslclient', keys.desks['desk-0123-04'].certificate)).toContain('OK');
    expect(() => verify('sslserver', keys.desks['desk-0123-04'].certificate)).toThrow();
  });
});

test('a JWK pair fits the contract, and its public half tells no secret', async () => {
  const { publicJwk, privateJwk } = await makeJwk();
  expect(PublicJwk.parse(publicJwk)).toEqual(publicJwk);
  expect(publicJwk).not.toHaveProperty('d');
  expect(privateJwk).toMatchObject(publicJwk);
});

/** Node judges TLS certificates by the real clock. */
const lastingDates = () => ({
  notBefore: new Date(Date.now() - 60_000),
  notAfter: new Date(Date.now() + 60_000),
});

function writtenTo(name: string, content: string | Uint8Array): string {
  writeFileSync(openssl.file(name), content);
  return name;
}
