import { expect, test } from 'vitest';
import { modernTestKeyFile, ncaTestKeyFile, testPassword } from '../../main/eds/self-test/test-keys.ts';
import { selfTest } from '../../main/eds/self-test.ts';
import { encodingOf } from './encoding-of.ts';

test('everything passes on this runtime', async () => {
  const names = ['key-file-nca', 'key-file-modern', 'signature', 'sealing', 'receipt'];
  expect(await selfTest()).toEqual(names.map((check) => ({ check, ok: true, reason: null })));
});

test('a failed check is told with its reason, and the ones after it are still made', async () => {
  const results = await selfTest([
    {
      check: 'database',
      run: async () => {
        throw new Error('no such cipher');
      },
    },
    { check: 'paper', run: async () => {} },
  ]);
  expect(results.slice(-2)).toEqual([
    { check: 'database', ok: false, reason: 'no such cipher' },
    { check: 'paper', ok: true, reason: null },
  ]);
});

test('the bundled key files are encoded as they say', () => {
  expect(encodingOf(ncaTestKeyFile, testPassword.toString())).toMatch(
    /sha1.*3-KeyTripleDES-CBC.*40BitRC2-CBC/s,
  );
  expect(encodingOf(modernTestKeyFile, testPassword.toString())).toMatch(
    /sha256.*PBES2, PBKDF2, AES-256-CBC/s,
  );
});
