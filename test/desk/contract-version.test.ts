import { randomUUID } from 'node:crypto';
import { beforeAll, expect, onTestFinished, test } from 'vitest';
import { connectCentre } from '../../main/centre/centre.ts';
import { type Exchange, openLine, type Send } from '../../main/centre/exchange.ts';
import { keepVersion } from '../../main/centre/version.ts';
import { makeApplicationNumber } from '../../src/application/application-number.ts';
import { sessionHeader } from '../../src/contract/central.ts';
import { problemOf } from '../../src/contract/problem.ts';
import { contractHeader, journalHeader } from '../../src/contract/version.ts';
import { application } from '../fixtures/registrations.ts';
import {
  asCentre,
  centreConfig,
  deskKeyOf,
  makeKeys,
  type Speaker,
  standIn,
  type TlsKeys,
} from '../fixtures/stand-in-centre.ts';

let keys: TlsKeys;
beforeAll(async () => {
  keys = await makeKeys();
});

const { applicant, subscriberNumber } = application();
const input = {
  ...{ registrationId: randomUUID(), iin: applicant.iin, subscriberNumber, language: 'kk' as const },
  ...{ applicationNumber: makeApplicationNumber('0123', '04', 1), attempt: 1 },
};
const challenge = {
  ...{ challengeId: randomUUID(), subscriberNumber, length: 6, triesLeft: 3 },
  sentAt: '2026-11-22T05:00:00.000Z',
  expiresAt: '2026-11-22T05:05:00.000Z',
  resendAfter: '2026-11-22T05:01:00.000Z',
};
const health = { body: { status: 'ok', time: '2026-11-22T05:00:00.000Z' } };

/** A centre that knows version 1 alone: it names no version, and an input that it does not know is malformed. */
const first: Speaker = (request) => {
  if (request.url === '/v1/health') return health;
  const length = Number(request.headers['content-length']);
  const { applicationNumber: _, attempt: __, ...known } = input;
  return length === JSON.stringify(known).length
    ? { body: challenge }
    : { status: 400, body: problemOf('malformed', 'x') };
};

/** A centre that speaks version 2, and version 1 with a desk that names no other. */
const second: Speaker = (request) => {
  if (request.headers[contractHeader] !== '2') return first(request);
  const answer = request.url === '/v1/health' ? health : { body: { ...challenge, replaces: null } };
  return asCentre(() => answer)(request);
};

/** A desk that has remembered a version, or none, and asks a centre for a one-time password. */
async function desk(remembered: string | null, centre: Speaker) {
  const stored = new Map(remembered ? [['contract-version', remembered]] : []);
  const settings = {
    get: (name: string) => stored.get(name) ?? null,
    put: (name: string, value: string) => void stored.set(name, value),
  };
  const asked: string[] = [];
  const port = await standIn(keys, (request) => {
    asked.push(`${request.url} ${request.headers[contractHeader]}`);
    return centre(request);
  });
  const line = openLine(centreConfig(port, keys), deskKeyOf(keys), randomUUID);
  onTestFinished(line.close);
  const { sendOneTimePassword } = connectCentre(
    line.send,
    keepVersion(settings, () => undefined),
    () => ({ journal: randomUUID(), sequence: 0, hash: '0'.repeat(64) }),
  );
  const answer = await sendOneTimePassword('token', input);
  return { answer, asked, remembers: stored.get('contract-version') ?? null };
}

const ask = '/v1/one-time-passwords';

test.each([null, '2'])(
  'with %s remembered, a desk finds out that the centre speaks version 1',
  async (remembered) => {
    const { answer, asked, remembers } = await desk(remembered, first);
    expect(answer).toEqual(challenge);
    expect(asked).toEqual([`${ask} 2`, '/v1/health 2', `${ask} 1`]);
    expect(remembers).toBe('1');
  },
);

test('what was remembered is spoken at once', async () => {
  const { asked, remembers } = await desk('1', first);
  expect(asked).toEqual([`${ask} 1`]);
  expect(remembers).toBe('1');
});

test('a centre that has learnt version 2 is still understood in version 1', async () => {
  const { answer, asked } = await desk('1', second);
  expect(answer).toEqual(challenge);
  expect(asked).toEqual([`${ask} 1`]);
});

test('a desk that has never heard the centre begins with version 2', async () => {
  const { answer, asked, remembers } = await desk(null, second);
  expect(answer).toEqual({ ...challenge, replaces: null });
  expect(asked).toEqual([`${ask} 2`]);
  expect(remembers).toBe('2');
});

test('what both sides take for malformed stays so', async () => {
  const refusing = asCentre((request) =>
    request.url === '/v1/health' ? health : { status: 400, body: problemOf('malformed', 'x') },
  );
  await expect(desk('2', refusing)).rejects.toMatchObject({ message: 'malformed' });
});

test('a version that can’t be kept is reported, and spoken all the same', async () => {
  const failures: unknown[] = [];
  const full = new Error('disk full');
  const settings = {
    get: () => null,
    put: () => {
      throw full;
    },
  };
  const version = keepVersion(settings, (error) => failures.push(error));
  version.heard(1);
  expect([version.current, failures]).toEqual([1, [full]]);
});

test('every call says where the journal stands, and health in the session that was opened last', async () => {
  const asked: unknown[] = [];
  const send = async ({ headers }: Exchange) => {
    asked.push(headers);
    return { value: { token: 'token' }, version: 2 };
  };
  const head = { journal: randomUUID(), sequence: 7, hash: '0'.repeat(64) };
  const spoken = { current: null, heard: () => undefined };
  const centre = connectCentre(send as unknown as Send, spoken, () => head);
  await centre.health();
  await centre.openSession(new Uint8Array(), 2);
  await centre.health();
  await centre.endSession('token');
  await centre.health();
  const position = { [journalHeader]: `${head.journal} 7` };
  const inSession = { ...position, [sessionHeader]: 'token' };
  expect(asked).toEqual([position, position, inSession, inSession, position]);
});
