import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../central/database/database.ts';
import { openEmbedded } from '../../central/database/embedded.ts';
import { migrate } from '../../central/database/migrate.ts';
import { openPostgresql } from '../../central/database/postgresql.ts';
import { type Dispatcher, startDispatcher } from '../../central/messages/dispatch.ts';
import { GatewayUnavailable, type MailMessage, type SmsMessage } from '../../central/messages/message.ts';
import { type Notice, queueNotices } from '../../central/messages/outgoing.ts';
import { embeddedFolder } from '../fixtures/embedded.ts';
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../fixtures/postgresql.ts';

const hour = 3_600_000;
const Row = z.strictObject({ recipient: z.string(), tries: z.int(), pause: z.int() });
const Count = z.strictObject({ count: z.int() });

/** Two nodes' connections to one database. */
function statements(nodes: () => readonly [Database, Database]): void {
  let now: number;
  let log: string[];
  let sent: (SmsMessage | MailMessage)[];
  /** What the gateway does with a message. */
  let take: (message: SmsMessage) => Promise<void>;
  let running: Dispatcher[];

  beforeEach(async () => {
    now = Date.parse('2026-11-22T05:00:00.000Z');
    [log, sent, running] = [[], [], []];
    take = async () => undefined;
    await nodes()[0].run('DELETE FROM outgoing_message');
  });
  afterEach(() => Promise.all(running.map((dispatcher) => dispatcher.close())));

  const start = (database = nodes()[0], hasMail = true): Dispatcher => {
    const gateway = {
      async send(message: SmsMessage) {
        await take(message);
        sent.push(message);
      },
    };
    const dispatcher = startDispatcher({
      ...{ database, sms: gateway, mail: hasMail ? gateway : null, clock: () => now },
      ...{ random: randomBytes, log: { write: (line) => log.push(line) } },
    });
    running.push(dispatcher);
    return dispatcher;
  };
  const sms = (to: string): Notice => ({ channel: 'sms', to, text: `to ${to}` });
  const queue = (...notices: Notice[]): Promise<void> =>
    nodes()[0].transaction((queries) => queueNotices(notices, now, randomBytes, queries));
  const recipients = (): string[] => sent.map(({ to }) => to);
  const waiting = () =>
    nodes()[0].rows(
      Row,
      `SELECT recipient, tries, (extract(epoch FROM due_at - $1::timestamptz) * 1000)::integer AS pause
         FROM outgoing_message WHERE sent_at IS NULL`,
      [new Date(now).toISOString()],
    );
  const isSent = async (): Promise<void> => {
    const left = async () =>
      (
        await nodes()[0].rows(
          Count,
          'SELECT count(*)::integer AS count FROM outgoing_message WHERE sent_at IS NULL',
        )
      )[0]?.count;
    await expect.poll(left, { timeout: 20_000 }).toBe(0);
  };
  const declined = (count: number) => expect.poll(() => log.length, { timeout: 20_000 }).toBe(count);
  const decline = async (): Promise<void> => {
    throw new GatewayUnavailable('ECONNREFUSED');
  };

  test('are sent as they were queued: SMS and e-mail, in any number', async () => {
    const mail: Notice = { channel: 'mail', to: 'a@b.kz', subject: 'eGov', text: 'text' };
    await queue(sms('1'), mail);
    await queue();
    start();
    await isSent();
    expect(sent).toContainEqual({ to: '1', text: 'to 1', messageId: expect.any(String) });
    expect(sent).toContainEqual({
      ...{ to: 'a@b.kz', subject: 'eGov', text: 'text', messageId: expect.any(String) },
    });
  });

  test('are not sent where the transaction that queued them did not happen', async () => {
    const undone = nodes()[0].transaction(async (queries) => {
      await queueNotices([sms('gone')], now, randomBytes, queries);
      throw new Error('changed its mind');
    });
    await expect(undone).rejects.toThrow('changed its mind');
    await queue(sms('1'));
    start();
    await isSent();
    expect(recipients()).toEqual(['1']);
  });

  test('are sent soon after they were queued, where the dispatcher is told', async () => {
    const dispatcher = start();
    await queue(sms('1'));
    dispatcher.wake();
    await isSent();
  });

  test('are sent once each, by whichever node', async () => {
    const numbers = Array.from({ length: 90 }, (_item, index) => String(index));
    await queue(...numbers.map(sms));
    for (const node of nodes()) start(node);
    await isSent();
    expect(recipients().sort()).toEqual(numbers.sort());
  });

  test('are tried again after a pause where the gateway declines, under the same id', async () => {
    const ids: string[] = [];
    take = async ({ messageId }) => {
      ids.push(messageId);
      if (ids.length < 3) await decline();
    };
    await queue(sms('1'));
    const dispatcher = start();
    await declined(1);
    const [{ pause } = { pause: 0 }] = await waiting();
    expect(pause).toBeGreaterThanOrEqual(2500);
    expect(pause).toBeLessThanOrEqual(5000);
    now += pause;
    dispatcher.wake();
    await declined(2);
    now += 10_000;
    dispatcher.wake();
    await isSent();
    expect(ids).toHaveLength(3);
    expect(new Set(ids).size).toBe(1);
  });

  test('wait longer with each try, and no longer than a quarter of an hour', async () => {
    take = decline;
    await queue(sms('1'));
    const dispatcher = start();
    const pauses: number[] = [];
    for (let tries = 1; tries <= 12; tries++) {
      await declined(tries);
      const [{ pause } = { pause: 0 }] = await waiting();
      pauses.push(pause);
      now += pause;
      dispatcher.wake();
    }
    expect(pauses.every((pause) => pause <= 900_000)).toBe(true);
    expect(pauses.at(-1)).toBeGreaterThanOrEqual(450_000);
    await declined(13);
  });

  test('are not tried before their pause is over', async () => {
    take = decline;
    await queue(sms('1'));
    const dispatcher = start();
    await declined(1);
    now += 2499;
    take = async () => undefined;
    await queue(sms('2'));
    dispatcher.wake();
    await expect.poll(recipients, { timeout: 20_000 }).toEqual(['2']);
    expect(await waiting()).toMatchObject([{ recipient: '1', tries: 1 }]);
  });

  test('do not wait for one that is declined', async () => {
    take = ({ to }) => (to === 'bad' ? decline() : Promise.resolve());
    await queue(sms('bad'), sms('1'), sms('2'));
    start();
    await expect.poll(() => recipients().sort(), { timeout: 20_000 }).toEqual(['1', '2']);
    await declined(1);
  });

  test('that a node has in hand when it ends are sent by another one after a minute, under the same id', async () => {
    const taken = Promise.withResolvers<string>();
    const never = Promise.withResolvers<void>();
    take = async ({ messageId }) => {
      taken.resolve(messageId);
      await never.promise;
    };
    await queue(sms('1'));
    start(nodes()[0]);
    const first = await taken.promise;
    take = async () => undefined;
    const other = start(nodes()[1]);
    now += 59_999;
    other.wake();
    await queue(sms('2'));
    other.wake();
    await expect.poll(recipients, { timeout: 20_000 }).toEqual(['2']);
    now += 1;
    other.wake();
    await expect.poll(recipients, { timeout: 20_000 }).toEqual(['2', '1']);
    expect(sent.at(-1)?.messageId).toBe(first);
    never.resolve();
  });

  test('are given up after three days, and the log says so without a number or a text', async () => {
    take = decline;
    await queue(sms('+77011234567'));
    const dispatcher = start();
    await declined(1);
    expect(log[0]).toContain('tried again later');
    now += 72 * hour - 1000;
    dispatcher.wake();
    await declined(2);
    expect(log[1]).toContain('given up');
    now += hour;
    take = async () => undefined;
    await queue(sms('2'));
    dispatcher.wake();
    await expect.poll(recipients, { timeout: 20_000 }).toEqual(['2']);
    expect(log.join('')).toMatch(/"level":40.*ECONNREFUSED/);
    expect(log.join('')).not.toContain('7011234567');
  });

  test('by e-mail wait where there is no gateway for it', async () => {
    await queue({ channel: 'mail', to: 'a@b.kz', subject: 'eGov', text: 'text' }, sms('1'));
    start(nodes()[0], false);
    await expect.poll(recipients, { timeout: 20_000 }).toEqual(['1']);
    expect(await waiting()).toMatchObject([{ recipient: 'a@b.kz', tries: 0 }]);
  });

  test('that are under way when the node closes are waited for', async () => {
    const taken = Promise.withResolvers<void>();
    const gate = Promise.withResolvers<void>();
    take = async () => {
      taken.resolve();
      await gate.promise;
    };
    await queue(sms('1'));
    const dispatcher = start();
    await taken.promise;
    const closed = dispatcher.close();
    gate.resolve();
    await closed;
    expect(await waiting()).toEqual([]);
  });
}

