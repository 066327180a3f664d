import fc from 'fast-check';
import forge from 'node-forge';
import { expect, test } from 'vitest';
import { derivedFor, derivePkcs12 } from '../../main/eds/key-file/derive.ts';
import { utf8 } from '../fixtures/utf8.ts';

/** OpenSSL's own vectors for the key derivation of PKCS#12 (test/recipes/30-test_evp_data/evpkdf_pkcs12.txt). */
const vectors = [
  ['smeg', '0A58CF64530D823F', 1, 'key', '8AAAE6297B6CB04642AB5B077851284EB7128F1A2A7FBCA3'],
  ['smeg', '0A58CF64530D823F', 1, 'iv', '79993DFE048D3B76'],
  ['smeg', '642B99AB44FB4B1F', 1, 'key', 'F3A95FEC48D7711E985CFE67908C5AB79FA3D7C5CAA5D966'],
  ['smeg', '642B99AB44FB4B1F', 1, 'iv', 'C0A38D64A79BEA1D'],
  ['smeg', '3D83C0E4546AC140', 1, 'mac', '8D967D88F6CAA9D714800AB3D48051D63F73A312'],
  ['queeg', '05DEC959ACFF72F7', 1000, 'key', 'ED2034E36328830FF09DF1E1A07DD357185DAC0D4F9EB3D4'],
  ['queeg', '05DEC959ACFF72F7', 1000, 'iv', '11DEDAD7758D4860'],
  ['queeg', '1682C0FC5B3F7EC5', 1000, 'key', '483DD6E919D7DE2E8E648BA8F862F3FBFBDC2BCB2C02957F'],
  ['queeg', '1682C0FC5B3F7EC5', 1000, 'iv', '9D461D1B00355C50'],
  ['queeg', '263216FCC2FAB31C', 1000, 'mac', '5EC4C7A80DF652294C3925B6489A7AB857C83476'],
] as const;

test.each(vectors)('derives OpenSSL’s vector for %s, salt %s, %d rounds, %s', async (...vector) => {
  const [password, salt, iterations, purpose, expected] = vector;
  const derivation = {
    digest: 'sha1',
    password: utf8(password),
    salt: Buffer.from(salt, 'hex'),
    iterations,
  } as const;
  const key = await derivePkcs12(derivation, purpose, expected.length / 2);
  expect(key.toString('hex').toUpperCase()).toBe(expected);
});

test('derives what node-forge derives, for any password, salt, digest and length', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        digest: fc.constantFrom('sha1', 'sha256', 'sha384', 'sha512'),
        password: fc.string({ unit: 'grapheme', maxLength: 40 }),
        salt: fc.uint8Array({ minLength: 1, maxLength: 150 }),
        iterations: fc.integer({ min: 1, max: 20 }),
      }),
      fc.constantFrom('key', 'iv', 'mac'),
      fc.integer({ min: 1, max: 100 }),
      async (derivation, purpose, length) => {
        const expected = forge.pkcs12.generateKey(
          derivation.password,
          forge.util.createBuffer(Buffer.from(derivation.salt).toString('latin1')),
          derivedFor[purpose],
          derivation.iterations,
          length,
          forge.md[derivation.digest].create(),
        );
        const password = utf8(derivation.password);
        const key = await derivePkcs12({ ...derivation, password }, purpose, length);
        expect(key.toString('hex')).toBe(expected.toHex());
      },
    ),
  );
});

test('lets other work have its turn while it derives', async () => {
  let turns = 0;
  let waiting = setImmediate(function turn() {
    turns++;
    waiting = setImmediate(turn);
  });
  const derivation = {
    digest: 'sha1',
    password: utf8('x'),
    salt: Buffer.alloc(8),
    iterations: 100_000,
  } as const;
  await derivePkcs12(derivation, 'mac', 20);
  clearImmediate(waiting);
  expect(turns).toBeGreaterThan(40);
});
