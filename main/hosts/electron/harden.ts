import type { App, BrowserWindow, Session, WebContents } from 'electron';
import { isCitizenPage } from './citizen-window.ts';
import { mayNavigate, mayReload, mayRequest } from './guards.ts';

/** Takes every permission from a session. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  // Files are saved by the host (`saveFile` of the bridge); a download would be a page's way to the disk.
  session.on('will-download', (event) => event.preventDefault());
}

/** Lets the window's session load the window's own files and nothing else. */
export function closeNetwork(session: Session): void {
  session.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !mayRequest(details.url) }));
}

/** Denies every page of the program new windows and embedded pages, and the window's pages every way out. */
export function hardenContents(app: App, isPrinting: (contents: WebContents) => boolean): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-attach-webview', (event) => event.preventDefault());
    // The viewer that draws a paper moves through pages of its own; nothing but our own PDF gets there.
    if (isPrinting(contents)) return;
    contents.on('will-navigate', (event) => mayNavigate(event.url) || event.preventDefault());
    contents.on('will-frame-navigate', (event) => mayNavigate(event.url) || event.preventDefault());
    contents.on('will-redirect', (event) => event.preventDefault());
  });
}

/** Lets the operator's window ask for the citizen's page; the host opens it, the page itself gets no window. */
export function allowCitizenPage(contents: WebContents, open: () => void): void {
  contents.setWindowOpenHandler(({ url }) => {
    if (isCitizenPage(url)) open();
    return { action: 'deny' };
  });
}

/**
 * Loads the window's page again when its process is gone: what was typed is in the drafts. A page
 * that keeps crashing is given up, and `giveUp` is called.
 */
export function keepLoaded(window: BrowserWindow, now: () => number, giveUp: () => void): void {
  const crashes: number[] = [];
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return;
    crashes.push(now());
    if (mayReload(crashes)) window.webContents.reload();
    else giveUp();
  });
}
