import type { SafeStorage } from 'electron';
import { Fault } from '../../../src/contract/fault.ts';
import type { KeyWrapping } from '../database-key.ts';

type Storage = Pick<
  SafeStorage,
  'isAsyncEncryptionAvailable' | 'encryptStringAsync' | 'decryptStringAsync' | 'getSelectedStorageBackend'
>;

/**
 * Wraps the database key by the system's key store: DPAPI, Keychain, libsecret or KWallet. Throws
 * Fault key-store-missing where there is none; on Linux Electron would then fall back to a password
 * that is written in its own source (`basic_text`), which protects nothing.
 */
export async function systemKeyStore(storage: Storage, platform: NodeJS.Platform): Promise<KeyWrapping> {
  const available = await storage.isAsyncEncryptionAvailable();
  const hollow = platform === 'linux' && hollowBackends.includes(storage.getSelectedStorageBackend());
  if (!available || hollow) throw new Fault('key-store-missing');
  return {
    wrap: (key) => storage.encryptStringAsync(Buffer.from(key).toString('base64')),
    async unwrap(wrapped) {
      const { result, shouldReEncrypt } = await storage.decryptStringAsync(Buffer.from(wrapped));
      return { key: Buffer.from(result, 'base64'), outdated: shouldReEncrypt };
    },
  };
}

const hollowBackends: readonly string[] = ['basic_text', 'unknown'];
