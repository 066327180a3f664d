import { generateKeyPairSync } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { DeskConfig } from '../../main/config.ts';
import { describeStart } from '../../main/hosts/describe.ts';
import { openDeskKey } from '../../main/hosts/desk-key.ts';
import { type KeyWrapping, plainKeys } from '../../main/hosts/key-wrapping.ts';
import { Fault } from '../../src/contract/fault.ts';
import { faultText } from '../../src/language/faults.ts';
import { languages } from '../../src/language/format.ts';
import { words } from '../../src/language/index.ts';
import { deskConfig } from '../fixtures/desk-config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

/** Stands for the system's key store; what it wraps it can unwrap, and nothing else. */
const store = (name = 'this computer'): KeyWrapping => ({
  kind: 'system',
  wrap: async (key) => Buffer.from(JSON.stringify([name, Buffer.from(key).toString('hex')])),
  async unwrap(wrapped) {
    const [by, key] = JSON.parse(Buffer.from(wrapped).toString());
    if (by !== name) throw new Error('wrapped elsewhere');
    return { key: Buffer.from(key, 'hex'), outdated: false };
  },
});

const newPem = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' })
    .privateKey.export({ type: 'pkcs8', format: 'pem' })
    .toString();

/** A desk that was set up: its configuration names a plain key. */
async function desk(): Promise<{ config: DeskConfig; pem: string; wrapped: string }> {
  const folder = temporaryFolder();
  const { centre } = deskConfig();
  const config = deskConfig({
    mode: 'production',
    printer: { kind: 'system', name: null },
    dataFolder: join(folder, 'data'),
    centre: { ...centre, key: join(folder, 'etc/desk.key') },
  });
  await mkdir(join(folder, 'etc'));
  const pem = newPem();
  await writeFile(config.centre.key, pem);
  return { config, pem, wrapped: join(config.dataFolder, 'desk-tls.key') };
}

test('the plain key is taken in once: wrapped, for its owner alone, and the plain file is gone', async () => {
  const { config, pem, wrapped } = await desk();
  expect(Buffer.from(await openDeskKey(config, store())).toString()).toBe(pem);
  expect(existsSync(config.centre.key)).toBe(false);
  expect(await readFile(wrapped, 'utf8')).not.toContain('PRIVATE KEY');
  expect((await stat(wrapped)).mode & 0o777).toBe(0o600);
  expect(await readdir(config.dataFolder)).toEqual(['desk-tls.key']);
  expect(Buffer.from(await openDeskKey(config, store())).toString()).toBe(pem);
});

test('a new plain key takes the place of the old one', async () => {
  const { config } = await desk();
  await openDeskKey(config, store());
  const renewed = newPem();
  await writeFile(config.centre.key, renewed);
  expect(Buffer.from(await openDeskKey(config, store())).toString()).toBe(renewed);
  expect(existsSync(config.centre.key)).toBe(false);
});

test('the plain file stays until the wrapped one has come back as it went', async () => {
  const { config, pem, wrapped } = await desk();
  const forgetful = { ...store(), unwrap: async () => ({ key: Buffer.from('another'), outdated: false }) };
  await expect(openDeskKey(config, forgetful)).rejects.toThrow('another key');
  expect(await readFile(config.centre.key, 'utf8')).toBe(pem);
  expect(existsSync(wrapped)).toBe(false);
});

// An open file by its number in /proc is a file that can be read and that nobody can delete, not even root.
test.runIf(process.platform === 'linux')(
  'a plain file that can not be deleted stops the start, with its name, and the key is safe',
  async () => {
    const { config, pem, wrapped } = await desk();
    const file = await open(config.centre.key);
    onTestFinished(() => file.close());
    const key = `/proc/self/fd/${file.fd}`;
    const stuck = { ...config, centre: { ...config.centre, key } };
    await expect(openDeskKey(stuck, store())).rejects.toMatchObject({
      code: 'desk-key-not-deleted',
      details: { file: key },
    });
    for (const language of languages)
      expect(faultText(words(language).faults, 'desk-key-not-deleted', { file: key }).why).toContain(key);
    const { key: kept } = await store().unwrap(await readFile(wrapped));
    expect(Buffer.from(kept).toString()).toBe(pem);
  },
);

test('a desk without any key is told so', async () => {
  const { config } = await desk();
  await rename(config.centre.key, `${config.centre.key}.gone`);
  for (const wrapping of [store(), plainKeys])
    await expect(openDeskKey(config, wrapping)).rejects.toMatchObject({ code: 'desk-key-missing' });
});

test('a key that was taken in elsewhere is told so', async () => {
  const { config } = await desk();
  await openDeskKey(config, store('another computer'));
  await expect(openDeskKey(config, store())).rejects.toMatchObject({ code: 'desk-key-unreadable' });
});

test('a plain file that holds no key is told so, and stays', async () => {
  const { config } = await desk();
  await writeFile(config.centre.key, 'no key');
  await expect(openDeskKey(config, store())).rejects.toMatchObject({ code: 'desk-key-unreadable' });
  expect(existsSync(config.centre.key)).toBe(true);
});

test('a key store that waits is no damaged key', async () => {
  const { config } = await desk();
  const waiting = { ...store(), wrap: () => Promise.reject(new Fault('key-store-silent')) };
  const fault = await openDeskKey(config, waiting).catch((error: unknown) => error);
  expect(describeStart(fault)).toBe('key-store-silent');
  expect(existsSync(config.centre.key)).toBe(true);
});

test('in the demonstration the key stays where it is', async () => {
  const { config, pem } = await desk();
  expect(Buffer.from(await openDeskKey(config, plainKeys)).toString()).toBe(pem);
  expect(existsSync(config.centre.key)).toBe(true);
  expect(existsSync(config.dataFolder)).toBe(false);
});
