import { describe, expect, test } from 'vitest';
import { messageLimit } from '../../src/contract/central.ts';
import { Policy } from '../../src/contract/policy.ts';
import { Problem } from '../../src/contract/problem.ts';
import { type Message, openClient } from './client.ts';
import { onEachDatabase } from './on-each-database.ts';
import { readJws, sessionOf } from './visit.ts';

const health: Message = { method: 'GET', path: '/v1/health' };
const cms = { 'content-type': 'application/cms' };
const json = { 'content-type': 'application/json' };

onEachDatabase((world) => {
  describe('lets in', () => {
    test('a desk that it knows, and tells it the time', async () => {
      expect(await world().client()(health)).toMatchObject({
        status: 200,
        type: 'application/json',
        body: { status: 'ok', time: new Date(world().outside.now).toISOString() },
      });
    });

    test('a desk that takes up its TLS session again', async () => {
      const client = world().client();
      for (let times = 0; times < 3; times++) expect((await client(health)).status).toBe(200);
    });

    test('no desk without a certificate, nor one of another authority: the handshake ends', async () => {
      const { tls, strangersTls } = world().keys;
      const { certificate: authority } = tls.authority;
      await expect(openClient(world().centre.url, { authority })(health)).rejects.toThrow();
      const stranger = { authority, ...strangersTls.desks['desk-0123-04'] };
      await expect(openClient(world().centre.url, stranger)(health)).rejects.toThrow();
    });

    test('no desk that it does not know, nor one that was switched off', async () => {
      for (const desk of ['desk-unknown', 'desk-switched-off'] as const)
        expect(await world().client(desk)(health)).toMatchObject({
          status: 401,
          type: 'application/problem+json',
          body: { code: 'unauthorised-desk' },
        });
    });
  });

  test('gives the policy in force, signed, with the key that passwords are sealed to', async () => {
    const { body } = await world().client()({ method: 'GET', path: '/v1/policy' });
    const policy = Policy.parse(await readJws(world(), body.policy));
    expect(policy).toEqual(world().policy);
    expect(policy.sealingKey).toEqual(world().keys.sealing.publicJwk);
    expect(JSON.stringify(policy)).not.toContain(world().keys.sealing.privateJwk.d);
  });

  describe('answers with a problem of the contract', () => {
    const problemOf = async (message: Message): Promise<string> => {
      const { status, type, body } = await world().client()(message);
      expect(type).toBe('application/problem+json');
      expect(Problem.parse(body).status).toBe(status);
      return `${status} ${body.code}`;
    };
    const put = `/v1/requests/${'0'.repeat(64)}`;

    test('a path or a method that is not in the contract', async () => {
      expect(await problemOf({ method: 'GET', path: '/' })).toBe('404 not-found');
      expect(await problemOf({ method: 'GET', path: '/v1/people/901123300258' })).toBe('404 not-found');
      expect(await problemOf({ method: 'POST', path: '/v1/health' })).toBe('404 not-found');
      expect(await problemOf({ method: 'GET', path: '/%ff' })).toBe('400 malformed');
    });

    test('a body of another media type, or of none', async () => {
      for (const headers of [json, { 'content-type': 'text/plain' }, { 'content-type': '' }])
        expect(await problemOf({ method: 'PUT', path: put, raw: 'x', headers })).toBe('415 wrong-media-type');
      const session = await sessionOf(world());
      const path = '/v1/lookups';
      expect(await problemOf({ method: 'POST', path, session, raw: 'x', headers: cms })).toBe(
        '415 wrong-media-type',
      );
      expect(await problemOf({ method: 'POST', path: '/v1/journal' })).toBe('415 wrong-media-type');
    });

    test('a body that is longer than a message may be', async () => {
      const raw = Buffer.alloc(messageLimit + 1);
      expect(await problemOf({ method: 'PUT', path: put, raw, headers: cms })).toBe('413 too-large');
    });

    test('a body that is empty, no JSON, or not of its schema', async () => {
      const journal = { method: 'POST', path: '/v1/journal', headers: json } as const;
      for (const raw of [
        '',
        '{',
        '[]',
        'null',
        '{"entries":[]}',
        '{"entries":[{}],"more":1}',
        '{"__proto__":{}}',
      ])
        expect(await problemOf({ ...journal, raw })).toBe('400 malformed');
      expect(await problemOf({ method: 'PUT', path: put, raw: '', headers: cms })).toBe('400 malformed');
    });

    test('a hash or an application number that is none', async () => {
      const hash = 'A'.repeat(64);
      expect(await problemOf({ method: 'PUT', path: `/v1/requests/${hash}`, raw: 'x', headers: cms })).toBe(
        '400 malformed',
      );
      expect(await problemOf({ method: 'GET', path: '/v1/registrations/0123-04-000057-00' })).toBe(
        '400 malformed',
      );
    });

    test('without saying again what was sent', async () => {
      const answer = await world().client()({
        ...{ method: 'POST', path: '/v1/journal', headers: json },
        raw: '{"entries":"901123300258"}',
      });
      expect(JSON.stringify(answer.body)).not.toContain('901123300258');
    });
  });

  test('nothing that it answers may be kept by anybody in between', async () => {
    const { headers } = await world().client()(health);
    expect(headers['cache-control']).toBe('no-store');
  });
});
