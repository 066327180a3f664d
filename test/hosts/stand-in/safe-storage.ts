import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto';
import type { Scenario } from './scenario.ts';

const keys = {
  /** Chromium's own, from its source: what a desktop without a key store gets. */
  v10: scryptSync('peanuts', 'saltysalt', 32, { N: 2 }),
  /** Stands for the one in the system's key store. */
  v11: scryptSync('key store', 'of this user', 32, { N: 2 }),
};
type Mark = keyof typeof keys;

function seal(mark: Mark, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', keys[mark], nonce);
  return Buffer.concat([Buffer.from(mark), nonce, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

function open(sealed: Buffer): string {
  const mark = sealed.subarray(0, 3).toString();
  if (mark !== 'v10' && mark !== 'v11') throw new Error('Error while decrypting the ciphertext provided');
  const decipher = createDecipheriv('aes-256-gcm', keys[mark], sealed.subarray(3, 15));
  decipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([decipher.update(sealed.subarray(15, -16)), decipher.final()]).toString();
}

const never = <Value>(): Promise<Value> => new Promise(() => undefined);

/** As Electron's asynchronous safeStorage behaves on Linux: without a key store it says that all is well and uses a fixed key. */
export const safeStorageOf = (keyStore: Scenario['keyStore']) => ({
  isAsyncEncryptionAvailable: async () => keyStore !== 'missing',
  async encryptStringAsync(text: string): Promise<Buffer> {
    if (keyStore === 'hanging') return never();
    return seal(keyStore === 'basic_text' ? 'v10' : 'v11', text);
  },
  async decryptStringAsync(sealed: Buffer): Promise<{ result: string; shouldReEncrypt: boolean }> {
    return { result: open(sealed), shouldReEncrypt: keyStore === 'rotated' };
  },
  getSelectedStorageBackend: () => (keyStore === 'basic_text' ? 'basic_text' : 'gnome_libsecret'),
});
