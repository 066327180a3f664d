import { verify, X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import fc from 'fast-check';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatePem } from '../../demo/keys/certificate.ts';
import type { OperatorKey } from '../../demo/keys/operator-key.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { Fault } from '../../src/contract/fault.ts';
import { Openssl } from '../fixtures/openssl.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { makeOffice, type Office, password } from './office.ts';

const openssl = new Openssl();
afterAll(() => openssl.close());

let office: Office;
let operator: OperatorKey;
beforeAll(async () => {
  office = await makeOffice();
  operator = await office.operator();
  writeFileSync(openssl.file('operator.key'), operator.privateKey);
  writeFileSync(openssl.file('operator.pem'), certificatePem(operator.certificate));
  writeFileSync(openssl.file('issuing.pem'), certificatePem(office.issuing.certificate));
});

/** A key file by `openssl pkcs12 -export`. */
function exported(...options: string[]): Buffer {
  const files = options.includes('-nokeys') ? [] : ['-inkey', 'operator.key'];
  const given = options.includes('-in') || options.includes('-nocerts') ? [] : ['-in', 'operator.pem'];
  const pass = options.includes('-passout') ? [] : ['-passout', `pass:${password}`];
  return openssl.run('pkcs12', '-export', ...files, ...given, ...pass, ...options);
}

const faultOf = async (file: Uint8Array, word = password): Promise<unknown> => {
  try {
    await openKeyFile(file, utf8(word));
    return 'opened';
  } catch (error) {
    return error instanceof Fault ? error.code : error;
  }
};

async function expectOpens(file: Uint8Array, word = password): Promise<void> {
  const key = await openKeyFile(file, utf8(word));
  expect(Buffer.from(key.certificate)).toEqual(Buffer.from(operator.certificate));
  const content = Buffer.from('Терезе');
  const signature = await key.sign(content);
  expect(verify('sha256', content, new X509Certificate(key.certificate).publicKey, signature)).toBe(true);
}

describe('opens', () => {
  test('a key file as the NCA encodes it, and reads its Kazakh names right', async () => {
    await expectOpens(operator.file);
    const { profile } = await openKeyFile(operator.file, utf8(password));
    expect(profile).toMatchObject({
      name: 'СЕРІКОВА АЙГЕРІМ',
      iin: '901123300258',
      bin: '160440007161',
      organisation: 'НАО «Государственная корпорация "Правительство для граждан"»',
    });
  });

  const old = ['-legacy', '-certpbe', 'PBE-SHA1-RC2-40', '-keypbe', 'PBE-SHA1-3DES', '-macalg', 'SHA1'];
  test.each([
    ['what OpenSSL 3 makes by default (PBES2, AES-256)', []],
    [
      'AES-128 with an HMAC of SHA-512',
      ['-keypbe', 'AES-128-CBC', '-certpbe', 'AES-128-CBC', '-macalg', 'SHA512'],
    ],
    [
      'AES-192 with an HMAC of SHA-384',
      ['-keypbe', 'AES-192-CBC', '-certpbe', 'AES-192-CBC', '-macalg', 'SHA384'],
    ],
    ['RC2-40 and 3DES', old],
    ['3DES for both', ['-legacy', '-descert']],
    ['RC2-128', ['-legacy', '-certpbe', 'PBE-SHA1-RC2-128']],
    ['a hundred thousand rounds', ['-iter', '100000']],
    ['no MAC', ['-nomac']],
    ['neither MAC nor encryption', ['-nomac', '-keypbe', 'NONE', '-certpbe', 'NONE']],
    ['a name for the key', ['-name', 'Айгерім']],
    ['a chain beside the key’s own certificate', ['-certfile', 'issuing.pem']],
  ])('%s', async (_what, options) => {
    await expectOpens(exported(...options));
  });

  test.each(['Qwerty12', 'Пароль-1', 'Құпия сөз ӘҒҢӨҰҮІһ', '😀 пароль', '"\\\' $()'])(
    'a password in any letters, by either derivation: %s',
    async (word) => {
      await expectOpens(exported('-passout', `pass:${word}`), word);
      await expectOpens(exported(...old, '-passout', `pass:${word}`), word);
    },
  );

  test('what node-forge makes, which leaves the derivation’s digest out', async () => {
    const { keyFile, certificateFile } = openssl.issue({ subject: '/CN=Forge', extensions: [], key: 'rsa' });
    const pem = [keyFile, certificateFile].map((name) => readFileSync(name, 'utf8')) as [string, string];
    const made = forge.pkcs12.toPkcs12Asn1(
      forge.pki.privateKeyFromPem(pem[0]),
      forge.pki.certificateFromPem(pem[1]),
      'Qwerty12',
      { algorithm: 'aes256' },
    );
    const file = Buffer.from(forge.asn1.toDer(made).getBytes(), 'latin1');
    expect((await openKeyFile(file, utf8('Qwerty12'))).profile.name).toBe('Forge');
  });

  test('the certificate that belongs to the key, wherever it stands', async () => {
    writeFileSync(
      openssl.file('both.pem'),
      [office.issuing.certificate, operator.certificate].map(certificatePem).join(''),
    );
    await expectOpens(exported('-in', 'both.pem'));
  });
});

