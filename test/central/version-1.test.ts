import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { Policy, Policy1 } from '../../src/contract/policy.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  decide,
  freshNumber,
  newCitizen,
  readJws,
  readReceipt,
  registered,
  returned,
  sessionOf,
  sha256,
  signedRequest,
  visit,
  visit1,
  wrong,
} from './visit.ts';

/** What a caller of contract version 1 gets: the shapes of that version, and nothing that it does not know. */
onEachDatabase((world) => {
  test('every answer, also one that declines, names the version that it is in', async () => {
    for (const [headers, version] of [
      [{}, '1'],
      [{ 'tereze-contract': '1' }, '1'],
      [{ 'tereze-contract': '2' }, '2'],
      [{ 'tereze-contract': '99' }, '2'],
      [{ 'tereze-contract': 'x' }, '1'],
    ] as const)
      for (const path of ['/v1/health', '/v1/nowhere', `/v1/registrations/0123-04-000057-75`]) {
        const answer = await world().client()({ method: 'GET', path, version: 1, headers });
        expect(answer.headers['tereze-contract']).toBe(version);
      }
  });

  test('the policy, signed, as that version knows it', async () => {
    const policy = async (version: 1 | 2) => {
      const { body } = await world().client()({ method: 'GET', path: '/v1/policy', version });
      return readJws(world(), body.policy);
    };
    const known = await policy(1);
    expect(Policy1.safeParse(known).success).toBe(true);
    expect(Policy1.parse(known).sealingKey).toEqual(world().policy.sealingKey);
    expect(Policy.parse(await policy(2))).toEqual(world().policy);
  });

  test('a challenge without what it would replace', async () => {
    const citizen = await newCitizen(world(), { connected: freshNumber() });
    const { challenge } = await visit1(world(), citizen);
    expect(Object.keys(challenge).sort()).toEqual([
      ...['challengeId', 'expiresAt', 'length', 'resendAfter', 'sentAt', 'subscriberNumber', 'triesLeft'],
    ]);
  });

  test('asks for a one-time password in the form of its version and in no other', async () => {
    const citizen = await newCitizen(world());
    const json = { registrationId: randomUUID(), iin: citizen.iin, subscriberNumber: citizen.number };
    const ask = async (more: object, version: 1 | 2) => {
      const session = await sessionOf(world());
      const message = { method: 'POST', path: '/v1/one-time-passwords', session, version } as const;
      return (await world().client()({ ...message, json: { ...json, language: 'kk', ...more } })).body.code;
    };
    expect(await ask({ applicationNumber: '0123-04-000057-75', attempt: 1 }, 1)).toBe('malformed');
    expect(await ask({}, 2)).toBe('malformed');
  });

  test.each([
    ['PUT', `/v1/withdrawals/${'0'.repeat(64)}`, { cms: Buffer.from('x') }],
    ['GET', '/v1/desk', {}],
    ['POST', '/v1/journal', { json: {} }],
    ['POST', '/v1/journal/entries', { json: {} }],
    ['DELETE', '/v1/sessions/current', {}],
  ] as const)('no operation that came later: %s %s', async (method, path, message) => {
    const { status, body } = await world().client()({ method, path, version: 1, ...message });
    expect(`${status} ${body.code}`).toBe('404 not-found');
  });

  test('a problem that came later as the one that stood in its place', async () => {
    const { iin } = await newCitizen(world());
    await world().centre.database.run(`UPDATE person SET given_name = '' WHERE iin = $1`, [iin]);
    const citizen = { ...(await newCitizen(world())), iin };
    const code = async (version: 1 | 2) =>
      (await askForPassword(world(), randomUUID(), citizen, { version })).body.code;
    expect(await code(2)).toBe('name-unusable');
    expect(await code(1)).toBe('iin-unknown');
    expect(world().outside.log.filter((line) => line.includes('"problem":"name-unusable"'))).toHaveLength(2);
  });

  describe('receipts follow the version of the request', () => {
    test('registered, also where a number is replaced that nobody announced', async () => {
      for (const connected of [null, freshNumber()])
        expect(
          await decide(world(), await visit1(world(), await newCitizen(world(), { connected }))),
        ).toEqual({
          outcome: 'registered',
          accountCreated: false,
        });
    });

    test('a one-time password that counts no more is a refusal', async () => {
      const at = await visit1(world(), await newCitizen(world()));
      const digits = wrong(at.digits);
      for (const triesLeft of [2, 1, 0])
        expect(await decide(world(), at, { digits })).toEqual({
          ...{ outcome: 'refused', reason: 'one-time-password-wrong', triesLeft },
        });
      const refusal = { outcome: 'refused', triesLeft: 0 };
      expect(await decide(world(), at)).toEqual({ ...refusal, reason: 'one-time-password-spent' });
      const late = await visit1(world(), await newCitizen(world()));
      world().outside.now += 301_000;
      expect(await decide(world(), late)).toEqual({ ...refusal, reason: 'one-time-password-expired' });
    });

    test('a name that no application can hold is one that differs', async () => {
      const at = await visit1(world(), await newCitizen(world()));
      await world().centre.database.run(`UPDATE person SET surname = 'Ә(Б)' WHERE iin = $1`, [
        at.citizen.iin,
      ]);
      expect(await decide(world(), at)).toEqual(returned('name-differs'));
    });

    test('whatever its desk speaks when it is sent, and a later desk gets the same receipt', async () => {
      const at = await visit1(world(), await newCitizen(world()));
      const cms = await signedRequest(world(), at);
      const path = `/v1/requests/${sha256(cms)}`;
      const first = await world().client()({ method: 'PUT', path, cms, version: 2 });
      expect((await readReceipt(world(), first.body.receipt)).decision).toEqual({
        outcome: 'registered',
        accountCreated: false,
      });
      const again = await world().client()({ method: 'PUT', path, cms, version: 1 });
      expect(again.body.receipt).toBe(first.body.receipt);
    });

    test('a request of version 2 gets a receipt of version 2 from a caller that names none', async () => {
      const at = await visit(world(), await newCitizen(world()));
      const cms = await signedRequest(world(), at);
      const path = `/v1/requests/${sha256(cms)}`;
      const { body } = await world().client()({ method: 'PUT', path, cms, version: 1 });
      expect((await readReceipt(world(), body.receipt)).decision).toEqual(registered);
    });
  });
});
