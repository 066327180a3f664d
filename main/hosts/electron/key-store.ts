import type { SafeStorage } from 'electron';
import { Fault } from '../../../src/contract/fault.ts';
import type { KeyWrapping } from '../key-wrapping.ts';
import { withinTime } from './within-time.ts';

type Storage = Pick<SafeStorage, 'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync'>;

export interface KeyStoreParts {
  readonly storage: Storage;
  readonly platform: NodeJS.Platform;
  /** How long the store may take for one answer (milliseconds): it may be asking the user for its own password. */
  readonly timeLimit?: number;
}

/**
 * What Chromium puts before a text that it encrypted on Linux with a password from its own source,
 * because no key store answered. It says nothing of it; a key store's output begins with `v11` or
 * later. On Windows and macOS `v10` stands for the system's own key.
 */
const hollow = Buffer.from('v10');

/**
 * Wraps keys by the system's key store: DPAPI, Keychain, and on Linux what provides the Secret Service
 * (GNOME Keyring, KWallet, KeePassXC). Throws Fault key-store-missing where there is none, key-store-silent
 * where it does not answer in time. Judged by a trial, not by `getSelectedStorageBackend`: that tells what the
 * older, synchronous API would choose by the name of the desktop (electron/electron#47436).
 */
export async function systemKeyStore(parts: KeyStoreParts): Promise<KeyWrapping> {
  const { storage, platform, timeLimit = 120_000 } = parts;
  const inTime = <Value>(answer: Promise<Value>): Promise<Value> =>
    withinTime(answer, timeLimit, () => new Fault('key-store-silent'));
  const isHollow = (wrapped: Buffer): boolean =>
    platform === 'linux' && wrapped.subarray(0, hollow.length).equals(hollow);
  const wrap = async (key: Uint8Array): Promise<Buffer> => {
    const wrapped = await inTime(storage.encryptStringAsync(Buffer.from(key).toString('base64'))).catch(
      missing,
    );
    if (isHollow(wrapped))
      throw new Fault('key-store-missing', {}, { cause: new Error(`no Secret Service answers; ${wayOut}`) });
    return wrapped;
  };

  if (!(await inTime(storage.isAsyncEncryptionAvailable()))) throw new Fault('key-store-missing');
  await wrap(trial);
  return {
    kind: 'system',
    wrap,
    async unwrap(wrapped) {
      const sealed = Buffer.from(wrapped);
      const { result, shouldReEncrypt } = await inTime(storage.decryptStringAsync(sealed)).catch(locked);
      return { key: Buffer.from(result, 'base64'), outdated: shouldReEncrypt || isHollow(sealed) };
    },
  };
}

const trial = new Uint8Array(1);

/** For the administrator: what to do on a Linux desktop that has no key store. */
const wayOut = 'install gnome-keyring or KWallet and unlock it at login';

function missing(cause: unknown): never {
  throw cause instanceof Fault ? cause : new Fault('key-store-missing', {}, { cause });
}

/** Electron gives no code: a store that is locked is told apart from a damaged key by its words alone. */
function locked(cause: unknown): never {
  if (cause instanceof Error && cause.message.includes('temporarily unavailable'))
    throw new Fault('key-store-silent', {}, { cause });
  throw cause;
}
