import type { BrowserWindowConstructorOptions, Rectangle } from 'electron';
import { origin } from './scheme.ts';

/** The one page that the operator's window may have opened beside itself. */
export const citizenPage = `${origin}/citizen.html`;

/** True for the citizen's page and nothing else: no query, no fragment, no other path. */
export const isCitizenPage = (url: string): boolean => url === citizenPage;

/** What is needed to know of a monitor. */
export interface Monitor {
  readonly id: number;
  readonly bounds: Rectangle;
}

/**
 * The citizen's window: on the second monitor, covering it, where there is one; else beside the work. It
 * has no preload and so no way to the desk; what it shows comes from the operator's page. It is made
 * unseen, and covers its monitor without the system's full-screen mode, which would take the focus.
 */
export function citizenWindowOptions(
  monitors: readonly Monitor[],
  primary: number,
): BrowserWindowConstructorOptions {
  const second = monitors.find(({ id }) => id !== primary);
  return {
    title: 'Терезе',
    show: false,
    ...(second ? { ...second.bounds, frame: false } : { width: 1024, height: 640 }),
    autoHideMenuBar: true,
    backgroundColor: '#0d3b46',
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      devTools: false,
    },
  };
}

/** What is done with a window once it is there. */
export interface OpenedWindow {
  loadURL(url: string): Promise<void>;
  isMinimized(): boolean;
  restore(): void;
  showInactive(): void;
  moveTop(): void;
  isDestroyed(): boolean;
  destroy(): void;
}

/**
 * At most one citizen's window: asked for again it comes to the front. The operator types on meanwhile:
 * the window shows without the focus, and `keepFocus` takes it back where a desktop gives it all the same.
 */
export function makeCitizenWindow(
  create: () => OpenedWindow,
  keepFocus: () => void,
): { open(): void; close(): void } {
  let window: OpenedWindow | null = null;
  const there = (): OpenedWindow | null => (window?.isDestroyed() ? null : window);
  const show = (shown: OpenedWindow): void => {
    if (shown.isDestroyed()) return;
    if (shown.isMinimized()) shown.restore();
    shown.showInactive();
    shown.moveTop();
    keepFocus();
  };
  return {
    open() {
      const opened = there();
      if (opened) return show(opened);
      const fresh = create();
      window = fresh;
      fresh.loadURL(citizenPage).then(
        () => show(fresh),
        // An empty window would tell nobody anything; without it the key can be pressed again.
        () => fresh.isDestroyed() || fresh.destroy(),
      );
    },
    close() {
      there()?.destroy();
    },
  };
}
