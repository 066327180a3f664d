import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  decide,
  newCitizen,
  openSession,
  send,
  sessionOf,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

onEachDatabase((world) => {
  test('logs every answer, and nothing of a citizen, an operator or a secret', async () => {
    const citizen = await newCitizen(world(), { account: false });
    const { body: session } = await openSession(world());
    const statements = { version: world().policy.statements.version, agreement: true, information: true };
    const at = await visit(world(), citizen);
    const temporary = 'abcdABCD2345';
    await world().client()({
      ...{ method: 'POST', path: '/v1/lookups', session: session.token },
      json: { registrationId: at.registrationId, iin: citizen.iin, statements },
    });
    await world().client()({ method: 'GET', path: `/v1/people/${citizen.iin}?number=${citizen.number}` });
    await world().client()({ method: 'POST', path: '/v1/lookups', json: { iin: citizen.iin } });
    await decide(world(), at, { digits: wrong(at.digits), create: temporary });
    await send(world(), await signedRequest(world(), at), { hash: '0'.repeat(64) });
    await decide(world(), at, { create: temporary });

    const log = world().outside.log.join('');
    const { openssl: _openssl, sealing, receipt } = world().keys;
    for (const secret of [
      ...[citizen.iin, citizen.number, citizen.number.slice(2), citizen.surname, citizen.givenName],
      ...[citizen.patronymic ?? '', at.digits, wrong(at.digits), temporary, session.token],
      ...[await sessionOf(world()), world().operator.iin, sealing.privateJwk.d, receipt.privateJwk.d],
      ...['people', 'eyJ'],
    ])
      expect(log).not.toContain(secret);
    expect(log).toContain('"operation":"submit","desk":"desk-0123-04","status":200');
    expect(log).toContain('"problem":"hash-mismatch"');
  });

  test('logs why a message was not taken, and neither its number nor its text', async () => {
    const citizen = await newCitizen(world());
    world().outside.smsWorks = false;
    await askForPassword(world(), randomUUID(), citizen);
    world().outside.smsWorks = true;
    const line = world().outside.log.find((text) => text.includes('ECONNREFUSED')) ?? '';
    expect(line).toContain('"level":40');
    expect(world().outside.log.join('')).not.toMatch(new RegExp(`${citizen.number.slice(1)}|1414`));
  });

  test('logs where the centre failed and of what kind, not what the database said', async () => {
    const { iin } = await newCitizen(world());
    const session = await sessionOf(world());
    await world().centre.database.run('ALTER TABLE access RENAME TO hidden');
    const answer = await world().client()({
      ...{ method: 'POST', path: '/v1/lookups', session },
      json: {
        registrationId: '3f0e9f3e-7d0b-4b50-9d0a-0c9f6a3f8f11',
        iin,
        statements: { version: world().policy.statements.version, agreement: true, information: true },
      },
    });
    await world().centre.database.run('ALTER TABLE hidden RENAME TO access');
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    const line = world().outside.log.find((text) => text.includes('42P01')) ?? '';
    expect(line).toContain('"at":["    at ');
    expect(line).not.toContain('relation');
    expect(line).not.toContain(iin);
  });
});
