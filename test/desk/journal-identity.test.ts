import { randomBytes } from 'node:crypto';
import { CompactSign, compactVerify, importJWK } from 'jose';
import { expect, test } from 'vitest';
import { openStore } from '../../main/store/store.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const key = randomBytes(32);

function identityIn(folder: string) {
  const store = openStore(folder, key);
  store.close();
  return store.journalIdentity;
}

test('a database has one journal, and keeps its id and its key', () => {
  const folder = temporaryFolder();
  const made = identityIn(folder);
  const again = identityIn(folder);
  expect(again.journal).toBe(made.journal);
  expect(again.key).toEqual(made.key);
  expect(again.key.kid).toBe(made.journal);
});

test('two databases have two journals with two keys', () => {
  const [one, other] = [identityIn(temporaryFolder()), identityIn(temporaryFolder())];
  expect(one.journal).not.toBe(other.journal);
  expect(one.key.x).not.toBe(other.key.x);
});

test('what the private key signs is verified by the public one', async () => {
  const { privateKey, key: publicKey } = identityIn(temporaryFolder());
  const jws = await new CompactSign(new TextEncoder().encode('the head of the journal'))
    .setProtectedHeader({ alg: 'ES256', kid: publicKey.kid })
    .sign(privateKey);
  const { payload } = await compactVerify(jws, await importJWK(publicKey, 'ES256'));
  expect(new TextDecoder().decode(payload)).toBe('the head of the journal');
});
