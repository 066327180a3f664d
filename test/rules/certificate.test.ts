import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import type { Extension } from 'pkijs';
import { describe, expect, test } from 'vitest';
import { attribute, extendedKeyUsage, issueCertificate, keyUsage } from '../../demo/keys/certificate.ts';
import { judgeSigner, type SignerFault } from '../../src/certificate/judge.ts';
import {
  type CertificateProfile,
  readCertificate,
  role,
  UnreadableCertificate,
} from '../../src/certificate/profile.ts';

const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const notBefore = new Date('2026-01-01T00:00:00.000Z');
const notAfter = new Date('2026-12-31T23:59:59.000Z');

type Subject = [type: string, value: string][];

const subject: Subject = [
  [attribute.commonName, 'СЕРІКОВА АЙГЕРІМ'],
  [attribute.surname, 'СЕРІКОВА'],
  [attribute.serialNumber, 'IIN123456789011'],
  [attribute.country, 'KZ'],
  [attribute.organisation, 'НАО «Государственная корпорация "Правительство для граждан"»'],
  [attribute.organisationalUnit, 'BIN160440007161'],
  [attribute.givenName, 'ҚАЙРАТҚЫЗЫ'],
];
const signing = [
  keyUsage('digitalSignature', 'nonRepudiation'),
  extendedKeyUsage([role.legalEntity, role.employee]),
];

const certificate = (names: Subject = subject, extensions: readonly Extension[] = signing): Uint8Array =>
  issueCertificate({ subject: names, publicKey, extensions, notBefore, notAfter }, { self: privateKey });

/** The subject with one attribute's values in place of its own. */
const subjectWith = (type: string, ...values: string[]): Subject => [
  ...subject.filter(([other]) => other !== type),
  ...values.map((value): Subject[number] => [type, value]),
];

describe('a certificate', () => {
  test('is read by the NCA’s profile', () => {
    expect(readCertificate(certificate())).toEqual({
      name: 'СЕРІКОВА АЙГЕРІМ',
      iin: '123456789011',
      bin: '160440007161',
      organisation: 'НАО «Государственная корпорация "Правительство для граждан"»',
      serial: expect.stringMatching(/^[0-9A-F]{40}$/),
      notBefore: notBefore.getTime(),
      notAfter: notAfter.getTime(),
      extendedUsages: ['1.2.398.3.3.4.1.2', '1.2.398.3.3.4.1.2.5'],
      usage: { digitalSignature: true, nonRepudiation: true },
    } satisfies CertificateProfile);
  });

  test('gives names in any letters as they were written', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (name) => {
        expect(readCertificate(certificate(subjectWith(attribute.commonName, name))).name).toBe(name);
      }),
    );
  });

  test.each([
    '',
    'IIN12345678901',
    'IIN1234567890111',
    '123456789011',
    'iin123456789011',
    'xIIN123456789011',
  ])('has no IIN where SERIALNUMBER says "%s"', (value) => {
    expect(readCertificate(certificate(subjectWith(attribute.serialNumber, value))).iin).toBeNull();
  });

  test('has its BIN in whichever organisational unit', () => {
    const units = subjectWith(attribute.organisationalUnit, 'Бөлім', 'BIN160440007161', 'BINs');
    expect(readCertificate(certificate(units)).bin).toBe('160440007161');
  });

  test('of a private person has neither BIN nor organisation', () => {
    const names = subject.slice(0, 4);
    expect(readCertificate(certificate(names))).toMatchObject({ bin: null, organisation: null });
  });

  test.each([
    ['signing', signing, { digitalSignature: true, nonRepudiation: true }],
    [
      'login',
      [keyUsage('digitalSignature', 'keyEncipherment')],
      { digitalSignature: true, nonRepudiation: false },
    ],
    [
      'both, as GOST-2015 keys are',
      [keyUsage('digitalSignature', 'nonRepudiation', 'keyEncipherment')],
      { digitalSignature: true, nonRepudiation: true },
    ],
    ['nothing in particular', [], { digitalSignature: false, nonRepudiation: false }],
  ])('says that it is for %s', (_what, extensions, usage) => {
    expect(readCertificate(certificate(subject, extensions)).usage).toEqual(usage);
  });

  test('is unreadable where it is something else, or damaged', () => {
    const good = certificate();
    for (const bytes of [Buffer.alloc(0), Buffer.from('сертификат'), good.subarray(0, -1), good.subarray(4)])
      expect(() => readCertificate(bytes)).toThrow(UnreadableCertificate);
  });

  test('with any byte changed is read or unreadable, and nothing else happens', () => {
    const good = certificate();
    fc.assert(
      fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, mask) => {
        const bytes = Uint8Array.from(good);
        bytes[at] = (bytes[at] ?? 0) ^ mask;
        try {
          readCertificate(bytes);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableCertificate);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('a signer', () => {
  const profile = readCertificate(certificate());
  const rules = { operatorRoles: [role.employee], organisationBins: ['160440007161', '990940003030'] };
  const now = Date.UTC(2026, 10, 22);
  const judged = (changes: Partial<CertificateProfile>, at = now): SignerFault | null =>
    judgeSigner({ ...profile, ...changes }, rules, at);

  test('who is an employee with a signing key in date may sign', () => {
    expect(judged({})).toBeNull();
    expect(judged({ bin: '990940003030' })).toBeNull();
  });

  test.each([
    ['signer-not-yet-valid', { notBefore: now + 1 }],
    ['signer-expired', { notAfter: now - 1 }],
    ['signer-not-signing', { usage: { digitalSignature: true, nonRepudiation: false } }],
    ['signer-not-signing', { usage: { digitalSignature: false, nonRepudiation: true } }],
    ['signer-role', { extendedUsages: [role.person] }],
    ['signer-role', { extendedUsages: [] }],
    ['signer-organisation', { bin: '160440007162' }],
    ['signer-organisation', { bin: null }],
    ['signer-iin', { iin: null }],
  ] satisfies [SignerFault, Partial<CertificateProfile>][])('is refused with %s for %o', (fault, changes) => {
    expect(judged(changes)).toBe(fault);
  });

  test('may sign at both ends of the validity, and not a millisecond beyond', () => {
    const { notBefore, notAfter } = profile;
    expect([notBefore, notAfter].map((at) => judged({}, at))).toEqual([null, null]);
    expect([notBefore - 1, notAfter + 1].map((at) => judged({}, at))).toEqual([
      'signer-not-yet-valid',
      'signer-expired',
    ]);
  });

  test('is never let pass by an empty policy', () => {
    expect(judgeSigner(profile, { operatorRoles: [], organisationBins: [] }, now)).toBe('signer-role');
    expect(judgeSigner(profile, { ...rules, organisationBins: [] }, now)).toBe('signer-organisation');
  });
});
