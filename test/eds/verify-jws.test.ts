import { CompactSign, importJWK, UnsecuredJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { type JwkPair, makeJwk } from '../../demo/keys/jwk.ts';
import { verifyPolicy, verifyReceipt } from '../../main/eds/verify-jws.ts';
import { makeApplicationNumber } from '../../src/application/application-number.ts';

const receipt = {
  kind: 'receipt',
  requestHash: 'ab'.repeat(32),
  registrationId: '5f0c2a52-3f5e-4c0e-9d6b-1f1f8b6a2c11',
  applicationNumber: makeApplicationNumber('0123', '04', 57),
  decidedAt: '2026-11-22T05:07:17.000Z',
  decision: { outcome: 'registered', accountCreated: true },
};

const invalid = { code: 'centre-answer-invalid', details: {} };

let centre: JwkPair;
let newer: JwkPair;
beforeAll(async () => {
  [centre, newer] = await Promise.all([makeJwk(), makeJwk()]);
});

async function signed(content: unknown, key = centre, header: object = {}): Promise<string> {
  return new CompactSign(new TextEncoder().encode(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ES256', kid: key.publicJwk.kid, ...header })
    .sign(await importJWK(key.privateJwk, 'ES256'));
}

describe('a receipt', () => {
  test('is taken when one of the pinned keys signed it', async () => {
    const pinned = [centre.publicJwk, newer.publicJwk];
    expect(await verifyReceipt(await signed(receipt), pinned)).toEqual(receipt);
    expect(await verifyReceipt(await signed(receipt, newer), pinned)).toEqual(receipt);
  });

  test.each([
    ['is signed by a key that is not pinned', () => signed(receipt, newer)],
    [
      'names a pinned key and is signed by another',
      () => signed(receipt, newer, { kid: centre.publicJwk.kid }),
    ],
    ['names no key', () => signed(receipt, centre, { kid: undefined })],
    ['brings a key of its own', () => signed(receipt, newer, { kid: 'other', jwk: newer.publicJwk })],
    ['is not signed', async () => `${new UnsecuredJWT(receipt).encode()}`],
    ['is no JWS', async () => 'квитанция'],
    ['lacks a field', () => signed({ ...receipt, decidedAt: undefined })],
    [
      'has an application number that fails its check digits',
      () => signed({ ...receipt, applicationNumber: '0123-04-000057-76' }),
    ],
    ['is no JSON', async () => `${(await signed(receipt)).split('.')[0]}.e30x.AAAA`],
  ])('is refused when it %s', async (_how, make) => {
    await expect(verifyReceipt(await make(), [centre.publicJwk])).rejects.toMatchObject(invalid);
  });

  test('of a newer centre is taken: members that nobody here knows are passed over', async () => {
    const newer = { ...receipt, note: 'x', decision: { ...receipt.decision, line: 'mobile' } };
    expect(await verifyReceipt(await signed(newer), [centre.publicJwk])).toEqual(receipt);
  });

  test('of a newer centre with a reason that nobody here knows returns the request for an unknown one', async () => {
    const decision = { outcome: 'returned', reason: 'moon-phase', moon: 'full' };
    expect(await verifyReceipt(await signed({ ...receipt, decision }), [centre.publicJwk])).toEqual({
      ...receipt,
      decision: { outcome: 'returned', reason: 'unknown' },
    });
  });

  test.each([
    { outcome: 'returned' },
    { outcome: 'returned', reason: 5 },
    { outcome: 'postponed', reason: 'moon-phase' },
    { outcome: 'refused', reason: 'moon-phase', triesLeft: 1 },
  ])('with the decision %j is none', async (decision) => {
    const jws = await signed({ ...receipt, decision });
    await expect(verifyReceipt(jws, [centre.publicJwk])).rejects.toMatchObject(invalid);
  });

  test('is refused when its payload was changed under a good signature', async () => {
    const [header, , signature] = (await signed(receipt)).split('.');
    const changed = Buffer.from(JSON.stringify({ ...receipt, requestHash: 'cd'.repeat(32) })).toString(
      'base64url',
    );
    await expect(
      verifyReceipt(`${header}.${changed}.${signature}`, [centre.publicJwk]),
    ).rejects.toMatchObject(invalid);
  });

  test('is refused when it is signed with the pinned public key as an HMAC secret', async () => {
    const header = Buffer.from(JSON.stringify({ alg: 'HS256', kid: centre.publicJwk.kid })).toString(
      'base64url',
    );
    const [, payload] = (await signed(receipt)).split('.');
    await expect(verifyReceipt(`${header}.${payload}.AAAA`, [centre.publicJwk])).rejects.toMatchObject(
      invalid,
    );
  });
});

test('a policy is not taken for a receipt, nor a receipt for a policy', async () => {
  const pinned = [centre.publicJwk];
  expect(await verifyPolicy(await signed(policyOf(centre)), pinned)).toEqual(policyOf(centre));
  await expect(verifyReceipt(await signed(policyOf(centre)), pinned)).rejects.toMatchObject(invalid);
  await expect(verifyPolicy(await signed(receipt), pinned)).rejects.toMatchObject(invalid);
});

test('a policy of a newer centre is taken without what nobody here knows', async () => {
  const newer = { ...policyOf(centre), mode: 'x', clock: { ...policyOf(centre).clock, zone: 'Asia/Almaty' } };
  expect(await verifyPolicy(await signed(newer), [centre.publicJwk])).toEqual(policyOf(centre));
});

test('a refused answer is not quoted in the fault', async () => {
  const refused: unknown = await verifyReceipt(await signed({ ...receipt, decidedAt: 'Серікова' }), [
    centre.publicJwk,
  ]).catch((error: unknown) => error);
  expect(`${JSON.stringify(refused)}${(refused as Error).stack}`).not.toContain('Серікова');
  expect((refused as Error).cause).toBeUndefined();
});

const wording = { kk: 'Келісемін', ru: 'Согласен', en: 'I agree' };
const policyOf = ({ publicJwk }: JwkPair) => ({
  version: '2026-11',
  issuedAt: '2026-11-01T00:00:00.000Z',
  oneTimePassword: { length: 6, lifeSeconds: 300, resendAfterSeconds: 60, tries: 3 },
  passwordRule: { length: 8, groups: [{ characters: 'abcdefgh', atLeast: 1 }] },
  operatorRoles: ['1.2.398.3.3.4.1.2.5'],
  organisationBins: ['160440007161'],
  statements: { version: '1', agreement: wording, information: wording },
  requestLifeHours: 72,
  clock: { warnSeconds: 60, refuseSeconds: 300, measuredWithinSeconds: 3600 },
  numberConnectedElsewhere: 'move',
  replacement: { secondSignature: false },
  temporaryPasswordLifeHours: 72,
  sealingKey: publicJwk,
});
