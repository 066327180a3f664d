import type { App } from 'electron';
import type { Desk } from '../../../src/contract/desk.ts';
import { reportError } from '../../report.ts';

export interface Closing {
  /** The desk that is closed before the program ends. */
  closes(desk: Pick<Desk, 'close'>): void;
  /** Closes it at once. Never rejects: what the desk can't write down now, its journal has. */
  closeNow(): Promise<void>;
}

/** Holds quitting up until the desk has been closed, whether or not that went well. */
export function closeBeforeQuit(app: Pick<App, 'on' | 'quit'>): Closing {
  let desk: Pick<Desk, 'close'> | null = null;
  let closed: Promise<void> | null = null;
  let done = false;
  const closeNow = (): Promise<void> => {
    closed ??= (desk?.close() ?? Promise.resolve()).catch(reportError).then(() => {
      done = true;
    });
    return closed;
  };
  app.on('before-quit', (event) => {
    if (done) return;
    event.preventDefault();
    void closeNow().then(() => app.quit());
  });
  return {
    closes(opened) {
      desk = opened;
    },
    closeNow,
  };
}
