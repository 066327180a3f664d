import { createCipheriv, pbkdf2Sync } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { Integer, OctetString, type Sequence } from 'asn1js';
import forge from 'node-forge';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { certificatePem } from '../../demo/keys/certificate.ts';
import { protectByMac } from '../../demo/keys/key-file.ts';
import { partsOf } from '../../main/eds/key-file/ber.ts';
import { makeBudget } from '../../main/eds/key-file/budget.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { Openssl } from '../fixtures/openssl.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { bag, octets, oid, sequence, text, typed } from './key-file-parts.ts';
import { makeOffice, password } from './office.ts';

const openssl = new Openssl();
afterAll(() => openssl.close());
beforeAll(async () => {
  const operator = await (await makeOffice()).operator();
  writeFileSync(openssl.file('operator.key'), operator.privateKey);
  writeFileSync(openssl.file('operator.pem'), certificatePem(operator.certificate));
});

/** A key file by `openssl pkcs12 -export`. */
const exported = (...options: string[]): Buffer =>
  openssl.run(
    ...['pkcs12', '-export', '-inkey', 'operator.key', '-in', 'operator.pem', '-passout', `pass:${password}`],
    ...options,
  );

/** An INTEGER of three bytes (X.690). */
const rounds = (count: number): Buffer => Buffer.from(`0203${count.toString(16).padStart(6, '0')}`, 'hex');

/** The file with other counts of rounds: one for each place where it has 65,536 of them, in their order. */
function withRounds(file: Buffer, ...counts: number[]): Buffer {
  const changed = Buffer.from(file);
  for (const count of counts) {
    const at = changed.indexOf(rounds(65_536));
    expect(at).toBeGreaterThan(0);
    rounds(count).copy(changed, at);
  }
  expect(changed.includes(rounds(65_536))).toBe(false);
  return changed;
}

const faultOf = (file: Uint8Array, word = utf8(password)): Promise<unknown> =>
  openKeyFile(file, word).then(
    () => 'opened',
    (error: { code?: unknown }) => error.code,
  );

/** No password: a derivation that takes it throws, and that is no key-file-slow. */
const noUtf8 = Uint8Array.of(0xff);

test.each([
  ['one derivation alone', [2_000_001, 65_537, 65_537]],
  ['the derivations together', [700_000, 700_000, 700_000]],
])('more than two million rounds in %s are refused before anything is derived', async (_what, counts) => {
  const file = withRounds(exported('-iter', '65536', '-legacy', '-descert'), ...counts);
  expect(await faultOf(file, noUtf8)).toBe('key-file-slow');
});

test.each([
  ['without a MAC', ['-nomac']],
  ['without a MAC, in the encryptions of PKCS#12', ['-nomac', '-legacy']],
])('and %s', async (_what, options) => {
  expect(await faultOf(withRounds(exported('-iter', '65536', ...options), 2_000_001))).toBe('key-file-slow');
});

test('rounds that show only once a part is decrypted are taken off the same budget', async () => {
  const shrouded = (iterations: number): Sequence => {
    const parameters = sequence(text('the salt'), new Integer({ value: iterations }));
    return typed(
      bag.shroudedKey,
      sequence(sequence(oid('1.2.840.113549.1.12.1.3'), parameters), text('8 bytes.')),
    );
  };
  const fileWith = (iterations: number) =>
    protectByMac(new Uint8Array(sequence(encrypted(shrouded(iterations), 500)).toBER()), password);
  // the MAC takes 1024 rounds, the part 500
  expect(await faultOf(fileWith(2_000_000 - 1_523))).toBe('key-file-slow');
  expect(await faultOf(fileWith(10))).toBe('key-file-damaged');
});

test('as many rounds as the budget has are worked through', async () => {
  const budget = makeBudget();
  budget.spend([1_000_000, 1]);
  budget.spend([999_999]);
  expect(() => budget.spend([1])).toThrow(expect.objectContaining({ code: 'key-file-slow' }));
  expect(await faultOf(exported('-iter', '65536'))).toBe('opened');
});

test.each([0, -1])('%d rounds make a damaged key file', (count) => {
  expect(() => makeBudget().spend([5, count])).toThrow(expect.objectContaining({ code: 'key-file-damaged' }));
});

test.each([0, 19, 21, 4096])(
  'a MAC of %d bytes, where its digest has 20, is refused before anything is derived',
  async (length) => {
    const file = forge.asn1.fromDer(Buffer.from(exported('-macalg', 'SHA1')).toString('latin1'));
    const value = partsOf(partsOf(partsOf(file)[2])[0])[1];
    if (!value) throw new Error('the file has no MAC');
    const reEncoded = (): Buffer => Buffer.from(forge.asn1.toDer(file).getBytes(), 'latin1');
    expect(await faultOf(reEncoded())).toBe('opened');
    value.value = 'x'.repeat(length);
    expect(await faultOf(reEncoded(), noUtf8)).toBe('key-file-damaged');
  },
);

/** EncryptedData under PBES2 (RFC 8018) that holds one bag. */
function encrypted(content: Sequence, iterations: number): Sequence {
  const [salt, iv] = [Buffer.from('the salt'), Buffer.alloc(16, 7)];
  const cipher = createCipheriv('aes-256-cbc', pbkdf2Sync(password, salt, iterations, 32, 'sha1'), iv);
  const bytes = Buffer.concat([cipher.update(Buffer.from(sequence(content).toBER())), cipher.final()]);
  const pbkdf2 = sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(octets(salt), new Integer({ value: iterations })),
  );
  const aes = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv));
  const algorithm = sequence(oid('1.2.840.113549.1.5.13'), sequence(pbkdf2, aes));
  const inPlace = new OctetString({ idBlock: { tagClass: 3, tagNumber: 0 }, valueHex: bytes });
  return typed(
    '1.2.840.113549.1.7.6',
    sequence(new Integer({ value: 0 }), sequence(oid('1.2.840.113549.1.7.1'), algorithm, inPlace)),
  );
}
