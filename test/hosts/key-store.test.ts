import { describe, expect, test } from 'vitest';
import { type KeyStoreParts, systemKeyStore } from '../../main/hosts/electron/key-store.ts';

const key = Uint8Array.from({ length: 32 }, (_, index) => index * 8);

/** A key store as Electron offers it; `mark` is what Chromium puts before its output. */
function open(
  changes: Partial<KeyStoreParts['storage']> & { mark?: string; platform?: NodeJS.Platform } = {},
) {
  const { mark = 'v11', platform = 'linux', ...others } = changes;
  const storage: KeyStoreParts['storage'] = {
    isAsyncEncryptionAvailable: async () => true,
    encryptStringAsync: async (text) => Buffer.from(`${mark}${text}`),
    decryptStringAsync: async (sealed) => ({ result: sealed.toString().slice(3), shouldReEncrypt: false }),
    ...others,
  };
  return systemKeyStore({ storage, platform, timeLimit: 20 });
}
const never = <Value>(): Promise<Value> => new Promise(() => undefined);

test('wraps and unwraps every byte of a key', async () => {
  const wrapping = await open();
  const { key: unwrapped, outdated } = await wrapping.unwrap(await wrapping.wrap(key));
  expect([new Uint8Array(unwrapped), outdated]).toEqual([key, false]);
});

test('hears from the system that its own key has changed', async () => {
  const result = Buffer.alloc(32, 7).toString('base64');
  const wrapping = await open({ decryptStringAsync: async () => ({ result, shouldReEncrypt: true }) });
  expect(await wrapping.unwrap(new Uint8Array(1))).toEqual({ key: Buffer.alloc(32, 7), outdated: true });
});

test('refuses a system without a key store', async () => {
  const none = { isAsyncEncryptionAvailable: async () => false };
  await expect(open(none)).rejects.toMatchObject({ code: 'key-store-missing' });
});

describe("Chromium's fixed key on Linux", () => {
  test('is refused before anything is wrapped, with what to do', async () => {
    const refused = open({ mark: 'v10' });
    await expect(refused).rejects.toMatchObject({ code: 'key-store-missing' });
    await expect(refused).rejects.toMatchObject({
      cause: { message: expect.stringContaining('gnome-keyring') },
    });
  });

  test('is refused where the key store went away after the start', async () => {
    let mark = 'v11';
    const wrapping = await open({ encryptStringAsync: async (text) => Buffer.from(`${mark}${text}`) });
    mark = 'v10';
    await expect(wrapping.wrap(key)).rejects.toMatchObject({ code: 'key-store-missing' });
  });

  test('that an earlier start used is replaced as soon as there is a key store', async () => {
    const wrapping = await open();
    const hollow = Buffer.from(`v10${Buffer.from(key).toString('base64')}`);
    expect(await wrapping.unwrap(hollow)).toMatchObject({ outdated: true });
  });

  test.each(['win32', 'darwin'] as const)('has the mark of the real key on %s', async (platform) => {
    const wrapping = await open({ mark: 'v10', platform });
    expect((await wrapping.unwrap(await wrapping.wrap(key))).outdated).toBe(false);
  });
});

describe('a key store that does not answer', () => {
  test.each([
    ['whether it is there', { isAsyncEncryptionAvailable: never<boolean> }],
    ['while it wraps', { encryptStringAsync: never<Buffer> }],
  ])('%s is given up, and named', async (_when, changes) => {
    await expect(open(changes)).rejects.toMatchObject({ code: 'key-store-silent' });
  });

  test('while it unwraps is given up, and named', async () => {
    const wrapping = await open({ decryptStringAsync: never });
    await expect(wrapping.unwrap(key)).rejects.toMatchObject({ code: 'key-store-silent' });
  });

  test('because it is locked is named, and no damaged key', async () => {
    const message = 'safeStorage.decryptStringAsync is temporarily unavailable. Please try again.';
    const wrapping = await open({ decryptStringAsync: () => Promise.reject(new Error(message)) });
    await expect(wrapping.unwrap(key)).rejects.toMatchObject({ code: 'key-store-silent' });
  });
});
