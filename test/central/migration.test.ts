import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database } from '../../central/database/database.ts';
import { openEmbedded } from '../../central/database/embedded.ts';
import { migrate } from '../../central/database/migrate.ts';
import { openPostgresql } from '../../central/database/postgresql.ts';
import { findDecision } from '../../central/requests/decisions.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import { embeddedFolder } from '../fixtures/embedded.ts';
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../fixtures/postgresql.ts';
import { makeOfficeKeys, makeOperator, type OfficeKeys, signWithOpenssl } from './keys.ts';
import { sha256 } from './visit.ts';

const first = new URL('../../central/database/migrations/0001-registrations.sql', import.meta.url);
const Hashes = z.strictObject({ content_hash: z.string().nullable() });

let keys: OfficeKeys;
beforeAll(async () => {
  keys = await makeOfficeKeys();
});
afterAll(() => keys.openssl.close());

/** A database as the first version of the centre left it, with requests that it has decided. */
function statements(open: () => Database): void {
  const registrationId = randomUUID();
  const content = canonicalBytes({
    account: { act: 'connect' },
    application: { applicant: { surname: 'ӘБДІҒАЛИЕВ' } },
    filler: 'x'.repeat(2000),
    registrationId,
  });
  const sign = async (bytes: Uint8Array) => signWithOpenssl(bytes, await makeOperator(keys), keys.openssl);

  const decided = async (request: Uint8Array, signer: string | null, reason: string | null) => {
    await open().run(
      `INSERT INTO decision (request_hash, registration_id, application_number, desk, signer_iin, outcome,
                             reason, decided_at, receipt, request)
       VALUES ($1, $2, '0123-04-000001-42', 'desk-0123-04', $3, 'returned', $4, now(), $5, $6)`,
      [sha256(request), registrationId, signer, reason, `receipt of ${sha256(request)}`, request],
    );
    return sha256(request);
  };
  const contentHashOf = async (hash: string) =>
    (await open().rows(Hashes, 'SELECT content_hash FROM decision WHERE request_hash = $1', [hash]))[0]
      ?.content_hash;

  let accepted: string;
  let repeated: string;
  let unaccepted: string;
  let formerStaff: string;
  let unreadable: string;
  beforeAll(async () => {
    const database = open();
    await database.script(readFileSync(first, 'utf8'));
    await database.script(`CREATE TABLE migration (name text PRIMARY KEY);
      INSERT INTO migration VALUES ('0001-registrations.sql')`);
    accepted = await decided(await sign(content), '850617400126', 'name-differs');
    repeated = await decided(await sign(content), '850617400126', 'name-differs');
    const other = canonicalBytes({ account: { act: 'connect' }, filler: 'y'.repeat(300) });
    unaccepted = await decided(await sign(other), null, 'signature-invalid');
    const third = canonicalBytes({ account: { act: 'connect' }, filler: 'z'.repeat(300) });
    formerStaff = await decided(await sign(third), '850617400126', 'signer-not-on-staff');
    unreadable = await decided(Buffer.from('30800000', 'hex'), '850617400126', 'name-differs');
    await migrate(database);
  });

  test('is brought to the present schema with the hash of what was signed', async () => {
    expect(await contentHashOf(accepted)).toBe(sha256(content));
  });

  test('keeps decisions apart that were taken about one content, and the first of them answers for it', async () => {
    expect(await contentHashOf(repeated)).toBeNull();
    const found = (hash: string) =>
      findDecision({ registrationId, hash, contentHash: sha256(content) }, open());
    expect((await found(repeated)).receipt).toBe(`receipt of ${repeated}`);
    expect((await found('0'.repeat(64))).receipt).toBe(`receipt of ${accepted}`);
  });

  test('takes nothing as signed content that nobody who may sign has vouched for', async () => {
    expect(await contentHashOf(unaccepted)).toBeNull();
    expect(await contentHashOf(formerStaff)).toBeNull();
  });

  test('loses no decision whose content it can not find', async () => {
    expect(await contentHashOf(unreadable)).toBeNull();
  });
}

describe('an embedded database of the first version', () => {
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

const programs = postgresqlPrograms();
describe.skipIf(!programs)('a PostgreSQL database of the first version', () => {
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
