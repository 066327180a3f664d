import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type KeyWrapping, openDatabaseKey } from '../../main/hosts/database-key.ts';

const flipped = async (bytes: Uint8Array): Promise<Uint8Array> => bytes.map((byte) => byte ^ 0xff);
const wrapping: KeyWrapping = {
  wrap: flipped,
  unwrap: async (wrapped) => ({ key: await flipped(wrapped), outdated: false }),
};
const folder = (): Promise<string> => mkdtemp(join(tmpdir(), 'tereze-key-'));

test('makes a key once and finds it again', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, wrapping);
  expect(key).toHaveLength(32);
  expect(await openDatabaseKey(at, wrapping)).toEqual(key);
  expect(await readdir(at)).toEqual(['database.key']);
});

test('two folders have two keys', async () => {
  expect(await openDatabaseKey(await folder(), wrapping)).not.toEqual(
    await openDatabaseKey(await folder(), wrapping),
  );
});

test('writes what the wrapping made of the key, readable to its owner alone', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, wrapping);
  const file = join(at, 'database.key');
  expect(new Uint8Array(await readFile(file))).toEqual(new Uint8Array(await flipped(key)));
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('leaves a key file that cannot be unwrapped as it is', async () => {
  const at = await folder();
  const file = join(at, 'database.key');
  await writeFile(file, 'of another profile');
  const broken = { ...wrapping, unwrap: () => Promise.reject(new Error('not wrapped here')) };
  await expect(openDatabaseKey(at, broken)).rejects.toMatchObject({ code: 'store-unreadable' });
  await expect(openDatabaseKey(at, wrapping)).rejects.toMatchObject({ code: 'store-unreadable' });
  expect(await readFile(file, 'utf8')).toBe('of another profile');
});

test('makes no new key where the database is there and its key is gone', async () => {
  const at = await folder();
  await writeFile(join(at, 'desk.db'), 'the work of a year');
  await expect(openDatabaseKey(at, wrapping)).rejects.toMatchObject({ code: 'store-unreadable' });
  expect(await readdir(at)).toEqual(['desk.db']);
});

test('goes on where an earlier start lost its power half way', async () => {
  const at = await folder();
  await writeFile(join(at, 'database.key.new'), 'half');
  expect(await openDatabaseKey(at, wrapping)).toHaveLength(32);
  expect(await readdir(at)).toEqual(['database.key']);
});

test('wraps the key anew where the system has another key of its own now', async () => {
  const at = await folder();
  const file = join(at, 'database.key');
  const key = await openDatabaseKey(at, wrapping);
  const mark = 7;
  const renewed: KeyWrapping = {
    wrap: async (bare) => Uint8Array.from([mark, ...bare]),
    unwrap: async (wrapped) =>
      wrapped[0] === mark && wrapped.length === 33
        ? { key: wrapped.slice(1), outdated: false }
        : { key: await flipped(wrapped), outdated: true },
  };
  expect(new Uint8Array(await openDatabaseKey(at, renewed))).toEqual(new Uint8Array(key));
  expect([...(await readFile(file))]).toEqual([mark, ...key]);
  expect(new Uint8Array(await openDatabaseKey(at, renewed))).toEqual(new Uint8Array(key));
  expect(await readdir(at)).toEqual(['database.key']);
});

test.each([
  ['cannot be wrapped anew', () => Promise.reject(new Error('the key store is locked'))],
  ['comes back as another one', async () => new Uint8Array(32)],
])('opens with what it has where the key %s', async (_, wrap) => {
  const at = await folder();
  const key = await openDatabaseKey(at, wrapping);
  const before = await readFile(join(at, 'database.key'));
  const outdated: KeyWrapping = {
    wrap,
    unwrap: async (wrapped) => ({ key: await flipped(wrapped), outdated: true }),
  };
  expect(await openDatabaseKey(at, outdated)).toEqual(key);
  expect(await readFile(join(at, 'database.key'))).toEqual(before);
});
