import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { emptyDraft } from '../../src/application/draft.ts';
import { plainStyle } from '../../src/application/paper-style.ts';
import { centralOperations, commonProblems } from '../../src/contract/central.ts';
import {
  DeskAnswer,
  type DeskInput,
  DeskNotice,
  type DeskOperationName,
  deskOperations,
} from '../../src/contract/desk.ts';
import { Fault, FaultCode, FaultDetails, faults } from '../../src/contract/fault.ts';
import { Policy, Policy1 } from '../../src/contract/policy.ts';
import { Problem, ProblemCode, problemOf, problems } from '../../src/contract/problem.ts';
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
import { RecordedEvent } from '../../src/registration/events.ts';
import { RegistrationState } from '../../src/registration/state.ts';
import { application, applicationNumber, uuid } from '../fixtures/registrations.ts';
import { hash, journal, phases, stateAfter, wayTo } from './walks.ts';

const registrationId = uuid(1);
const jwe = 'aGVhZA..aXY.Y2lwaGVy.dGFn';
const from = { desk: 'desk-0123-04', office: '0123', window: '04' };

/** Every object inside a schema that would let a key in that it doesn't name, by its path. */
function openObjects(schema: z.ZodType): string[] {
  const walk = (node: unknown, path: string): string[] => {
    if (typeof node !== 'object' || node === null) return [];
    const isOpen =
      'properties' in node && (node as { additionalProperties?: unknown }).additionalProperties !== false;
    const inner = Object.entries(node).flatMap(([key, value]) => walk(value, `${path}/${key}`));
    return isOpen ? [path, ...inner] : inner;
  };
  return walk(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }), '');
}

describe('the desk’s operations', () => {
  const draft = emptyDraft('kk');
  const paper = { registrationId, paperId: uuid(2) };
  const handout = { registrationId, kind: 'confirmation', language: 'kk', style: plainStyle } as const;
  const register = { day: '2026-11-22', language: 'kk', style: plainStyle } as const;
  /** A right input of each operation. */
  const inputs: { [Name in DeskOperationName]: DeskInput<Name> } = {
    overview: {},
    keyFiles: {},
    signIn: { keyFile: '/keys/RSA256.p12', password: 'Qwerty12' },
    lock: {},
    unlock: { password: 'Qwerty12' },
    signOut: {},
    openRegistration: { language: 'kk' },
    saveDraft: { registrationId, draft },
    lookUp: { registrationId, iin: '901123 300258', statementsVersion: '2026-1' },
    previewApplication: { registrationId, draft },
    printApplication: { registrationId, draft },
    takeApplication: { registrationId },
    sendOneTimePassword: { registrationId },
    sign: { registrationId, oneTimePassword: '123 456' },
    printSlip: { registrationId },
    handOverSlip: { registrationId },
    paper,
    previewHandout: handout,
    printHandout: handout,
    printPaper: { ...paper, reason: null },
    confirmPaper: paper,
    abandon: { registrationId, reason: 'the citizen left' },
    register: { day: '2026-11-22' },
    previewRegister: register,
    printRegister: { ...register, reason: null },
    confirmRegister: { day: '2026-11-22', paperId: uuid(2) },
    registration: { registrationId },
    registrations: { day: '2026-11-22', phase: 'held', operator: null, search: '', before: null, limit: 50 },
    slipsDue: {},
    operators: {},
    inHand: { registrationId, iin: '901123300258', subscriberNumber: '' },
    shift: { day: '2026-11-22' },
    exportRegister: { day: '2026-11-22', format: 'xlsx', language: 'kk' },
    exportHeld: { registrationId },
    printers: {},
    settings: {},
    saveSettings: { printer: null, keyFolders: [], paperLanguage: 'kk' },
    queue: {},
    sendNow: {},
    resume: { registrationId },
  };
  const names = Object.keys(deskOperations) as DeskOperationName[];

  test.each(names)('%s takes its input, and none with a key that it doesn’t know', (name) => {
    const { input } = deskOperations[name];
    expect(input.safeParse(inputs[name]).success).toBe(true);
    expect(input.safeParse({ ...inputs[name], unknownKey: 'another' }).success).toBe(false);
    expect(openObjects(input)).toEqual([]);
  });

  test.each(names)('%s answers with nothing but what it names', (name) => {
    expect(openObjects(deskOperations[name].output)).toEqual([]);
  });

  test.each(names)('%s refuses what is no object, and every input that lacks a key', (name) => {
    const { input } = deskOperations[name];
    for (const nothing of [undefined, null, 'x', 1, []]) expect(input.safeParse(nothing).success).toBe(false);
    for (const key of Object.keys(inputs[name])) {
      const { [key]: _, ...rest } = inputs[name] as Record<string, unknown>;
      expect(input.safeParse(rest).success).toBe(false);
    }
  });

  test('what concerns a citizen is refused while the desk is locked', () => {
    const open = names.filter((name) => deskOperations[name].session !== 'open');
    expect(open).toEqual(['overview', 'keyFiles', 'signIn', 'lock', 'unlock', 'signOut']);
  });

  test('a reason for giving up must say something', () => {
    const { input } = deskOperations.abandon;
    expect(input.safeParse({ registrationId, reason: '  ' }).success).toBe(false);
    expect(input.parse({ registrationId, reason: ' left ' })).toEqual({ registrationId, reason: 'left' });
  });

  test('a reprint may come without a reason, but not with an empty one', () => {
    const { input } = deskOperations.printPaper;
    expect(input.safeParse({ ...paper, reason: ' ' }).success).toBe(false);
    expect(input.parse({ ...paper, reason: ' jam ' })).toEqual({ ...paper, reason: 'jam' });
  });

  test('only what follows from a registration is a handout', () => {
    for (const kind of ['application', 'account-slip', 'daily-register'])
      expect(deskOperations.printHandout.input.safeParse({ ...handout, kind }).success).toBe(false);
  });

  test('answers and notices are of the forms that both hosts know', () => {
    expect(DeskAnswer.safeParse({ ok: true, value: {} }).success).toBe(true);
    expect(DeskAnswer.safeParse({ ok: false, fault: { code: 'line-down', details: {} } }).success).toBe(true);
    expect(DeskAnswer.safeParse({ ok: false, fault: { code: 'no-such-fault', details: {} } }).success).toBe(
      false,
    );
    expect(DeskAnswer.safeParse({ ok: false, fault: { code: 'line-down' } }).success).toBe(false);
    expect(openObjects(DeskAnswer)).toEqual([]);
    expect(openObjects(DeskNotice)).toEqual([]);
  });
});

