import { parentPort, workerData } from 'node:worker_threads';
import { startKeyProcess } from '../../main/eds/key-process/key-process.ts';
import { sealSecret } from '../../main/eds/sealing.ts';
import { ncaTestKeyFile, testPassword } from '../../main/eds/self-test/test-keys.ts';
import { serveDesk } from '../../main/hosts/thread/serve.ts';
import type { DeskNotice } from '../../src/contract/desk.ts';
import { Fault } from '../../src/contract/fault.ts';

// A worker with a desk that does as its test says: the broken worlds that the real desk never makes by itself.
if (!parentPort) throw new Error('small-desk.ts is a worker thread');
await serveDesk(parentPort, workerData, async ({ version, databaseKey, printer, startKeyChannel }) => {
  if (version === 'newer database')
    throw new Fault('store-failed', {}, { cause: new Error('the database is newer') });
  if (version === 'looks at its printer first') await printer?.status();
  const listeners = new Set<(notice: DeskNotice) => void>();
  return {
    async call(operation, input, secret) {
      switch (operation) {
        case 'signOut':
          return new Promise(() => {});
        case 'lock':
          return process.exit(3);
        case 'unlock':
          throw new Error('a fault of the program');
        case 'queue':
          for (const listener of listeners)
            listener({ notice: 'registration', registrationId: '00000000-0000-4000-8000-000000000000' });
          return { ok: true, value: {} };
        case 'sendNow':
          parentPort?.postMessage({ kind: 'answer', id: 0, answer: 'no desk answers so' });
          return { ok: true, value: {} };
        case 'resume':
          return { ok: true, value: await openTestKey(startKeyChannel) };
        case 'paper':
          return { ok: true, value: await printed(printer) };
        default:
          return {
            ok: true,
            value: {
              operation,
              input,
              secret: secret && { text: Buffer.from(secret).toString(), memory: secret.buffer.byteLength },
              key: Buffer.from(databaseKey).toString('hex'),
              memory: databaseKey.buffer.byteLength,
            },
          };
      }
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    async close() {},
  };

  async function openTestKey(start: typeof startKeyChannel): Promise<unknown> {
    if (!start) return null;
    const keyProcess = startKeyProcess(start);
    const secret = await sealSecret(testPassword, await keyProcess.secretKey);
    const { profile } = await keyProcess.open(ncaTestKeyFile, secret);
    await keyProcess.end();
    return profile.name;
  }

  async function printed(through: typeof printer): Promise<unknown> {
    try {
      const status = await through?.status();
      return { status, ...(await through?.print(new Uint8Array([1, 2, 3]), 'a paper')) };
    } catch (error) {
      return error instanceof Fault ? { code: error.code } : { code: 'other' };
    }
  }
});
