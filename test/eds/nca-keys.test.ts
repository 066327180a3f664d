import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkSigner } from '../../main/eds/check-signer.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { role } from '../../src/certificate/profile.ts';
import { utf8 } from '../fixtures/utf8.ts';

/** Test keys that the National Certification Authority itself published. They are not part of the project. */
const folder = join(import.meta.dirname, '../../../shared/nca-test-keys');
const read = (name: string): Buffer => readFileSync(join(folder, name));
const present = existsSync(folder);
const what = present
  ? 'the NCA’s own test keys'
  : 'the NCA’s own test keys (skipped: they are not on this machine)';

describe.skipIf(!present)(what, () => {
  test('an RSA key opens, and its Cyrillic names are right', async () => {
    const { profile } = await openKeyFile(read('rsa-person-sign.p12'), utf8('Qwerty12'));
    expect(profile).toMatchObject({
      name: 'ТЕСТОВ ТЕСТ',
      iin: '123456789011',
      bin: null,
      usage: { digitalSignature: true, nonRepudiation: true },
    });
    expect(profile.extendedUsages).toContain(role.person);
  });

  test('the RSA key is refused as expired, with the day on which it ended', async () => {
    const key = await openKeyFile(read('rsa-person-sign.p12'), utf8('Qwerty12'));
    const authorities = [new X509Certificate(read('nca-rsa-test.crt')).raw];
    const rules = { operatorRoles: [role.employee], organisationBins: ['160440007161'], authorities };
    expect(() => checkSigner(key, rules, Date.UTC(2026, 10, 22))).toThrow(
      expect.objectContaining({
        code: 'signer-expired',
        details: { validUntil: '2022-01-18T13:09:14.000Z' },
      }),
    );
  });

  test('a wrong password is told', async () => {
    await expect(openKeyFile(read('rsa-person-sign.p12'), utf8('qwerty12'))).rejects.toMatchObject({
      code: 'key-password-wrong',
    });
  });

  test('a GOST key is told to be unsupported, once its password is right', async () => {
    const gost = read('gost2015-person.p12');
    await expect(openKeyFile(gost, utf8('Aa123456'))).rejects.toMatchObject({ code: 'key-unsupported' });
    await expect(openKeyFile(gost, utf8('no'))).rejects.toMatchObject({ code: 'key-password-wrong' });
  });
});
