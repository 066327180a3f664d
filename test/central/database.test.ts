import { readdirSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Database, DatabaseUnavailable } from '../../central/database/database.ts';
import { openEmbedded } from '../../central/database/embedded.ts';
import { migrate, NewerDatabase } from '../../central/database/migrate.ts';
import { openPostgresql } from '../../central/database/postgresql.ts';
import { plantSeed, Seed } from '../../central/database/seed.ts';
import { demoSeed } from '../../demo/seed.ts';
import { embeddedFolder } from '../fixtures/embedded.ts';
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../fixtures/postgresql.ts';

const programs = postgresqlPrograms();
const migrations = readdirSync(new URL('../../central/database/migrations/', import.meta.url));
const Count = z.strictObject({ count: z.int() });
const Pid = z.strictObject({ pid: z.int() });
const Everything = z.strictObject({
  bytes: z.instanceof(Uint8Array),
  at: z.date(),
  number: z.int(),
  nothing: z.null(),
  yes: z.boolean(),
});

function statements(database: () => Database): void {
  const count = async (table: string): Promise<number | undefined> =>
    (await database().rows(Count, `SELECT count(*)::integer AS count FROM ${table}`))[0]?.count;

  test('is brought to the schema once, however often a node starts', async () => {
    await migrate(database());
    await migrate(database());
    expect(await count('migration')).toBe(migrations.length);
  });

  test('is refused where a newer program changed it', async () => {
    await database().run(`INSERT INTO migration (name) VALUES ('9999-later.sql')`);
    await expect(migrate(database())).rejects.toThrow(NewerDatabase);
    await database().run(`DELETE FROM migration WHERE name = '9999-later.sql'`);
  });

  test('takes the people of the demonstration once and changes nothing of what is there', async () => {
    const seed = Seed.parse(demoSeed());
    await plantSeed(seed, database());
    await database().run('UPDATE account SET connected_number = NULL');
    await plantSeed(seed, database());
    expect(await count('person')).toBe(seed.persons.length);
    expect(await count('account WHERE connected_number IS NOT NULL')).toBe(0);
  });

  test('gives back what was put in, in the same types on every adapter', async () => {
    const at = new Date('2026-11-22T05:07:17.123Z');
    const rows = await database().rows(
      Everything,
      'SELECT $1::bytea AS bytes, $2::timestamptz AS at, $3::integer AS number, $4::text AS nothing, $5::boolean AS yes',
      [Uint8Array.of(0, 255, 7), at.toISOString(), 42, null, true],
    );
    expect(rows).toEqual([{ bytes: expect.anything(), at, number: 42, nothing: null, yes: true }]);
    expect([...(rows[0]?.bytes ?? [])]).toEqual([0, 255, 7]);
  });

  test('undoes everything where the work throws', async () => {
    const failed = database().transaction(async (queries) => {
      await queries.run(`INSERT INTO desk (name, office, counter_window) VALUES ('gone', '0001', '01')`);
      throw new Error('changed its mind');
    });
    await expect(failed).rejects.toThrow('changed its mind');
    expect(await count(`desk WHERE name = 'gone'`)).toBe(0);
    expect(await count('desk')).toBe(1);
  });

  test('is not done with work whose statement failed, though the work went on', async () => {
    const failed = database().transaction(async (queries) => {
      await queries.run(`INSERT INTO desk (name, office, counter_window) VALUES ('gone', '0001', '01')`);
      await queries.run('SELECT 1 FROM nowhere').catch(() => undefined);
    });
    await expect(failed).rejects.toThrow();
    expect(await count(`desk WHERE name = 'gone'`)).toBe(0);
  });
}

describe('the embedded database', () => {
  let folder: string;
  let database: Database;
  beforeAll(async () => {
    folder = await embeddedFolder();
    database = await openEmbedded(folder);
  });
  afterAll(async () => {
    await database.close();
    rmSync(folder, { recursive: true });
  });
  statements(() => database);
});

describe.skipIf(!programs)('PostgreSQL', () => {
  let server: PostgresqlServer;
  let database: Database;
  const idle: Error[] = [];
  beforeAll(async () => {
    server = await startPostgresql(programs ?? '');
    database = openPostgresql(await server.createDatabase(), (error) => idle.push(error));
  });
  afterAll(() => server.stop());
  afterAll(() => database.close());
  statements(() => database);

  test('is brought to the schema once where several nodes start at the same moment', async () => {
    const url = await server.createDatabase();
    const nodes = Array.from({ length: 4 }, () => openPostgresql(url, () => undefined));
    await Promise.all(nodes.map(migrate));
    const [row] = await (nodes[0] as Database).rows(
      Count,
      'SELECT count(*)::integer AS count FROM migration',
    );
    expect(row?.count).toBe(migrations.length);
    await Promise.all(nodes.map((node) => node.close()));
  });

  test('undoes one of two transactions that wait for each other, and says that it may be tried again', async () => {
    await database.script('CREATE TABLE pair (id integer PRIMARY KEY); INSERT INTO pair VALUES (1), (2)');
    const lock = (id: number) => `SELECT 1 FROM pair WHERE id = ${id} FOR UPDATE`;
    const gate = Promise.withResolvers<void>();
    let waiting = 2;
    const both = [
      [1, 2],
      [2, 1],
    ].map(([first = 0, second = 0]) =>
      database.transaction(async (queries) => {
        await queries.run(lock(first));
        if (--waiting === 0) gate.resolve();
        await gate.promise;
        await queries.run(lock(second));
      }),
    );
    const settled = await Promise.allSettled(both);
    const failed = settled.filter((one) => one.status === 'rejected');
    expect(failed).toHaveLength(1);
    expect(failed[0]?.reason).toBeInstanceOf(DatabaseUnavailable);
  });

  test('goes on where the server ends a connection between two statements of a transaction', async () => {
    const gone = (pid: number) => async () =>
      (
        await database.rows(
          Count,
          `SELECT count(*)::integer AS count FROM pg_stat_activity WHERE pid = ${pid}`,
        )
      )[0]?.count;
    const cut = database.transaction(async (queries) => {
      const [own] = await queries.rows(Pid, 'SELECT pg_backend_pid() AS pid');
      await database.run('SELECT pg_terminate_backend($1)', [own?.pid ?? 0]);
      await expect.poll(gone(own?.pid ?? 0)).toBe(0);
      // By the end of another statement the connection's own end was heard.
      await database.run('SELECT 1');
      await queries.run('SELECT 1');
    });
    await expect(cut).rejects.toThrow(DatabaseUnavailable);
    expect(await database.run('SELECT 1')).toBe(1);
  });

  test('says that it is not available while it is away, hears of it, and works again afterwards', async () => {
    await server.kill();
    await expect.poll(() => idle.length).toBeGreaterThan(0);
    await expect(database.run('SELECT 1')).rejects.toThrow(DatabaseUnavailable);
    await expect(database.transaction((queries) => queries.run('SELECT 1'))).rejects.toThrow(
      DatabaseUnavailable,
    );
    await server.restart();
    expect(await database.run('SELECT 1')).toBe(1);
  });
});
