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
  takesSecret,
} from '../../src/contract/desk.ts';
import { Fault, FaultCode, FaultDetails, faults } from '../../src/contract/fault.ts';
import { Problem, ProblemCode, problemOf, problems } from '../../src/contract/problem.ts';
import { SecretOperation } from '../../src/contract/secret.ts';
import { RecordedEvent } from '../../src/registration/events.ts';
import { RegistrationState } from '../../src/registration/state.ts';
import { uuid } from '../fixtures/registrations.ts';
import { openObjects } from './open-objects.ts';
import { journal, phases, stateAfter, wayTo } from './walks.ts';

const registrationId = uuid(1);

describe('the desk’s operations', () => {
  const draft = emptyDraft('kk');
  const paper = { registrationId, paperId: uuid(2) };
  const handout = { registrationId, kind: 'confirmation', language: 'kk', style: plainStyle } as const;
  const register = { day: '2026-11-22', language: 'kk', style: plainStyle } as const;
  /** A right input of each operation. */
  const inputs: { [Name in DeskOperationName]: DeskInput<Name> } = {
    overview: {},
    keyFiles: {},
    secretKey: { operation: 'sign' },
    signIn: { keyFile: '/keys/RSA256.p12' },
    lock: {},
    unlock: {},
    cancelOpening: {},
    touch: {},
    signOut: {},
    openRegistration: { language: 'kk' },
    saveDraft: { registrationId, draft },
    lookUp: { registrationId, iin: '901123 300258', statementsVersion: '2026-1' },
    previewApplication: { registrationId, draft },
    printApplication: { registrationId, draft },
    takeApplication: { registrationId },
    sendOneTimePassword: { registrationId },
    openSecondKey: { registrationId, keyFile: '/keys/RSA256.p12' },
    sign: { registrationId },
    printSlip: { registrationId },
    showSlip: { registrationId },
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
    unfinished: {},
    operators: {},
    inHand: { registrationId, iin: '901123300258', subscriberNumber: '' },
    shift: { day: '2026-11-22' },
    exportRegister: { day: '2026-11-22', format: 'xlsx', language: 'kk' },
    exportHeld: { registrationId },
    printers: {},
    settings: {},
    saveSettings: { printer: null, keyFolders: [], paperLanguage: 'kk' },
    queue: {},
    sendNow: { ignoreRetryAfter: false },
    resume: { registrationId },
    withdraw: { registrationId, reason: 'the citizen came again' },
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
    expect(open).toEqual([
      ...['overview', 'keyFiles', 'secretKey', 'signIn', 'lock', 'unlock', 'cancelOpening', 'signOut'],
    ]);
  });

  test('passwords and one-time passwords pass beside the input, never in it', () => {
    expect(names.filter(takesSecret).sort()).toEqual([...SecretOperation.options].sort());
    for (const name of names)
      expect(
        JSON.stringify(z.toJSONSchema(deskOperations[name].input, { unrepresentable: 'any' })),
      ).not.toMatch(/"\w*(password|secret|digits|pin)\w*"/i);
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
