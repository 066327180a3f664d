import type { IpcMain } from 'electron';
import type { SaveOutcome } from '../../../src/contract/save-file.ts';
import { type KeepFile, saveFile } from '../files/save.ts';
import { channels } from './channels.ts';
import { isFromWindow } from './guards.ts';
import { ForeignSender } from './ipc.ts';

/** Saves files for the operator's window alone. */
export function serveSaveFile(
  ipc: Pick<IpcMain, 'handle'>,
  keepFile: KeepFile,
  windowContents: () => number,
): void {
  ipc.handle(channels.saveFile, async (event, ...given: unknown[]): Promise<SaveOutcome> => {
    if (!isFromWindow(event, windowContents())) throw new ForeignSender();
    return saveFile(given.length === 1 ? given[0] : null, keepFile);
  });
}
