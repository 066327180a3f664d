import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { afterAll, describe, expect, test } from 'vitest';
import { openPostgresql } from '../../central/database/postgresql.ts';
import { type Issued, Openssl } from '../fixtures/openssl.ts';
import {
  type OverNetwork,
  type PostgresqlServer,
  postgresqlPrograms,
  startPostgresql,
} from '../fixtures/postgresql.ts';

const programs = postgresqlPrograms();

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Production goes by this mode alone; that it means what it is taken for is `pg`'s affair, and tried on real servers. */
describe.skipIf(!programs)('PostgreSQL over TLS with sslmode=verify-full', () => {
  const openssl = new Openssl();
  const makeAuthority = (): Issued =>
    openssl.issue({ subject: '/CN=Database authority', extensions: ['basicConstraints=critical,CA:TRUE'] });
  const [authority, stranger] = [makeAuthority(), makeAuthority()];
  const certificateFor = (name: string): OverNetwork['tls'] => {
    const wish = { subject: `/CN=${name}`, extensions: [`subjectAltName=DNS:${name}`], issuer: authority };
    const { certificateFile, keyFile } = openssl.issue(wish);
    return { certificate: readFileSync(certificateFile, 'utf8'), privateKey: readFileSync(keyFile, 'utf8') };
  };
  const servers: PostgresqlServer[] = [];
  const start = async (tls: OverNetwork['tls']): Promise<number> => {
    const port = await freePort();
    servers.push(await startPostgresql(programs ?? '', { port, tls }));
    return port;
  };
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    openssl.close();
  });

  const ask = async (port: number, { certificateFile }: Issued): Promise<number> => {
    const parameters = `sslmode=verify-full&sslrootcert=${encodeURIComponent(certificateFile)}`;
    const database = openPostgresql(
      `postgresql://tereze@localhost:${port}/postgres?${parameters}`,
      () => undefined,
    );
    try {
      return await database.run('SELECT 1 FROM pg_stat_ssl WHERE pid = pg_backend_pid() AND ssl');
    } finally {
      await database.close();
    }
  };

  test('reaches the server whose certificate is right, encrypted, and none by another authority', async () => {
    const port = await start(certificateFor('localhost'));
    expect(await ask(port, authority)).toBe(1);
    await expect(ask(port, stranger)).rejects.toMatchObject({
      cause: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
    });
  });

  test('reaches no server under another name than its certificate has', async () => {
    const port = await start(certificateFor('db.internal'));
    await expect(ask(port, authority)).rejects.toMatchObject({
      cause: { code: 'ERR_TLS_CERT_ALTNAME_INVALID' },
    });
  });

  test('reaches no server in the clear', async () => {
    const port = await start(null);
    await expect(ask(port, authority)).rejects.toMatchObject({
      cause: { message: 'The server does not support SSL connections' },
    });
  });
});
