import type { IpcMain } from 'electron';
import { z } from 'zod';
import {
  type Desk,
  type DeskAnswer,
  type DeskOperationName,
  deskOperations,
} from '../../../src/contract/desk.ts';
import { channels } from './channels.ts';
import { isFromWindow } from './guards.ts';

const Call = z.tuple([
  z.enum(Object.keys(deskOperations) as [DeskOperationName, ...DeskOperationName[]]),
  z.unknown(),
  z.custom<Uint8Array>((value) => value instanceof Uint8Array).optional(),
]);

/** Thrown at a sender that is not the window's own page. */
export class ForeignSender extends Error {
  constructor() {
    super('only the window may call the desk');
    this.name = 'ForeignSender';
  }
}

/**
 * The one registration of the main side: every operation of the desk, for the operator's window
 * alone. The desk itself checks each input against its schema.
 */
export function serveDesk(ipc: Pick<IpcMain, 'handle'>, desk: Desk, windowContents: () => number): void {
  ipc.handle(channels.call, async (event, ...given: unknown[]): Promise<DeskAnswer> => {
    if (!isFromWindow(event, windowContents())) throw new ForeignSender();
    const call = Call.safeParse(given);
    if (!call.success) return { ok: false, fault: { code: 'input-invalid', details: {} } };
    return desk.call(...call.data);
  });
}
