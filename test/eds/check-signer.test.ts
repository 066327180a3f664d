import { beforeAll, expect, test } from 'vitest';
import type { OperatorKeyOptions } from '../../demo/keys/operator-key.ts';
import { chainOf, checkSigner } from '../../main/eds/check-signer.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import type { SigningKey } from '../../main/eds/signing-key.ts';
import { role } from '../../src/certificate/profile.ts';
import { Fault } from '../../src/contract/fault.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { makeOffice, type Office, password, today, year } from './office.ts';

let office: Office;
let employee: SigningKey;
beforeAll(async () => {
  office = await makeOffice();
  employee = await keyWith({});
});

const keyWith = async (changes: Partial<OperatorKeyOptions>, from = office): Promise<SigningKey> =>
  openKeyFile((await from.operator(changes)).file, utf8(password));

function faultOf(
  key: SigningKey,
  at = today,
  rules = office.rules,
): { code: string; details: object } | null {
  try {
    checkSigner(key, rules, at);
    return null;
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    return { code: error.code, details: error.details };
  }
}

test('an employee’s signing key may sign', () => {
  expect(faultOf(employee)).toBeNull();
});

test('a key may sign on its first and its last millisecond, and not outside them', () => {
  const { notBefore, notAfter } = employee.profile;
  expect([notBefore, notAfter].map((at) => faultOf(employee, at))).toEqual([null, null]);
  expect(faultOf(employee, notBefore - 1)).toEqual({
    code: 'signer-not-yet-valid',
    details: { validFrom: '2025-11-22T00:00:00.000Z' },
  });
  expect(faultOf(employee, notAfter + 1)).toEqual({
    code: 'signer-expired',
    details: { validUntil: '2027-11-22T00:00:00.000Z' },
  });
});

test('a login key is refused', async () => {
  expect(faultOf(await keyWith({ usage: 'login' }))).toMatchObject({ code: 'signer-not-signing' });
});

test('a private person’s key is refused for its role', async () => {
  expect(faultOf(await keyWith({ roles: [role.person] }))).toMatchObject({ code: 'signer-role' });
});

test('a key of another organisation is refused, with the BIN that it was issued for', async () => {
  expect(faultOf(await keyWith({ bin: '990940003030' }))).toEqual({
    code: 'signer-organisation',
    details: { bin: '990940003030' },
  });
});

test('a branch with a BIN of its own may sign where policy lists it', async () => {
  const branch = await keyWith({ bin: '990940003030' });
  const rules = { ...office.rules, organisationBins: ['160440007161', '990940003030'] };
  expect(faultOf(branch, today, rules)).toBeNull();
});

test('a key of authorities that have the same names but other keys is refused', async () => {
  expect(faultOf(await keyWith({}, await makeOffice()))).toMatchObject({ code: 'signer-untrusted' });
});

test('a key is refused where its issuing authority is not pinned', () => {
  const rules = { ...office.rules, authorities: [office.root.certificate] };
  expect(faultOf(employee, today, rules)).toMatchObject({ code: 'signer-untrusted' });
});

test('no fault names the holder', async () => {
  const faults = [
    faultOf(employee, today - 2 * year),
    faultOf(await keyWith({ roles: [] })),
    faultOf(await keyWith({ bin: '990940003030' })),
  ];
  expect(JSON.stringify(faults)).not.toMatch(/СЕРІКОВА|901123300258/);
});

test('the issuing certificate goes with a signature, the root does not', () => {
  expect(chainOf(employee, office.rules.authorities, today)).toEqual([office.issuing.certificate]);
});

test('an issuing certificate that is pinned without its root goes with a signature too', () => {
  expect(chainOf(employee, [office.issuing.certificate], today)).toEqual([office.issuing.certificate]);
});