describe('the central API', () => {
  const operations = Object.entries(centralOperations);

  test.each(operations)('%s lets no key in and out that it doesn’t name', (_, operation) => {
    // A journal's events are stored as they are, whatever a newer desk puts into them.
    expect(openObjects(operation.output)).toEqual([]);
    if (operation.input instanceof z.ZodType) expect(openObjects(operation.input)).toEqual([]);
  });

  test.each(operations)('%s names only problems that there are, none twice', (_, { problems: named }) => {
    const all = [...named, ...commonProblems];
    for (const code of all) expect(problems).toHaveProperty(code);
    expect(new Set(named).size).toBe(named.length);
  });

  test('every operation has its own address, and no address carries personal data', () => {
    const addresses = operations.map(([, { method, path }]) => `${method} ${path}`);
    expect(new Set(addresses).size).toBe(addresses.length);
    const carried = addresses.flatMap((address) =>
      [...address.matchAll(/\{(\w+)\}/g)].map((match) => match[1]),
    );
    expect(carried).toEqual(['requestHash', 'requestHash', 'applicationNumber']);
  });

  test('what is only read has no body', () => {
    for (const [, { method, input }] of operations)
      expect(input === null).toBe(method === 'GET' || method === 'DELETE');
  });

  test('a citizen’s data is given only to an operator who opened a session', () => {
    expect(operations.filter(([, { session }]) => session).map(([name]) => name)).toEqual([
      'endSession',
      'lookUp',
      'sendOneTimePassword',
      'readJournal',
    ]);
  });
});

describe('a problem (RFC 9457)', () => {
  test.each(ProblemCode.options)('%s has a status of its kind and goes over the line and back', (code) => {
    const { status, retry } = problems[code];
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(600);
    // What the centre itself lacks may pass later; what it says of the request stays said.
    if (status >= 500 || status === 429) expect(retry).toBe('later');
    if (retry === 'never') expect(status).toBeLessThan(500);
    for (const problem of [problemOf(code, 'a title'), problemOf(code, 'a title', 30)]) {
      expect(Problem.parse(JSON.parse(JSON.stringify(problem)))).toEqual(problem);
      expect(problem).toMatchObject({ status, code, type: `urn:tereze:problem:${code}` });
    }
  });

  test('says nothing that is not in its form', () => {
    const problem = problemOf('malformed', 'The request is malformed.');
    expect('retryAfter' in problem).toBe(false);
    for (const wrong of [
      { ...problem, detail: 'IIN 901123300258' },
      { ...problem, code: 'no-such-problem' },
      { ...problem, type: 'about:blank' },
      { ...problem, status: 200 },
      { ...problem, retryAfter: -1 },
    ])
      expect(Problem.safeParse(wrong).success).toBe(false);
  });
});

describe('a fault of the desk', () => {
  test.each(FaultCode.options)('%s says whether trying again can help, and is its own message', (code) => {
    expect(typeof faults[code].again).toBe('boolean');
    const fault = new Fault(code, { seconds: 30 }, { cause: new Error('inner') });
    expect(fault).toMatchObject({ name: 'Fault', code, message: code, details: { seconds: 30 } });
    expect(new Fault(code).details).toEqual({});
  });

  test('carries figures and short words, nothing with an inside', () => {
    expect(FaultDetails.safeParse({ seconds: 30, number: '+7 ••• ••• •• 67' }).success).toBe(true);
    for (const wrong of [{ a: {} }, { a: null }, { a: [1] }, { a: Number.NaN }, { a: true }])
      expect(FaultDetails.safeParse(wrong).success).toBe(false);
  });
});

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

describe('the journal', () => {
  test.each(phases)('events and state go through JSON and come back the same: %s', (phase) => {
    const events = journal(...wayTo[phase]);
    expect(events.map((event) => RecordedEvent.parse(JSON.parse(JSON.stringify(event))))).toEqual(events);
    const state = stateAfter(...wayTo[phase]);
    expect(RegistrationState.parse(JSON.parse(JSON.stringify(state)))).toEqual(state);
  });

  test('holds no event with a key that nobody knows', () => {
    expect(openObjects(RecordedEvent)).toEqual([]);
    for (const entry of journal(...wayTo.registered)) {
      const event = { ...entry.event, oneTimePassword: '123456' };
      expect(RecordedEvent.safeParse({ ...entry, event }).success).toBe(false);
    }
  });

  test('holds no event of an unknown type', () => {
    fc.assert(
      fc.property(fc.string(), (type) => {
        const [entry] = journal({ type: 'opened' });
        fc.pre(type !== 'opened');
        expect(RecordedEvent.safeParse({ ...entry, event: { type } }).success).toBe(false);
      }),
    );
  });
});
