import { createPrivateKey } from 'node:crypto';
import { type AsnType, fromBER, Integer, type Sequence } from 'asn1js';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import { protectByMac } from '../../demo/keys/key-file.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { bag, bags, certificateBag, octets, oid, sequence, text, typed } from './key-file-parts.ts';
import { makeOffice, password } from './office.ts';

// Key files whose MAC and password are right, and whose contents are seldom or never met.

const refusal = async (...contents: AsnType[]): Promise<unknown> => {
  const file = protectByMac(new Uint8Array(sequence(...contents).toBER()), password);
  return openKeyFile(file, utf8(password)).catch((error: { code?: unknown }) => error.code);
};

/** A key under 3DES whose derivation is said to take so many rounds. */
const shroudedAfter = (rounds: bigint): Sequence => {
  const parameters = sequence(text('the salt'), Integer.fromBigInt(rounds));
  const algorithm = sequence(oid('1.2.840.113549.1.12.1.3'), parameters);
  return bags(typed(bag.shroudedKey, sequence(algorithm, text('8 bytes.'))));
};

test('a derivation may name the length of its key', async () => {
  const { privateKey, certificate } = await (await makeOffice()).operator();
  const info = forge.pki.wrapRsaPrivateKey(
    forge.pki.privateKeyToAsn1(forge.pki.privateKeyFromPem(privateKey)),
  );
  const options = { algorithm: 'aes256', prfAlgorithm: 'sha256' } as const;
  const shrouded = forge.asn1.toDer(forge.pki.encryptPrivateKeyInfo(info, 'Qwerty12', options)).getBytes();
  const x509 = typed('1.2.840.113549.1.9.22.1', octets(certificate));
  const contents = bags(
    typed(bag.shroudedKey, fromBER(Buffer.from(shrouded, 'latin1')).result),
    typed(certificateBag, x509),
  );
  const file = protectByMac(new Uint8Array(sequence(contents).toBER()), 'Qwerty12');
  expect((await openKeyFile(file, utf8('Qwerty12'))).profile.name).toBe('СЕРІКОВА АЙГЕРІМ');
});

test('a key file that holds nothing is empty', async () => {
  expect(await refusal()).toBe('key-file-empty');
  expect(await refusal(bags())).toBe('key-file-empty');
});

test('a key file that holds something else than bags is damaged', async () => {
  expect(await refusal(text('бос'))).toBe('key-file-damaged');
  expect(await refusal(bags(text('бос')))).toBe('key-file-damaged');
});

test('a key file that is encrypted to a public key is not supported', async () => {
  expect(await refusal(typed('1.2.840.113549.1.7.3', text('x')))).toBe('key-unsupported');
});

test('a certificate of another form than X.509 does not count', async () => {
  const { privateKey } = await (await makeOffice()).operator();
  const pkcs8 = fromBER(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' })).result;
  const sdsi = typed('1.2.840.113549.1.9.22.2', text('x'));
  expect(await refusal(bags(typed(bag.key, pkcs8), typed(certificateBag, sdsi)))).toBe('key-file-empty');
});

test('a certificate that is none makes a damaged key file', async () => {
  const { privateKey } = await (await makeOffice()).operator();
  const pkcs8 = fromBER(createPrivateKey(privateKey).export({ type: 'pkcs8', format: 'der' })).result;
  const x509 = typed('1.2.840.113549.1.9.22.1', text('x'));
  expect(await refusal(bags(typed(bag.key, pkcs8), typed(certificateBag, x509)))).toBe('key-file-damaged');
});

test.each([2_000_001n, 2n ** 31n, 2n ** 47n, 2n ** 80n])('%d rounds are too slow', async (rounds) => {
  expect(await refusal(shroudedAfter(rounds))).toBe('key-file-slow');
});

test.each([0n, -1n])('%d rounds make a damaged key file', async (rounds) => {
  expect(await refusal(shroudedAfter(rounds))).toBe('key-file-damaged');
});
