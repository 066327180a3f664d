import type { App, BrowserWindow, PowerMonitor } from 'electron';
import type { Desk } from '../../../src/contract/desk.ts';
import { lockWhenAway } from './away.ts';
import { channels } from './channels.ts';
import { keepLoaded } from './harden.ts';

export interface Connected {
  readonly app: Pick<App, 'on'>;
  readonly powerMonitor: PowerMonitor;
  readonly platform: NodeJS.Platform;
  readonly window: BrowserWindow;
  readonly desk: Desk;
  /** Called where the page can't be kept. */
  readonly fail: (error: Error) => void;
}

/** Notices to the window; the curtain when nobody is there; a crash of the page survived; one window for every launch. */
export function connect({ app, powerMonitor, platform, window, desk, fail }: Connected): void {
  desk.listen((notice) => window.isDestroyed() || window.webContents.send(channels.notice, notice));
  keepLoaded(window, Date.now, () => fail(new Error('the window keeps crashing')));
  const stopLooking = lockWhenAway({
    monitor: powerMonitor,
    platform,
    lock: () => void desk.call('lock', {}),
  });
  window.on('closed', stopLooking);
  app.on('second-instance', () => {
    if (window.isDestroyed()) return;
    if (window.isMinimized()) window.restore();
    window.focus();
  });
}
