import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, expect, test } from 'vitest';
import { centreConfig, healthy, makeKeys, standIn, type TlsKeys } from '../fixtures/stand-in-centre.ts';

let keys: TlsKeys;
let foreignKeys: TlsKeys;
beforeAll(async () => {
  [keys, foreignKeys] = await Promise.all([makeKeys(), makeKeys()]);
});

/** How a desk in a process of its own, with these variables in its environment, finds a server with these keys. */
async function found(server: TlsKeys, environment: Readonly<Record<string, string>>): Promise<string> {
  // The server takes the desk's own certificate, so that only the desk decides.
  const port = await standIn(server, healthy, { rejectUnauthorized: false });
  const config = JSON.stringify(centreConfig(port, keys));
  const { stdout } = await promisify(execFile)(process.execPath, ['test/fixtures/ask-centre.ts', config], {
    env: { ...process.env, ...environment },
  });
  return stdout;
}

test('a desk finds its centre, whatever the environment adds', async () => {
  expect(await found(keys, {})).toBe('connected');
});

test('NODE_TLS_REJECT_UNAUTHORIZED=0 opens no line to a server with another certificate', async () => {
  expect(await found(foreignKeys, { NODE_TLS_REJECT_UNAUTHORIZED: '0' })).toBe('answer');
});

test('NODE_EXTRA_CA_CERTS makes no other authority the centre’s', async () => {
  const { authority } = centreConfig(1, foreignKeys);
  expect(await found(foreignKeys, { NODE_EXTRA_CA_CERTS: authority })).toBe('answer');
});

test('a proxy in the environment is passed by', async () => {
  const environment = {
    HTTPS_PROXY: 'http://127.0.0.1:1',
    https_proxy: 'http://127.0.0.1:1',
    NODE_USE_ENV_PROXY: '1',
  };
  expect(await found(keys, environment)).toBe('connected');
});
