import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:tls';
import { expect, test } from 'vitest';
import { messageLimit } from '../../src/contract/central.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { Message } from './client.ts';
import { onEachDatabase } from './on-each-database.ts';

onEachDatabase((world) => {
  const cms = { 'content-type': 'application/cms' };
  const put = { method: 'PUT', path: `/v1/requests/${'0'.repeat(64)}` } as const;

  test.each<[string, number, Message, 'desk-0123-04' | 'desk-unknown']>([
    ['an answer', 200, { method: 'GET', path: '/v1/health' }, 'desk-0123-04'],
    ['a desk that is not let in', 401, { method: 'GET', path: '/v1/health' }, 'desk-unknown'],
    ['a session that is missing', 401, { method: 'POST', path: '/v1/lookups', json: {} }, 'desk-0123-04'],
    ['a path that is not there', 404, { method: 'GET', path: '/v1/nowhere' }, 'desk-0123-04'],
    ['a path that can not be decoded', 400, { method: 'GET', path: '/%ff' }, 'desk-0123-04'],
    [
      'another media type',
      415,
      { ...put, raw: 'x', headers: { 'content-type': 'text/plain' } },
      'desk-0123-04',
    ],
    ['bytes that are no message', 409, { ...put, raw: 'x', headers: cms }, 'desk-0123-04'],
    ['too many bytes', 413, { ...put, raw: Buffer.alloc(messageLimit + 1), headers: cms }, 'desk-0123-04'],
  ])('repeats the id of the exchange and names the version: %s', async (_what, expected, message, desk) => {
    const id = randomUUID();
    const { status, headers } = await world().client(desk)({
      ...message,
      headers: { ...message.headers, 'tereze-exchange': id },
    });
    expect([status, headers['tereze-exchange'], headers['tereze-contract']]).toEqual([expected, id, '2']);
  });

  test('names no exchange where the caller named none', async () => {
    const { headers } = await world().client()({ method: 'GET', path: '/v1/health' });
    expect(headers['tereze-exchange']).toBeUndefined();
  });

  test('declines an id of an exchange that is no UUID, whatever was asked for, and does not repeat it', async () => {
    for (const id of ['1', `${randomUUID()}x`, `${randomUUID()}, ${randomUUID()}`, ''])
      for (const path of ['/v1/health', '/v1/nowhere']) {
        const headers = { 'tereze-exchange': id };
        const answer = await world().client()({ method: 'GET', path, headers });
        expect(answer).toMatchObject({ status: 400, body: { code: 'malformed' } });
        expect(answer.headers['tereze-exchange']).toBeUndefined();
        expect(answer.headers['tereze-contract']).toBe('2');
      }
  });

  test('answers what is no HTTP with a problem of the contract', async () => {
    const { hostname: host, port } = new URL(world().centre.url);
    const { authority, desks } = world().keys.tls;
    const { certificate: cert, privateKey: key } = desks['desk-0123-04'];
    const socket = connect({ host, port: Number(port), ca: authority.certificate, cert, key });
    socket.setEncoding('utf8');
    const chunks: string[] = [];
    socket.on('data', (chunk: string) => chunks.push(chunk));
    await once(socket, 'secureConnect');
    socket.write('what is this?\r\n\r\n');
    await once(socket, 'close');
    const [head = '', body = ''] = chunks.join('').split('\r\n\r\n');
    expect(head).toMatch(/^HTTP\/1\.1 400 .*\r\ntereze-contract: 1\r\n/s);
    expect(Problem.parse(JSON.parse(body))).toMatchObject({ status: 400, code: 'malformed' });
  });
});
