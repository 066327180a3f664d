import { hash, X509Certificate } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { certificatePem } from '../../demo/keys/certificate.ts';
import { signCades, signCadesTogether } from '../../main/eds/cades.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import type { SigningKey } from '../../main/eds/signing-key.ts';
import { Openssl } from '../fixtures/openssl.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { makeOffice, type Office, password, today } from './office.ts';

const openssl = new Openssl();
afterAll(() => openssl.close());

let office: Office;
let key: SigningKey;
let chain: Uint8Array[];
beforeAll(async () => {
  office = await makeOffice();
  key = await openKeyFile((await office.operator()).file, utf8(password));
  chain = [office.issuing.certificate];
  writeFileSync(openssl.file('root.pem'), certificatePem(office.root.certificate));
});

const at = new Date(today);
const content = new TextEncoder().encode('{"kind":"registration-request","surname":"Әбілқайыров"}');
const digest = hash('sha256', content, 'buffer');

/** What `openssl cms -verify` gives back, knowing the root alone. Throws where it refuses. */
function verified(cms: Uint8Array, ...options: string[]): Buffer {
  writeFileSync(openssl.file('signed.cms'), cms);
  const time = ['-attime', String(today / 1000)];
  const input = ['-inform', 'DER', '-in', 'signed.cms', '-CAfile', 'root.pem'];
  return openssl.run('cms', '-verify', '-binary', ...input, ...time, ...options);
}

/** What openssl says against it. */
function refusal(cms: Uint8Array, ...options: string[]): string {
  try {
    verified(cms, ...options);
    return 'accepted';
  } catch (error) {
    return String((error as { stderr?: Buffer }).stderr);
  }
}

const printed = (cms: Uint8Array): string => {
  writeFileSync(openssl.file('signed.cms'), cms);
  return openssl.run('cms', '-cmsout', '-print', '-inform', 'DER', '-in', 'signed.cms').toString();
};

describe('openssl', () => {
  test('verifies our signature as CAdES from the root alone, with an issuer named in Cyrillic', async () => {
    expect(new X509Certificate(key.certificate).issuer).toContain('ҰЛТТЫҚ КУӘЛАНДЫРУШЫ ОРТАЛЫҚ');
    const cms = await signCades(content, key, chain, at);
    expect(verified(cms, '-cades')).toEqual(Buffer.from(content));
  });

  test('verifies two signatures over the same content as CAdES, and refuses where one of them is wrong', async () => {
    const other = await openKeyFile((await office.operator({ givenName: 'Әсел' })).file, utf8(password));
    const signers = [key, other].map((each) => ({ key: each, chain }));
    const cms = await signCadesTogether(content, signers, at);
    expect(verified(cms, '-cades')).toEqual(Buffer.from(content));
    const text = printed(cms);
    for (const { profile } of [key, other])
      expect(text.toLowerCase().replaceAll(/\s/g, '')).toContain(
        `serialnumber:0x${profile.serial.toLowerCase().replace(/^0+/, '')}`,
      );
    // the issuing certificate is embedded once, and one signer alone is as signCades makes it
    expect(occurrences(cms, office.issuing.certificate)).toBe(1);
    expect(await signCadesTogether(content, signers.slice(0, 1), at)).toEqual(
      await signCades(content, key, chain, at),
    );

    for (const signer of [key, other]) {
      const signature = await signatureOf(signer);
      const damaged = replaced(cms, signature, Buffer.alloc(signature.length, 7));
      expect(refusal(damaged, '-cades')).toMatch(/Verification failure|signature failure/i);
    }
  });

  test('gives back any content byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3000 }), async (bytes) => {
        expect(verified(await signCades(bytes, key, chain, at), '-cades')).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 20 },
    );
  });

  test('would write the same DER', async () => {
    const cms = await signCades(content, key, chain, at);
    writeFileSync(openssl.file('ours.cms'), cms);
    const again = openssl.run('cms', '-cmsout', '-inform', 'DER', '-in', 'ours.cms', '-outform', 'DER');
    expect(again).toEqual(Buffer.from(cms));
  });

  test.each([
    ['the content', (cms: Buffer) => cms.indexOf(content) + 5, 'content verify error'],
    ['the digest', (cms: Buffer) => cms.indexOf(digest) + 3, 'verification failure'],
    ['the signing time', (cms: Buffer) => cms.indexOf('261122000000Z') + 5, 'verification failure'],
    ['the signature', (cms: Buffer) => cms.length - 10, 'verification failure'],
  ])('refuses it once a byte of %s is another', async (_part, placeIn, reason) => {
    const changed = Buffer.from(await signCades(content, key, chain, at));
    const place = placeIn(changed);
    changed[place] = (changed[place] ?? 0) ^ 1;
    expect(refusal(changed, '-cades')).toContain(reason);
  });

  test('refuses it when the ESS attribute names another certificate', async () => {
    const own = Buffer.from(new X509Certificate(key.certificate).fingerprint256.replaceAll(':', ''), 'hex');
    const foreign = Buffer.alloc(32, 7);
    const dishonest: SigningKey = { ...key, sign: (bytes) => key.sign(replaced(bytes, own, foreign)) };
    const cms = replaced(await signCades(content, dishonest, chain, at), own, foreign);
    expect(verified(cms)).toEqual(Buffer.from(content));
    expect(refusal(cms, '-cades')).toMatch(/ess/i);
  });

  test('refuses it when the issuing certificate is not embedded', async () => {
    expect(refusal(await signCades(content, key, [], at), '-cades')).toContain('unable to get local issuer');
  });
});

