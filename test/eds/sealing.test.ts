import { compactDecrypt, importJWK } from 'jose';
import { beforeAll, expect, test } from 'vitest';
import { type JwkPair, makeJwk } from '../../demo/keys/jwk.ts';
import { seal } from '../../main/eds/sealing.ts';
import { Sealed } from '../../src/contract/request.ts';

const content = {
  registrationId: '5f0c2a52-3f5e-4c0e-9d6b-1f1f8b6a2c11',
  temporaryPassword: 'Құпия-сөз-2026',
};

let centre: JwkPair;
beforeAll(async () => {
  centre = await makeJwk();
});

const open = async (sealed: string, { privateJwk }: JwkPair): Promise<unknown> => {
  const { plaintext } = await compactDecrypt(sealed, await importJWK(privateJwk, 'ECDH-ES'));
  return JSON.parse(new TextDecoder().decode(plaintext));
};

test('what is sealed to the centre’s key comes out there as it went in', async () => {
  expect(await open(await seal(content, centre.publicJwk), centre)).toEqual(content);
});

test('the message names the key and the algorithms, and fits the contract', async () => {
  const sealed = Sealed.parse(await seal(content, centre.publicJwk));
  const header: unknown = JSON.parse(Buffer.from(sealed.split('.')[0] ?? '', 'base64url').toString());
  expect(header).toMatchObject({ alg: 'ECDH-ES', enc: 'A256GCM', kid: centre.publicJwk.kid });
  expect(Object.keys(header as object).sort()).toEqual(['alg', 'enc', 'epk', 'kid']);
});

test('another key doesn’t open it', async () => {
  const sealed = await seal(content, centre.publicJwk);
  await expect(open(sealed, await makeJwk())).rejects.toThrow();
});

test('sealing the same twice gives two messages that have nothing in common', async () => {
  const [one, other] = [await seal(content, centre.publicJwk), await seal(content, centre.publicJwk)];
  for (const part of [0, 2, 3, 4]) expect(one.split('.')[part]).not.toBe(other.split('.')[part]);
});

test('a changed character is noticed', async () => {
  const sealed = await seal(content, centre.publicJwk);
  const [header, key, iv, text = '', tag] = sealed.split('.');
  const changed = `${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`;
  await expect(open([header, key, iv, changed, tag].join('.'), centre)).rejects.toThrow();
});
