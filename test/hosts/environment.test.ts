import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeTlsKeys } from '../../demo/keys/tls.ts';
import { assertCleanStart, cleanEnvironment } from '../../src/environment.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { importsOf } from '../house/sources.ts';

/** The environment of a child: what it needs to run, and what a test adds. */
const plain = (further: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  ...further,
});

const weakening = {
  NODE_TLS_REJECT_UNAUTHORIZED: '0',
  NODE_EXTRA_CA_CERTS: '/nowhere/authority.pem',
  NODE_OPTIONS: '--no-deprecation',
  ELECTRON_RUN_AS_NODE: '1',
  SSLKEYLOGFILE: '/nowhere/keys.log',
  NODE_DEBUG: 'none',
};

/** What a program of ours sees of its environment, and what it says on standard error. */
function seen(entry: string, further: Record<string, string>): { left: string[]; said: string } {
  const program = `await import('./${entry}'); console.log(JSON.stringify(Object.keys(process.env)))`;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    env: plain(further),
    encoding: 'utf8',
  });
  return { left: JSON.parse(stdout), said: stderr };
}

describe.each(['main/hosts/environment.ts', 'central/environment.ts'])('%s', (entry) => {
  test('takes out what weakens the program or makes it leak, and says so in one line', () => {
    const { left, said } = seen(entry, { ...weakening, LANG: 'C', NODE_ENV: 'production' });
    expect(left.filter((name) => name in weakening)).toEqual([]);
    expect(left).toEqual(expect.arrayContaining(['PATH', 'LANG', 'NODE_ENV']));
    const lines = said.split('\n').filter((line) => line.startsWith('removed from the environment'));
    expect(lines).toHaveLength(1);
    for (const name of Object.keys(weakening)) expect(lines[0]).toContain(name);
  });

  test('says what holds where a variable has had its effect before', () => {
    const { said } = seen(entry, { NODE_OPTIONS: '--no-deprecation', NODE_TLS_REJECT_UNAUTHORIZED: '0' });
    expect(said).toContain(
      'Too late for NODE_OPTIONS, which Node reads first: code or options from outside may be in force',
    );
  });

  test('says nothing where there is nothing', () => {
    expect(seen(entry, {}).said).toBe('');
  });
});

test('a program that was started without the check of TLS certificates checks them', async () => {
  const day = 86_400_000;
  const dates = { notBefore: new Date(Date.now() - day), notAfter: new Date(Date.now() + day) };
  const { server: keys } = await makeTlsKeys({ desks: ['desk-0123-04'], ...dates });
  const server = createServer({ cert: keys.certificate, key: keys.privateKey });
  server.on('tlsClientError', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const connecting = (first: string): string => `
    ${first}
    const { connect } = await import('node:tls');
    const socket = connect({ port: ${port}, host: '127.0.0.1', servername: 'localhost' });
    socket.on('secureConnect', () => { console.log('connected'); socket.destroy(); });
    socket.on('error', (error) => console.log(error.code));
  `;
  const outcome = async (first: string): Promise<string> => {
    const child = spawn(process.execPath, ['--input-type=module', '-e', connecting(first)], {
      env: plain({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const said = await child.stdout.toArray();
    return Buffer.concat(said).toString().trim();
  };
  expect(await outcome('')).toBe('connected');
  expect(await outcome("await import('./main/hosts/environment.ts');")).toMatch(/SELF_SIGNED|UNABLE_TO/);
});

test.each([
  ['main/hosts/browser/main.ts', ['/nowhere/desk.json']],
  ['central/main.ts', ['/nowhere/centre.json']],
  ['central/report.ts', ['/nowhere/centre.json']],
])('%s cleans its environment before it does anything', (entry, options) => {
  const { stderr } = spawnSync(process.execPath, ['--import', './check-node.mjs', entry, ...options], {
    env: plain({ NODE_TLS_REJECT_UNAUTHORIZED: '0' }),
    encoding: 'utf8',
  });
  expect(stderr).toMatch(/^removed from the environment: NODE_TLS_REJECT_UNAUTHORIZED\n/);
});

test.each([
  'main/hosts/browser/main.ts',
  'main/hosts/electron/main.ts',
  'main/hosts/thread/worker.ts',
  'central/main.ts',
  'central/report.ts',
])('%s imports nothing before it', (path) => {
  const [first] = importsOf({ path, text: readFileSync(path, 'utf8') });
  expect(first?.of).toMatch(/\/environment\.ts$/);
});

describe('in production', () => {
  test.each(['central/main.ts', 'central/report.ts'])(
    '%s does not start with what had its effect before',
    (entry) => {
      const config = join(temporaryFolder(), 'centre.json');
      const keys = { sealing: ['a'], receipt: 'b', oneTimePasswordSecret: 'c' };
      writeFileSync(
        config,
        JSON.stringify({
          mode: 'production',
          listen: { host: '127.0.0.1', port: 0 },
          tls: { certificate: 'a', key: 'b', clientAuthority: 'c' },
          database: { kind: 'postgresql', url: 'postgres://127.0.0.1:1/none' },
          sms: { kind: 'gateway', url: 'https://127.0.0.1:1/', token: 'x' },
          mail: { kind: 'gateway', url: 'https://127.0.0.1:1/', token: 'x' },
          trustedAuthorities: ['a'],
          policy: 'policy.json',
          keys,
        }),
      );
      const { status, stderr } = spawnSync(process.execPath, [entry, config], {
        env: plain({ NODE_EXTRA_CA_CERTS: '/etc/ssl/certs/ca-certificates.crt' }),
        encoding: 'utf8',
      });
      expect(status).not.toBe(0);
      expect(stderr).toContain(
        'not started: production does not run with NODE_EXTRA_CA_CERTS in its environment',
      );
    },
  );

  test('a program starts without what it could remove in time', () => {
    const cleaned = cleanEnvironment({ NODE_TLS_REJECT_UNAUTHORIZED: '0', SSLKEYLOGFILE: 'x' }, false);
    expect(cleaned.early).toEqual([]);
    expect(() => assertCleanStart(cleaned, 'production')).not.toThrow();
  });

  test('a packaged Electron heeds neither options nor authorities, and starts; a debug log stops it', () => {
    const cleaned = cleanEnvironment({ NODE_OPTIONS: '--x', NODE_EXTRA_CA_CERTS: 'x' }, true);
    expect(cleaned.early).toEqual([]);
    expect(cleaned.line).toBe('removed from the environment: NODE_OPTIONS, NODE_EXTRA_CA_CERTS');
    const logging = cleanEnvironment({ NODE_DEBUG: 'tls' }, true);
    expect(() => assertCleanStart(logging, 'production')).toThrow(/NODE_DEBUG/);
    expect(() => assertCleanStart(logging, 'demonstration')).not.toThrow();
  });

  test('libraries that the dynamic linker was made to load stop it, packaged or not', () => {
    for (const name of ['LD_PRELOAD', 'DYLD_INSERT_LIBRARIES'])
      for (const packaged of [true, false]) {
        const cleaned = cleanEnvironment({ [name]: '/nowhere/library.so' }, packaged);
        expect(() => assertCleanStart(cleaned, 'production')).toThrow(name);
      }
  });

  test('names count in any case, as they do on Windows', () => {
    const environment = { node_options: '--x', Path: '/' };
    expect(cleanEnvironment(environment, false).early).toEqual(['node_options']);
    expect(environment).toEqual({ Path: '/' });
  });
});
