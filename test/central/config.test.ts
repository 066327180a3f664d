import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CentralConfig, readCentralConfig } from '../../central/config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { openClient } from './client.ts';
import { makeOfficeKeys, type OfficeKeys } from './keys.ts';
import { writeOffice } from './world.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const production = {
  mode: 'production',
  listen: { host: '127.0.0.1', port: 8443 },
  tls: { certificate: 'tls.pem', key: 'tls.key', clientAuthority: 'desks.pem' },
  database: { kind: 'postgresql', url: 'postgresql://centre@db.internal/tereze?sslmode=verify-full' },
  keys: { sealing: ['new.json', 'old.json'], receipt: 'receipt.json', oneTimePasswordSecret: 'secret.hex' },
  trustedAuthorities: ['nca/root.pem', '/etc/nca/issuing.pem'],
  sms: { kind: 'gateway', url: 'https://sms.internal/send', token: 'a token' },
  mail: { kind: 'gateway', url: 'https://mail.internal/send', token: 'a token' },
  policy: 'policy.json',
};

test.each(['central/main.ts', 'central/report.ts'])(
  '%s says of a wrong configuration which members are wrong, a line each, and no value',
  (entry) => {
    const file = join(temporaryFolder(), 'centre.json');
    const sms = { ...production.sms, url: 'secret' };
    writeFileSync(file, JSON.stringify({ ...production, sms, listen: { host: '127.0.0.1', port: 'x' } }));
    const { status, stderr } = spawnSync(process.execPath, [entry, file], {
      ...{ cwd: root, encoding: 'utf8', env: { PATH: process.env['PATH'] } },
    });
    expect(status).toBe(1);
    const lines = stderr.trimEnd().split('\n');
    expect(lines[0]).toBe(`the configuration ${file} is wrong:`);
    expect(lines.slice(1).map((line) => line.split(':')[0])).toEqual(['  listen.port', '  sms.url']);
    expect(stderr).not.toContain('secret');
  },
);

describe('production', () => {
  const complaints = (changes: object): string[] =>
    CentralConfig.safeParse({ ...production, ...changes }).error?.issues.map(({ path }) => path.join('.')) ??
    [];

  test('runs on PostgreSQL with gateways for SMS and e-mail', () => {
    expect(complaints({})).toEqual([]);
  });

  test('refuses the embedded database, which never syncs to disk', () => {
    expect(complaints({ database: { kind: 'embedded', folder: 'data' } })).toEqual(['database']);
  });

  test('refuses the people of the demonstration', () => {
    expect(complaints({ seed: 'seed.json' })).toEqual(['seed']);
  });

  test.each(['sms', 'mail'] as const)(
    'refuses to be without a gateway for %s, or to use one in the clear',
    (name) => {
      expect(complaints({ [name]: undefined })).toEqual([name]);
      expect(complaints({ [name]: { ...production[name], url: 'http://gateway.internal/send' } })).toEqual([
        name,
      ]);
    },
  );

  test.each([
    ['a server of the network in the clear', 'postgresql://centre@db.internal/tereze'],
    ['a server by its address in the clear', 'postgresql://centre@10.0.0.5/tereze'],
    ['a mode that does not verify', 'postgresql://db.internal/tereze?sslmode=no-verify'],
    ['a mode whose meaning changes with pg', 'postgresql://db.internal/tereze?sslmode=require'],
    [
      'a mode that a second one takes back',
      'postgresql://db.internal/tereze?sslmode=verify-full&sslmode=disable',
    ],
    ['TLS by another parameter', 'postgresql://db.internal/tereze?ssl=true'],
    ['another server than the URL seems to name', 'postgresql://localhost/tereze?host=db.internal'],
    ['the server that the environment names', 'postgresql:///tereze'],
    ['a name that only begins like this machine', 'postgresql://127.0.0.1.evil.example/tereze'],
  ])('refuses PostgreSQL over a network without verified TLS: %s', (_what, url) => {
    expect(complaints({ database: { kind: 'postgresql', url } })).toEqual(['database']);
  });

  test.each([
    'postgresql://centre@db.internal/tereze?sslmode=verify-full&sslrootcert=/etc/tereze/db.pem',
    'postgresql://centre@localhost/tereze',
    'postgresql://centre@127.0.0.1:5433/tereze',
    'postgresql://centre@[::1]/tereze',
    'postgresql://centre@db.internal/tereze?host=/var/run/postgresql',
    'postgresql://centre@%2Fvar%2Frun%2Fpostgresql/tereze',
  ])('takes PostgreSQL over verified TLS or on this machine: %s', (url) => {
    expect(complaints({ database: { kind: 'postgresql', url } })).toEqual([]);
  });
});

test('takes paths from the folder of the configuration file', () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'centre.json'), JSON.stringify(production));
  const config = readCentralConfig(join(folder, 'centre.json'));
  expect(config.tls.key).toBe(resolve(folder, 'tls.key'));
  expect(config.trustedAuthorities).toEqual([resolve(folder, 'nca/root.pem'), '/etc/nca/issuing.pem']);
  expect(config.keys.sealing).toEqual([resolve(folder, 'new.json'), resolve(folder, 'old.json')]);
  expect(config.limits.oneTimePasswordsPerNumber).toEqual({ count: 6, seconds: 3600 });
});

test('refuses a configuration with a word that it does not know', () => {
  expect(CentralConfig.safeParse({ ...production, polciy: 'policy.json' }).success).toBe(false);
});

describe('the program', () => {
  let keys: OfficeKeys;
  beforeAll(async () => {
    keys = await makeOfficeKeys();
  });
  afterAll(() => keys.openssl.close());

  const run = (...args: string[]) =>
    spawn(process.execPath, ['--import', './check-node.mjs', 'central/main.ts', ...args], { cwd: root });

  test('says where it listens in one line, answers there, keeps its data, and ends on SIGTERM', async () => {
    const folder = temporaryFolder();
    const sms = { kind: 'gateway', url: 'http://127.0.0.1:9/', token: 'none' } as const;
    const file = writeOffice(folder, keys, { kind: 'embedded', folder: join(folder, 'data') }, { sms });
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const program = run(file);
      const errors: Buffer[] = [];
      program.stderr.on('data', (chunk: Buffer) => errors.push(chunk));
      const [line] = await once(createInterface({ input: program.stdout }), 'line');
      const { listening } = JSON.parse(line);
      expect(listening).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
      const credentials = { authority: keys.tls.authority.certificate, ...keys.tls.desks['desk-0123-04'] };
      const answer = await openClient(listening, credentials)({ method: 'GET', path: '/v1/health' });
      expect(answer.body.status).toBe('ok');
      const ended = once(program, 'exit');
      program.kill(signal);
      expect(await ended).toEqual([0, null]);
      expect(Buffer.concat(errors).toString()).toContain('The embedded database never syncs to disk');
    }
    expect(readFileSync(join(folder, 'data/PG_VERSION'), 'utf8')).toMatch(/^\d/);
  });

  test('ends with a word on how to call it where no configuration is named', async () => {
    const program = run();
    const [code] = await once(program, 'exit');
    expect(code).toBe(2);
  });
});
