import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:https';
import { text } from 'node:stream/consumers';
import { connect, type TLSSocket } from 'node:tls';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openClient } from './client.ts';
import { type DeskJournal, enrolled, newJournal, touch, upload } from './desk-journal.ts';
import { onEachDatabase } from './on-each-database.ts';
import { askForPassword, newCitizen, sessionOf } from './visit.ts';

const Contact = z.strictObject({ sequence: z.int(), at: z.date() });

/** When a desk was in touch, and where its journal stood. */
onEachDatabase((world) => {
  const contacts = ({ desk, journal }: DeskJournal) =>
    world().centre.database.rows(
      Contact,
      'SELECT sequence, at FROM journal_contact WHERE desk = $1 AND journal = $2 ORDER BY sequence',
      [desk, journal],
    );
  const now = (): Date => new Date(world().outside.now);
  const pass = (seconds: number): void => {
    world().outside.now += seconds * 1000;
  };
  const tlsOf = () => {
    const { authority, desks } = world().keys.tls;
    return { authority: authority.certificate, ...desks['desk-0123-04'] };
  };
  const credentials = () => {
    const { authority, desks } = world().keys.tls;
    const { certificate: cert, privateKey: key } = desks['desk-0123-04'];
    const { hostname: host, port } = new URL(world().centre.url);
    return { host, port: Number(port), ca: authority.certificate, cert, key };
  };
  const health = ({ journal }: DeskJournal, sequence: number, session: string): string =>
    `GET /v1/health HTTP/1.1\r\nhost: centre\r\ntereze-contract: 2\r\ntereze-session: ${session}\r\ntereze-journal: ${journal} ${sequence}\r\n\r\n`;
  const send = async (socket: TLSSocket, message: string): Promise<void> => {
    socket.write(message);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(answer.toString()).toMatch(/^HTTP\/1.1 200 /);
  };

  test('is noted with health, the last time for each entry', async () => {
    const journal = await enrolled(world());
    const times: Date[] = [];
    for (const sequence of [0, 0, 3]) {
      pass(15);
      times.push(now());
      expect(await touch(world(), journal, sequence)).toMatchObject({ status: 200, body: { status: 'ok' } });
    }
    expect(await contacts(journal)).toEqual([
      { sequence: 0, at: times[1] },
      { sequence: 3, at: times[2] },
    ]);
  });

  test('is noted with whatever is asked for in a session', async () => {
    const journal = await enrolled(world());
    const headers = { 'tereze-journal': `${journal.journal} 2` };
    const { version } = world().policy.statements;
    const statements = { version, agreement: true, information: true };
    const { iin, number: subscriberNumber } = await newCitizen(world());
    const registrationId = randomUUID();
    const about = { registrationId, iin };
    const session = await sessionOf(world());
    for (const [path, json] of [
      ['/v1/lookups', { ...about, statements }],
      [
        '/v1/one-time-passwords',
        {
          ...{ ...about, subscriberNumber, language: 'kk', attempt: 1 },
          applicationNumber: '0123-04-000057-75',
        },
      ],
    ] as const) {
      pass(15);
      expect((await world().client()({ method: 'POST', path, json, session, headers })).status).toBe(200);
      expect(await contacts(journal)).toEqual([{ sequence: 2, at: now() }]);
    }
  });

  test('is proven by an open session: the key of the TLS certificate alone may be stolen', async () => {
    const journal = await enrolled(world());
    const headers = { 'tereze-journal': `${journal.journal} 0` };
    for (const more of [{}, { session: 'x'.repeat(43) }])
      expect((await world().client()({ method: 'GET', path: '/v1/health', headers, ...more })).status).toBe(
        200,
      );
    expect(await contacts(journal)).toEqual([]);
  });

  test('is required at the counter of a desk that has enrolled a journal, whatever version it speaks', async () => {
    const strange = await newJournal();
    const session = await sessionOf(world());
    const json = { ...(await newCitizen(world())) };
    for (const [header, version, code] of [
      ['', 2, 'malformed'],
      ['', 1, 'malformed'],
      [`${strange.journal} 0`, 2, 'journal-unknown'],
    ] as const)
      for (const path of ['/v1/lookups', '/v1/one-time-passwords']) {
        const client = openClient(world().centre.url, tlsOf());
        const headers = header === '' ? {} : { 'tereze-journal': header };
        const { body } = await client({ method: 'POST', path, json, session, version, headers });
        expect(body.code).toBe(code);
      }
    expect((await askForPassword(world(), randomUUID(), await newCitizen(world()))).status).toBe(200);
  });

  test('is noted with an upload, by where its proof says that the journal stands', async () => {
    const journal = await enrolled(world(), 5);
    await upload(world(), journal, 0, 2);
    expect(await contacts(journal)).toEqual([{ sequence: 5, at: now() }]);
  });

  test('counts for an enrolled journal of this desk alone', async () => {
    const strange = await newJournal();
    const ofAnother = await enrolled(world(), 0, 'desk-0123-05');
    for (const journal of [strange, { ...ofAnother, desk: 'desk-0123-04' as const }]) {
      expect((await touch(world(), journal, 0)).status).toBe(200);
      expect(await contacts(journal)).toEqual([]);
    }
    expect(await contacts(ofAnother)).toEqual([]);
  });

  test('does not count before an entry that was taken: it was overtaken, or is untrue', async () => {
    const journal = await enrolled(world(), 4);
    await upload(world(), journal);
    pass(15);
    await touch(world(), journal, 3);
    expect(await contacts(journal)).toMatchObject([{ sequence: 4 }]);
  });

  test('is declined where it does not say a journal and a place', async () => {
    const { desk, journal } = await enrolled(world());
    for (const [id, sequence] of [
      ...[['x', 1] as const, [journal, -1] as const, [journal, '1 2'] as const, [journal, ''] as const],
      ...[[journal, '01'] as const, [journal, 2 ** 31] as const, [journal, '1.5'] as const],
    ])
      expect(await touch(world(), { desk, journal: id }, sequence)).toMatchObject({
        ...{ status: 400, body: { code: 'malformed' } },
      });
  });

  test('on a connection that is kept counts from the last answer: the desk sent it since', async () => {
    const journal = await enrolled(world());
    const session = await sessionOf(world());
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const touchOn = async (sequence: number): Promise<void> => {
      const headers = {
        ...{ 'tereze-contract': '2', 'tereze-session': session },
        'tereze-journal': `${journal.journal} ${sequence}`,
      };
      const asked = request({ ...credentials(), path: '/v1/health', agent, headers }).end();
      const [answer] = await once(asked, 'response');
      await text(answer);
    };
    const times = [now()];
    for (const sequence of [1, 2, 3]) {
      await touchOn(sequence);
      times.push(now());
      pass(60);
    }
    agent.destroy();
    expect((await contacts(journal)).map(({ at }) => at)).toEqual([times[0], times[1], times[2]]);
  });

  test('that was under way for minutes on a line that failed counts from when the connection was taken', async () => {
    const journal = await enrolled(world());
    const session = await sessionOf(world());
    const connectedAt = now();
    const socket = connect(credentials());
    await once(socket, 'secureConnect');
    pass(300);
    await send(socket, health(journal, 7, session));
    socket.destroy();
    expect(await contacts(journal)).toEqual([{ sequence: 7, at: connectedAt }]);
  });
});