describe('messages to citizens, on the embedded database,', () => {
  let folder: string;
  let database: Database;
  beforeAll(async () => {
    folder = await embeddedFolder();
    database = await openEmbedded(folder);
    await migrate(database);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  statements(() => [database, database]);
});

const programs = postgresqlPrograms();
describe.skipIf(!programs)('messages to citizens, on PostgreSQL,', () => {
  let server: PostgresqlServer;
  let nodes: [Database, Database];
  beforeAll(async () => {
    server = await startPostgresql(programs ?? '');
    const url = await server.createDatabase();
    const open = () => openPostgresql(url, () => undefined);
    nodes = [open(), open()];
    await migrate(nodes[0]);
  });
  afterAll(() => server.stop());
  afterAll(() => Promise.all(nodes.map((node) => node.close())));
  statements(() => nodes);

  test('are sent once the database is back, where it was away', async () => {
    const log: string[] = [];
    const sent: string[] = [];
    await server.kill();
    const dispatcher = startDispatcher({
      ...{ database: nodes[0], mail: null, clock: Date.now, random: randomBytes },
      sms: { send: async ({ to }) => void sent.push(to) },
      log: { write: (line) => log.push(line) },
    });
    await expect.poll(() => log.length, { timeout: 20_000 }).toBeGreaterThan(0);
    expect(log[0]).toContain('DatabaseUnavailable');
    await server.restart();
    const notice = { channel: 'sms', to: '1', text: 'text' } as const;
    await nodes[1].transaction((queries) => queueNotices([notice], Date.now(), randomBytes, queries));
    dispatcher.wake();
    await expect.poll(() => sent, { timeout: 20_000 }).toEqual(['1']);
    await dispatcher.close();
  });
});
