import { describe, expect, test } from 'vitest';
import { Policy, Policy1 } from '../../src/contract/policy.ts';
import {
  LapseReason,
  Receipt,
  RefusalReason,
  RefusalReason1,
  ReturnReason,
} from '../../src/contract/receipt.ts';
import {
  RegistrationRequest,
  RegistrationRequest1,
  Sealed,
  SessionStatement,
  SessionStatement1,
  Withdrawal,
} from '../../src/contract/request.ts';
import { application, applicationNumber, uuid } from '../fixtures/registrations.ts';
import { openObjects } from './open-objects.ts';
import { hash } from './walks.ts';

const registrationId = uuid(1);
const jwe = 'aGVhZA..aXY.Y2lwaGVy.dGFn';
const from = { desk: 'desk-0123-04', office: '0123', window: '04' };

describe('the signed messages', () => {
  const journalHead = { journal: uuid(4), sequence: 57, hash: hash('c') };
  const request = {
    version: 2,
    kind: 'registration-request',
    registrationId,
    applicationNumber: applicationNumber(57),
    application: application(),
    oneTimePassword: { challengeId: uuid(8), sealed: jwe },
    account: { act: 'create', temporaryPassword: jwe },
    from,
    signedAt: '2026-11-22T05:01:00.000Z',
    clockOffset: -200,
    policyVersion: '2026-1',
    journal: journalHead,
  };
  const statement = {
    version: 2,
    kind: 'session-statement',
    sessionId: uuid(3),
    from,
    signedAt: '2026-11-22T05:00:00.000Z',
    clockOffset: 0,
    journal: {
      journal: uuid(4),
      key: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', kid: uuid(4) },
    },
  };
  const withdrawal = {
    version: 2,
    kind: 'withdrawal',
    registrationId,
    applicationNumber: applicationNumber(57),
    requestHash: hash('a'),
    contentHash: hash('b'),
    from,
    signedAt: '2026-11-22T05:03:00.000Z',
    clockOffset: 0,
  };
  const receipt = (decision: unknown) => ({
    kind: 'receipt',
    requestHash: hash('a'),
    registrationId,
    applicationNumber: applicationNumber(57),
    decidedAt: '2026-11-22T05:02:00.000Z',
    decision,
  });

  test('a request names person, number, password, account, desk, journal and policy, and nothing besides', () => {
    expect(RegistrationRequest.parse(request)).toEqual(request);
    for (const replaces of [null, '+7 ••• ••• •• 67'])
      expect(
        RegistrationRequest.safeParse({ ...request, account: { act: 'connect', replaces } }).success,
      ).toBe(true);
    expect(RegistrationRequest.safeParse({ ...request, account: { act: 'connect' } }).success).toBe(false);
    expect(RegistrationRequest.safeParse({ ...request, account: { act: 'create' } }).success).toBe(false);
    const both = { act: 'connect', replaces: null, temporaryPassword: jwe };
    expect(RegistrationRequest.safeParse({ ...request, account: both }).success).toBe(false);
    expect(openObjects(RegistrationRequest)).toEqual([]);
  });

  test('one kind of signed message never passes for another', () => {
    expect(SessionStatement.parse(statement)).toEqual(statement);
    const decided = receipt({ outcome: 'registered', accountCreated: true });
    const { version: _, journal: __, ...request1 } = request;
    const { version: ___, journal: ____, ...statement1 } = statement;
    const messages = [request, request1, statement, statement1, withdrawal, decided];
    const schemas = [
      ...[RegistrationRequest, RegistrationRequest1, SessionStatement, SessionStatement1],
      ...[Withdrawal, Receipt],
    ];
    for (const [place, schema] of schemas.entries())
      for (const [other, message] of messages.entries())
        expect(schema.safeParse(message).success).toBe(place === other);
  });

  test('secrets travel sealed, in the compact form of RFC 7516', () => {
    expect(Sealed.safeParse('eyJhbGciOiJFQ0RILUVTIn0..aXY.Y2lwaGVy.dGFn').success).toBe(true);
    for (const open of ['123456', 'a.b.c', 'a.b.c.d', '', `${'a'.repeat(5000)}.b.c.d.e`])
      expect(Sealed.safeParse(open).success).toBe(false);
  });

  test('a receipt holds one decision, with its reason', () => {
    const right = [
      ...[true, false].map((accountCreated) => ({ outcome: 'registered', accountCreated })),
      {
        outcome: 'registered',
        accountCreated: true,
        replaced: null,
        passwordExpiresAt: '2026-11-25T05:02:00.000Z',
      },
      ...RefusalReason1.options.map((reason) => ({ outcome: 'refused', reason, triesLeft: 0 })),
      ...LapseReason.options.map((reason) => ({ outcome: 'lapsed', reason })),
      { outcome: 'withdrawn' },
      ...ReturnReason.options.map((reason) => ({ outcome: 'returned', reason })),
    ];
    for (const decision of right)
      expect(Receipt.parse(JSON.parse(JSON.stringify(receipt(decision))))).toEqual(receipt(decision));
    const wrong = [
      { outcome: 'registered' },
      { outcome: 'registered', accountCreated: true, reason: 'iin-unknown' },
      { outcome: 'refused', reason: 'iin-unknown', triesLeft: 1 },
      { outcome: 'refused', reason: 'one-time-password-wrong', triesLeft: -1 },
      { outcome: 'returned', reason: 'one-time-password-wrong' },
      { outcome: 'lapsed', reason: 'one-time-password-wrong' },
      { outcome: 'withdrawn', reason: 'iin-unknown' },
      { outcome: 'held' },
    ];
    for (const decision of wrong) expect(Receipt.safeParse(receipt(decision)).success).toBe(false);
    expect(Receipt.safeParse({ ...receipt(right[0]), signature: 'x' }).success).toBe(false);
  });

  test('clause 9 alone is a refusal: no reason is both a refusal’s and a return’s', () => {
    const reasons: string[] = [...RefusalReason.options, ...LapseReason.options, ...ReturnReason.options];
    expect(new Set(reasons).size).toBe(reasons.length);
  });
});

