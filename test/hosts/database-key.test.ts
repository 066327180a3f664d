import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openDatabaseKey } from '../../main/hosts/database-key.ts';
import { type KeyWrapping, plainKeys } from '../../main/hosts/key-wrapping.ts';
import { makeDatabase } from '../../main/store/create.ts';
import { openStore } from '../../main/store/store.ts';
import { Fault } from '../../src/contract/fault.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

/** Stands for a key store: what it wraps is longer than the key, as with every store. */
const flip = (bytes: Uint8Array): Uint8Array => bytes.map((byte) => byte ^ 0xff);
const flipped = async (key: Uint8Array): Promise<Uint8Array> => Uint8Array.from([1, ...flip(key)]);
const unflipped = (wrapped: Uint8Array): Uint8Array => flip(wrapped).slice(1);
const wrapping: KeyWrapping = {
  kind: 'system',
  wrap: flipped,
  unwrap: async (wrapped) => ({ key: unflipped(wrapped), outdated: false }),
};
const folder = async (): Promise<string> => temporaryFolder();

test('makes a key once and finds it again', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, wrapping);
  expect(key).toHaveLength(32);
  expect(await openDatabaseKey(at, wrapping)).toEqual(key);
  expect(await readdir(at)).toEqual(['database.key.new']);
});

test('the key has its own name as soon as its database has', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, plainKeys);
  openStore(at, key).close();
  expect((await readdir(at)).sort()).toEqual(['database.key', 'desk.db']);
  expect(await openDatabaseKey(at, plainKeys)).toEqual(key);
});

test('a start that was cut off between the two names goes on with the key that was made', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, plainKeys);
  makeDatabase(at, key);
  await rename(join(at, 'desk.db.new'), join(at, 'desk.db'));
  expect(await openDatabaseKey(at, plainKeys)).toEqual(key);
  openStore(at, key).close();
  expect((await readdir(at)).sort()).toEqual(['database.key', 'desk.db']);
});

test('two programs that start at once on a new folder get one key', async () => {
  const at = await folder();
  const [one, other] = await Promise.all([openDatabaseKey(at, wrapping), openDatabaseKey(at, wrapping)]);
  expect(new Uint8Array(one)).toEqual(new Uint8Array(other));
});

test.each(['desk-record.json', 'set-aside', 'salvage-march.db', 'desk-tls.key'])(
  'makes no key where a desk has worked (%s)',
  async (name) => {
    const at = await folder();
    await writeFile(join(at, name), 'of a desk');
    await expect(openDatabaseKey(at, wrapping)).rejects.toMatchObject({ code: 'store-unreadable' });
    expect(await readdir(at)).toEqual([name]);
  },
);

describe('where an administrator has ordered another database', () => {
  const order = { act: 'from-centre', id: 'march' } as const;

  test('a key that is gone, or cannot be unwrapped, is replaced, and the old one stays', async () => {
    const [gone, broken] = [await folder(), await folder()];
    await writeFile(join(gone, 'desk.db'), 'the work of a year');
    await writeFile(join(broken, 'database.key'), 'of another profile');
    for (const at of [gone, broken]) {
      const key = await openDatabaseKey(at, wrapping, order);
      expect(await openDatabaseKey(at, wrapping, order)).toEqual(key);
    }
    expect(await readFile(join(broken, 'database.key'), 'utf8')).toBe('of another profile');
  });

  test('a key that opens is kept', async () => {
    const at = await folder();
    const key = await openDatabaseKey(at, plainKeys);
    openStore(at, key).close();
    expect(await openDatabaseKey(at, plainKeys, order)).toEqual(key);
  });

  test('an order that was carried out, or only salvages, replaces no key', async () => {
    const at = await folder();
    await writeFile(join(at, 'database.key'), 'of another profile');
    const salvage = { act: 'salvage', id: 'march' } as const;
    await expect(openDatabaseKey(at, wrapping, salvage)).rejects.toMatchObject({ code: 'store-unreadable' });
    await mkdir(join(at, 'set-aside/march'), { recursive: true });
    await expect(openDatabaseKey(at, wrapping, order)).rejects.toMatchObject({ code: 'store-unreadable' });
  });

  test('a key of the other kind is no lost key', async () => {
    const at = await folder();
    openStore(at, await openDatabaseKey(at, plainKeys)).close();
    await expect(openDatabaseKey(at, wrapping, order)).rejects.toMatchObject({ code: 'store-key-plain' });
  });
});

