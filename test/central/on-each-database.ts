import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe } from 'vitest';
import type { CentralConfig } from '../../central/config.ts';
import { embeddedFolder } from '../fixtures/embedded.ts';
import { type PostgresqlServer, postgresqlPrograms, startPostgresql } from '../fixtures/postgresql.ts';
import { makeOfficeKeys, type OfficeKeys } from './keys.ts';
import { openWorld, type PolicyChanges, type World } from './world.ts';

const programs = postgresqlPrograms();
if (!programs)
  process.stdout.write('PostgreSQL is not installed here: its half of the tests of the centre is skipped\n');

/** One set of keys for all worlds of a test file. */
let shared: Promise<OfficeKeys> | undefined;
const officeKeys = (): Promise<OfficeKeys> => {
  shared ??= makeOfficeKeys();
  return shared;
};
afterAll(async () => (await shared)?.openssl.close());

/**
 * The same statements about a centre on the embedded database and on a real PostgreSQL server; limits are
 * wide, and the policy is the demonstration's, unless a test changes them.
 */
export function onEachDatabase(
  statements: (world: () => World) => void,
  limits?: Partial<CentralConfig['limits']>,
  policy?: PolicyChanges,
): void {
  describe('on the embedded database', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await embeddedFolder();
    });
    afterAll(() => rmSync(folder, { recursive: true }));
    statements(worldOn(async () => ({ kind: 'embedded', folder }), limits, policy));
  });
  onPostgresql(statements, limits, policy);
}

/** Statements that need several nodes, or a server that can fail. */
export function onPostgresql(
  statements: (world: () => World, server: () => PostgresqlServer) => void,
  limits?: Partial<CentralConfig['limits']>,
  policy?: PolicyChanges,
): void {
  describe.skipIf(!programs)('on PostgreSQL', () => {
    let server: PostgresqlServer;
    beforeAll(async () => {
      server = await startPostgresql(programs ?? '');
    });
    // After-hooks run last first: the server outlives the centre.
    afterAll(() => server.stop());
    const world = worldOn(
      async () => ({ kind: 'postgresql', url: await server.createDatabase() }),
      limits,
      policy,
    );
    statements(world, () => server);
  });
}

function worldOn(
  database: () => Promise<CentralConfig['database']>,
  limits?: Partial<CentralConfig['limits']>,
  policy?: PolicyChanges,
): () => World {
  let world: World;
  beforeAll(async () => {
    world = await openWorld(await officeKeys(), await database(), limits, policy);
  });
  afterAll(() => world.close());
  return () => world;
}