describe('refuses', () => {
  test.each([
    ['the NCA’s encoding', () => Buffer.from(operator.file)],
    ['OpenSSL’s', () => exported()],
    ['a file without a MAC', () => exported('-nomac')],
    ['a file without a MAC in old encryptions', () => exported('-nomac', '-legacy', '-descert')],
  ])('a wrong password for %s', async (_what, file) => {
    expect(await faultOf(file(), 'Құпия сөз-2027')).toBe('key-password-wrong');
    expect(await faultOf(file(), '')).toBe('key-password-wrong');
  });

  test.each([
    ['nothing at all', () => Buffer.alloc(0)],
    ['a text', () => Buffer.from('Бұл кілт емес')],
    ['a certificate', () => Buffer.from(operator.certificate)],
    ['a key in PEM', () => Buffer.from(operator.privateKey)],
    ['the first half of a key file', () => Buffer.from(operator.file.subarray(0, 1500))],
    ['a key file that lost its last byte', () => Buffer.from(operator.file.subarray(0, -1))],
  ])('%s as damaged', async (_what, file) => {
    expect(await faultOf(file())).toBe('key-file-damaged');
  });

  test('a key without a certificate, and a certificate without a key, as empty', async () => {
    expect(await faultOf(exported('-nocerts'))).toBe('key-file-empty');
    expect(await faultOf(exported('-nokeys'))).toBe('key-file-empty');
  });

  test('a key beside another key’s certificate as empty', async () => {
    const keyAlone = operator.privateKey;
    const { certificate } = await office.operator({ givenName: 'Әсел' });
    writeFileSync(openssl.file('foreign.pem'), certificatePem(certificate));
    writeFileSync(openssl.file('own.key'), keyAlone);
    // openssl declines to pair them, so the foreign certificate goes in as an extra one
    const file = openssl.run(
      ...['pkcs12', '-export', '-nocerts', '-inkey', 'own.key', '-certfile', 'foreign.pem'],
      ...['-passout', `pass:${password}`],
    );
    expect(await faultOf(file)).toBe('key-file-empty');
  });

  test('an elliptic-curve key as unsupported', async () => {
    const { keyFile, certificateFile } = openssl.issue({ subject: '/CN=EC', extensions: [] });
    const file = openssl.run(
      ...['pkcs12', '-export', '-inkey', keyFile, '-in', certificateFile, '-passout', `pass:${password}`],
    );
    expect(await faultOf(file)).toBe('key-unsupported');
  });

  test('an encryption that nobody uses as unsupported', async () => {
    expect(await faultOf(exported('-keypbe', 'CAMELLIA-256-CBC'))).toBe('key-unsupported');
    expect(await faultOf(exported('-macalg', 'SHA3-256'))).toBe('key-unsupported');
  });

  test('a key file cut off anywhere, always with a fault of its own', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: operator.file.length - 1 }), async (length) => {
        expect(['key-file-damaged', 'key-password-wrong']).toContain(
          await faultOf(operator.file.subarray(0, length)),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('a key file with any byte changed, or opens it to the same key', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: operator.file.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, mask) => {
          const file = Buffer.from(operator.file);
          file[at] = (file[at] ?? 0) ^ mask;
          const fault = await faultOf(file);
          if (fault === 'opened') await expectOpens(file);
          else
            expect(['key-file-damaged', 'key-password-wrong', 'key-unsupported', 'key-file-slow']).toContain(
              fault,
            );
        },
      ),
      { numRuns: 100 },
    );
  });
});

test('a closed key signs nothing any more', async () => {
  const key = await openKeyFile(operator.file, utf8(password));
  key.close();
  await expect(key.sign(Buffer.from('x'))).rejects.toMatchObject({ code: 'locked' });
});

test('a fault carries neither the password nor the holder’s name', async () => {
  const fault: unknown = await openKeyFile(operator.file, utf8('Құпия-қате')).catch(
    (error: unknown) => error,
  );
  expect(fault).toBeInstanceOf(Fault);
  expect(`${JSON.stringify(fault)}${(fault as Fault).stack}`).not.toMatch(/Құпия|СЕРІКОВА/);
});
