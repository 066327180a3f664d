import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../central/database/database.ts';
import { openEmbedded } from '../../central/database/embedded.ts';
import { migrate } from '../../central/database/migrate.ts';
import { openPostgresql } from '../../central/database/postgresql.ts';
import { embeddedFolder } from '../fixtures/embedded.ts';
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../fixtures/postgresql.ts';

const first = '0001-registrations.sql';
const programs = postgresqlPrograms();
const Journal = z.strictObject({
  desk: z.string(),
  key: z.null(),
  sequence: z.int(),
  hash: z.string(),
  at: z.date(),
});
const Entry = z.strictObject({
  sequence: z.int(),
  in_fork: z.boolean(),
  application_number: z.string().nullable(),
  same: z.boolean(),
});
const Act = z.strictObject({ act: z.string() });

/** A database of the first program, with entries of two desks' journals. */
async function furnish(database: Database): Promise<void> {
  await database.script(
    readFileSync(new URL(`../../central/database/migrations/${first}`, import.meta.url), 'utf8'),
  );
  await database.script('CREATE TABLE migration (name text PRIMARY KEY)');
  await database.run('INSERT INTO migration (name) VALUES ($1)', [first]);
  for (const [desk, length] of [
    ['desk-a', 3],
    ['desk-b', 1],
  ] as const) {
    await database.run('INSERT INTO desk (name, office, counter_window) VALUES ($1, $2, $3)', [
      desk,
      '0123',
      '04',
    ]);
    for (let sequence = 1; sequence <= length; sequence++) {
      const office = desk === 'desk-a' ? '0123' : '0999';
      const event = { type: 'application-drawn', applicationNumber: `${office}-04-00000${sequence}-00` };
      const entry = JSON.stringify({ sequence, event: sequence === 2 ? { type: 'opened' } : event });
      await database.run(
        'INSERT INTO journal_entry (desk, sequence, hash, entry, taken_at) VALUES ($1, $2, $3, $4, $5)',
        [desk, sequence, String(sequence).repeat(64), entry, `2026-11-22T05:07:1${sequence}.000Z`],
      );
    }
  }
  await database.run(
    `INSERT INTO access (at, act, operator_iin, operator_bin, desk, registration_id, citizen_iin)
     VALUES (now(), 'look-up', '850617400126', '000000000000', 'desk-a', gen_random_uuid(), '901123300258')`,
  );
}

function statements(database: () => Database): void {
  test('what desks have uploaded before there were journal keys is kept as a journal that takes nothing more', async () => {
    await furnish(database());
    await migrate(database());
    expect(
      await database().rows(
        Journal,
        'SELECT desk, key, sequence, hash, received_at AS at FROM journal ORDER BY desk',
      ),
    ).toEqual([
      {
        desk: 'desk-a',
        key: null,
        sequence: 3,
        hash: '3'.repeat(64),
        at: new Date('2026-11-22T05:07:13.000Z'),
      },
      {
        desk: 'desk-b',
        key: null,
        sequence: 1,
        hash: '1'.repeat(64),
        at: new Date('2026-11-22T05:07:11.000Z'),
      },
    ]);
    const entries = await database().rows(
      Entry,
      `SELECT journal_entry.sequence, in_fork, application_number, journal_entry.journal = journal.journal AS same
         FROM journal_entry JOIN journal USING (desk) ORDER BY desk, journal_entry.sequence`,
    );
    expect(entries).toEqual([
      { sequence: 1, in_fork: false, application_number: '0123-04-000001-00', same: true },
      { sequence: 2, in_fork: false, application_number: null, same: true },
      { sequence: 3, in_fork: false, application_number: '0123-04-000003-00', same: true },
      { sequence: 1, in_fork: false, application_number: null, same: true },
    ]);
    expect(await database().rows(Act, 'SELECT act FROM access')).toEqual([{ act: 'look-up' }]);
  });
}

describe('on the embedded database', () => {
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

describe.skipIf(!programs)('on PostgreSQL', () => {
  let server: PostgresqlServer;
  let database: Database;
  beforeAll(async () => {
    server = await startPostgresql(programs ?? '');
    database = openPostgresql(await server.createDatabase(), () => undefined);
  });
  afterAll(() => server.stop());
  afterAll(() => database.close());
  statements(() => database);
});