describe('the policy', () => {
  const text = { kk: 'Келісемін', ru: 'Согласен', en: 'I agree' };
  const policy = {
    version: '2026-1',
    issuedAt: '2026-11-22T00:00:00.000Z',
    oneTimePassword: { length: 6, lifeSeconds: 300, resendAfterSeconds: 60, tries: 3 },
    passwordRule: { length: 12, groups: [{ characters: 'abcdef', atLeast: 2 }] },
    operatorRoles: ['1.2.398.3.3.4.1.2.5'],
    organisationBins: ['160440007161'],
    statements: { version: '2026-1', agreement: text, information: text },
    requestLifeHours: 72,
    clock: { warnSeconds: 60, refuseSeconds: 300, measuredWithinSeconds: 3600 },
    numberConnectedElsewhere: 'move',
    replacement: { secondSignature: false },
    temporaryPasswordLifeHours: 72,
    sealingKey: { kty: 'EC', crv: 'P-256', x: 'eA', y: 'eQ', kid: 'seal-1' },
  };

  test('is taken as the centre makes it, and with no key that nobody knows', () => {
    expect(Policy.parse(policy)).toEqual(policy);
    expect(Policy.safeParse({ ...policy, discount: 5 }).success).toBe(false);
    expect(openObjects(Policy)).toEqual([]);
  });

  test('of a centre of contract version 1 is completed by what the program takes for granted', () => {
    const { numberConnectedElsewhere: _, replacement: __, temporaryPasswordLifeHours: ___, ...rest } = policy;
    const older = { ...rest, clock: { warnSeconds: 60, refuseSeconds: 300 } };
    expect(Policy1.parse(older)).toEqual(older);
    expect(Policy.parse(older)).toEqual(policy);
  });

  test.each<[string, object]>([
    ['no role may sign', { operatorRoles: [] }],
    ['no organisation may sign', { organisationBins: [] }],
    [
      'a statement is empty in one language',
      { statements: { ...policy.statements, agreement: { ...text, kk: '' } } },
    ],
    ['one-time passwords could be guessed', { oneTimePassword: { ...policy.oneTimePassword, length: 3 } }],
    [
      'one-time passwords could be tried for ever',
      { oneTimePassword: { ...policy.oneTimePassword, tries: 0 } },
    ],
    ['the sealing key is private', { sealingKey: { ...policy.sealingKey, d: 'ZA' } }],
    ['the sealing key is of another curve', { sealingKey: { ...policy.sealingKey, crv: 'secp256k1' } }],
  ])('is refused where %s', (_, wrong) => {
    expect(Policy.safeParse({ ...policy, ...wrong }).success).toBe(false);
  });
});
