import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operators } from '../../demo/operators.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Answer } from './client.ts';
import { makeOperator, signWithOpenssl, valid } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import { askForPassword, identities, newCitizen, openSession } from './visit.ts';

const hour = 3_600_000;

onEachDatabase((world) => {
  const lookUp = async (session?: string, desk?: 'desk-0123-05'): Promise<Answer> => {
    const { iin } = await newCitizen(world());
    const statements = { version: world().policy.statements.version, agreement: true, information: true };
    return world().client(desk)({
      ...{ method: 'POST', path: '/v1/lookups', json: { registrationId: randomUUID(), iin, statements } },
      ...(session !== undefined && { session }),
    });
  };
  const problem = (answer: Answer): string => `${answer.status} ${answer.body.code}`;

  test('opens a session for an operator who signed a statement just now', async () => {
    const { status, body } = await openSession(world());
    expect(status).toBe(200);
    expect(Date.parse(body.expiresAt)).toBe(world().outside.now + 8 * hour);
    expect((await lookUp(body.token)).status).toBe(200);
  });

  test('asks for a session before it looks anybody up or writes to anybody', async () => {
    expect(problem(await lookUp())).toBe('401 session-required');
    expect(problem(await lookUp('A'.repeat(43)))).toBe('401 session-required');
    const citizen = await newCitizen(world());
    expect(problem(await askForPassword(world(), randomUUID(), citizen, { session: 'A'.repeat(43) }))).toBe(
      '401 session-required',
    );
    expect(world().outside.messages.filter(({ to }) => to === citizen.number)).toEqual([]);
  });

  test('a session is good on the desk that opened it and on no other', async () => {
    const { body } = await openSession(world());
    expect(problem(await lookUp(body.token, 'desk-0123-05'))).toBe('401 session-required');
  });

  test('a session ends after its time', async () => {
    const { body } = await openSession(world());
    world().outside.now += 8 * hour - 1;
    expect((await lookUp(body.token)).status).toBe(200);
    world().outside.now += 1;
    expect(problem(await lookUp(body.token))).toBe('401 session-required');
  });

  test('a session ends at once when its operator leaves the staff', async () => {
    const operator = await makeOperator(world().keys, operators.daniyar);
    const { body } = await openSession(world(), {}, operator);
    expect((await lookUp(body.token)).status).toBe(200);
    await world().centre.database.run('UPDATE staff SET active = false WHERE iin = $1', [operator.iin]);
    expect(problem(await lookUp(body.token))).toBe('401 session-required');
    expect(problem(await openSession(world(), {}, operator))).toBe('403 signer-not-on-staff');
  });

  const end = (session?: string, desk?: 'desk-0123-05'): Promise<Answer> =>
    world().client(desk)({
      ...{ method: 'DELETE', path: '/v1/sessions/current' },
      ...(session !== undefined && { session }),
    });

  test('a session is ended by its token, once or again, and no other one with it', async () => {
    const { token } = (await openSession(world())).body;
    const other = (await openSession(world())).body.token;
    for (let times = 0; times < 2; times++)
      expect(await end(token)).toMatchObject({ status: 200, body: { ended: true } });
    expect(problem(await lookUp(token))).toBe('401 session-required');
    expect((await lookUp(other)).status).toBe(200);
  });

  test('a session is not ended from another desk, and nothing is ended without a token', async () => {
    const { token } = (await openSession(world())).body;
    expect((await end(token, 'desk-0123-05')).status).toBe(200);
    expect((await lookUp(token)).status).toBe(200);
    expect(problem(await end())).toBe('401 session-required');
    expect((await end('A'.repeat(43))).body).toEqual({ ended: true });
  });

  test('keeps nothing of the token but its hash', async () => {
    const { body } = await openSession(world());
    const rows = await world().centre.database.rows(
      z.record(z.string(), z.unknown()),
      'SELECT * FROM session',
    );
    const stored = rows.flatMap(({ token_hash: hash }) => (hash instanceof Uint8Array ? [hash] : []));
    expect(stored).not.toHaveLength(0);
    for (const hash of stored) {
      expect(Buffer.from(hash).toString('latin1')).not.toContain(body.token);
      expect(hash).not.toEqual(Uint8Array.from(Buffer.from(body.token, 'base64url')));
    }
  });

  test('opens one session for one statement', async () => {
    const sessionId = randomUUID();
    expect((await openSession(world(), { sessionId })).status).toBe(200);
    expect(problem(await openSession(world(), { sessionId }))).toBe('403 session-refused');
  });

  test('refuses a statement that was signed for another desk', async () => {
    expect(problem(await openSession(world(), {}, world().operator, 'desk-0123-05'))).toBe(
      '401 unauthorised-desk',
    );
    expect(problem(await openSession(world(), { from: identities['desk-0123-05'] }))).toBe(
      '401 unauthorised-desk',
    );
  });

  test('refuses a statement that was not signed now, or by a clock that is off', async () => {
    const { now } = world().outside;
    for (const changes of [
      { signedAt: instantOf(now + 3 * 365 * 24 * hour) },
      { signedAt: instantOf(now - 300_001) },
      { signedAt: instantOf(now + 300_001) },
      { signedAt: instantOf(now - 301_000), clockOffset: 301_000 },
    ])
      expect(problem(await openSession(world(), changes))).toBe('403 clock-off');
  });

  test('refuses keys that may not sign requests either, each with its own code', async () => {
    const wishes = {
      'signer-not-signing': { usage: 'login' },
      'signer-expired': { notBefore: new Date(0), notAfter: new Date(world().outside.now - 1000) },
      'signer-organisation': { bin: '980540001234' },
      'signer-role': { roles: [] },
      'signer-not-on-staff': { iin: '800101300199' },
    } as const;
    for (const [code, wish] of Object.entries(wishes))
      expect(problem(await openSession(world(), {}, await makeOperator(world().keys, wish)))).toBe(
        `403 ${code}`,
      );
  });

  describe('a statement', () => {
    const open = async (version: 1 | 2, changes: object): Promise<string> => {
      const statement = {
        ...{ kind: 'session-statement', sessionId: randomUUID(), from: identities['desk-0999-01'] },
        ...{ signedAt: instantOf(world().outside.now), clockOffset: 0, ...changes },
      };
      const cms = signWithOpenssl(canonicalBytes(statement), world().operator, world().keys.openssl);
      const message = { method: 'POST', path: '/v1/sessions', cms, version } as const;
      return problem(await world().client('desk-0999-01')(message));
    };
    const journals = async (): Promise<number> =>
      (await world().centre.database.rows(z.unknown(), `SELECT 1 FROM journal WHERE desk = 'desk-0999-01'`))
        .length;
    const named = () => ({ journal: randomUUID(), key: world().keys.journal.publicJwk });

    test('of contract version 1 names no journal, and is taken from a caller of that version alone', async () => {
      expect(await open(1, {})).toBe('200 undefined');
      expect(await open(2, {})).toBe('400 malformed');
      expect(await journals()).toBe(0);
    });

    test('of version 2 names one, and is taken from a caller of that version alone', async () => {
      expect(await open(1, { version: 2, journal: named() })).toBe('400 malformed');
      expect(await journals()).toBe(0);
      expect(await open(2, { version: 2, journal: named() })).toBe('200 undefined');
      expect(await journals()).toBe(1);
    });

    test('names no journal by a key that is none', async () => {
      const key = { ...world().keys.journal.publicJwk, x: 'AAAA' };
      expect(await open(2, { version: 2, journal: { ...named(), key } })).toBe('400 malformed');
    });

    test('that opens no session enrols no journal', async () => {
      const before = await journals();
      const sessionId = randomUUID();
      expect(await open(2, { version: 2, journal: named(), sessionId })).toBe('200 undefined');
      expect(await open(2, { version: 2, journal: named(), sessionId })).toBe('403 session-refused');
      expect(await journals()).toBe(before + 1);
    });
  });

  test('tells a key that has expired as expired, though its issuer has ended with it', async () => {
    const { outside } = world();
    const { now } = outside;
    outside.now = valid.notAfter.getTime() + 1_000;
    try {
      expect(problem(await openSession(world()))).toBe('403 signer-expired');
    } finally {
      outside.now = now;
    }
  });

  test('takes no registration request for a session statement', async () => {
    const content = canonicalBytes({ kind: 'registration-request', sessionId: randomUUID() });
    const cms = signWithOpenssl(content, world().operator, world().keys.openssl);
    const answer = await world().client()({ method: 'POST', path: '/v1/sessions', cms });
    expect(problem(answer)).toBe('400 malformed');
  });
});