test('two folders have two keys', async () => {
  expect(await openDatabaseKey(await folder(), wrapping)).not.toEqual(
    await openDatabaseKey(await folder(), wrapping),
  );
});

test('writes what the wrapping made of the key, readable to its owner alone', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, wrapping);
  const file = join(at, 'database.key.new');
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
  await writeFile(join(at, '.1f0c.part'), 'half');
  expect(await openDatabaseKey(at, wrapping)).toHaveLength(32);
  expect(await readdir(at)).toContain('database.key.new');
});

test('keeps no key that the key store does not give back', async () => {
  const at = await folder();
  const forgetful = { ...wrapping, unwrap: async () => ({ key: new Uint8Array(32), outdated: false }) };
  await expect(openDatabaseKey(at, forgetful)).rejects.toThrow('another key');
  expect(await readdir(at)).toEqual([]);
});

test('a plain key is its 32 bytes: what one host of the demonstration made, another one opens', async () => {
  const at = await folder();
  const key = await openDatabaseKey(at, plainKeys);
  expect(await readFile(join(at, 'database.key.new'))).toEqual(key);
  expect(await openDatabaseKey(at, plainKeys)).toEqual(key);
});

test('a wrapped key is not taken for a plain one, and the reverse; each is told apart from a damaged one', async () => {
  const [wrapped, plain] = [await folder(), await folder()];
  await openDatabaseKey(wrapped, wrapping);
  await openDatabaseKey(plain, plainKeys);
  await expect(openDatabaseKey(wrapped, plainKeys)).rejects.toMatchObject({ code: 'store-key-wrapped' });
  await expect(openDatabaseKey(plain, wrapping)).rejects.toMatchObject({ code: 'store-key-plain' });
  await writeFile(join(plain, 'database.key.new'), 'cut short');
  await expect(openDatabaseKey(plain, plainKeys)).rejects.toMatchObject({ code: 'store-unreadable' });
});

test('a key store that waits is no damaged key', async () => {
  const at = await folder();
  await openDatabaseKey(at, wrapping);
  const waiting = { ...wrapping, unwrap: () => Promise.reject(new Fault('key-store-silent')) };
  await expect(openDatabaseKey(at, waiting)).rejects.toMatchObject({ code: 'key-store-silent' });
});

test('wraps the key anew where the system has another key of its own now', async () => {
  const at = await folder();
  const file = join(at, 'database.key.new');
  const key = await openDatabaseKey(at, wrapping);
  const mark = 7;
  const renewed: KeyWrapping = {
    kind: 'system',
    wrap: async (bare) => Uint8Array.from([mark, ...bare]),
    unwrap: async (wrapped) =>
      wrapped[0] === mark
        ? { key: wrapped.slice(1), outdated: false }
        : { key: unflipped(wrapped), outdated: true },
  };
  expect(new Uint8Array(await openDatabaseKey(at, renewed))).toEqual(new Uint8Array(key));
  expect([...(await readFile(file))]).toEqual([mark, ...key]);
  expect(new Uint8Array(await openDatabaseKey(at, renewed))).toEqual(new Uint8Array(key));
  expect(await readdir(at)).toEqual(['database.key.new']);
});

test.each([
  ['cannot be wrapped anew', () => Promise.reject(new Error('the key store is locked'))],
  ['comes back as another one', async () => new Uint8Array(32)],
])('opens with what it has where the key %s', async (_, wrap) => {
  const at = await folder();
  const key = await openDatabaseKey(at, wrapping);
  const before = await readFile(join(at, 'database.key.new'));
  const outdated: KeyWrapping = {
    kind: 'system',
    wrap,
    unwrap: async (wrapped) => ({ key: unflipped(wrapped), outdated: true }),
  };
  expect(await openDatabaseKey(at, outdated)).toEqual(key);
  expect(await readFile(join(at, 'database.key.new'))).toEqual(before);
});
