import { contextBridge, ipcRenderer } from 'electron';
import { bridgeName } from '../../../src/contract/bridge.ts';
import type { DeskNotice, DeskOperationName } from '../../../src/contract/desk.ts';
import { channels } from './channels.ts';

/** The operations' names, put in by the build: the contract's schemas need not be loaded for them. */
declare const deskOperationNames: readonly DeskOperationName[];
/** Those among them that take a secret. */
declare const secretOperationNames: readonly DeskOperationName[];

const call =
  (name: DeskOperationName) =>
  (input: unknown): Promise<unknown> =>
    ipcRenderer.invoke(channels.call, name, input);

/** The secret is a copy that passed over from the page; it is written into the message at once. */
const callWithSecret =
  (name: DeskOperationName) =>
  (input: unknown, secret: Uint8Array): Promise<unknown> => {
    const answer = ipcRenderer.invoke(channels.call, name, input, secret);
    secret.fill(0);
    return answer;
  };

const operations = deskOperationNames.map((name) => [
  name,
  secretOperationNames.includes(name) ? callWithSecret(name) : call(name),
]);

/** The window gets named functions only: neither a channel nor an event of Electron passes over. */
contextBridge.exposeInMainWorld(bridgeName, {
  ...Object.fromEntries(operations),
  listen(listener: (notice: DeskNotice) => void): () => void {
    const hear = (_event: unknown, notice: DeskNotice): void => listener(notice);
    ipcRenderer.on(channels.notice, hear);
    return () => {
      ipcRenderer.off(channels.notice, hear);
    };
  },
  saveFile: (file: unknown): Promise<unknown> => ipcRenderer.invoke(channels.saveFile, file),
});