test('the signed attributes are the four that CAdES-BES asks for', async () => {
  const text = printed(await signCades(content, key, chain, at));
  const signed = text.slice(
    text.indexOf('signedAttrs'),
    text.indexOf('signatureAlgorithm:', text.indexOf('signedAttrs')),
  );
  expect([...signed.matchAll(/object: (\S+)/g)].map(([, name]) => name)).toEqual([
    'contentType',
    'signingTime',
    'messageDigest',
    'id-smime-aa-signingCertificateV2',
  ]);
  expect(signed).toContain('UTCTIME:Nov 22 00:00:00 2026 GMT');
});

test('from 2050 on the signing time is written with four digits of the year', async () => {
  const text = printed(await signCades(content, key, chain, new Date('2050-01-01T00:00:00.000Z')));
  expect(text).toContain('GENERALIZEDTIME:Jan  1 00:00:00 2050 GMT');
});

test('two keys sign in turn, each in its own name', async () => {
  const other = await openKeyFile((await office.operator({ givenName: 'Әсел' })).file, utf8(password));
  for (const signer of [key, other, key]) {
    const cms = await signCades(content, signer, chain, at);
    expect(verified(cms, '-cades')).toEqual(Buffer.from(content));
    expect(printed(cms).toLowerCase().replaceAll(/\s/g, '')).toContain(
      `serialnumber:0x${signer.profile.serial.toLowerCase()}`,
    );
  }
});

test('the same content, key and instant give the same bytes', async () => {
  const one = await signCades(content, key, chain, at);
  expect(await signCades(content, key, chain, at)).toEqual(one);
});

test('a closed key makes no signature', async () => {
  const closed = await openKeyFile((await office.operator()).file, utf8(password));
  closed.close();
  await expect(signCades(content, closed, chain, at)).rejects.toMatchObject({ code: 'locked' });
});

function replaced(bytes: Uint8Array, what: Buffer, by: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const place = copy.indexOf(what);
  expect(place).toBeGreaterThan(0);
  by.copy(copy, place);
  return copy;
}

const occurrences = (bytes: Uint8Array, part: Uint8Array): number =>
  Buffer.from(bytes).toString('latin1').split(Buffer.from(part).toString('latin1')).length - 1;

/** The raw signature that a key makes over this content: the same each time (PKCS#1 v1.5). */
async function signatureOf(signer: SigningKey): Promise<Buffer> {
  const cms = Buffer.from(await signCades(content, signer, chain, at));
  // the last octet string of a SignedData by one signer
  return cms.subarray(-256);
}
