import type { BrowserWindowConstructorOptions } from 'electron';

export interface WindowPlace {
  /** The preload's bundle. */
  readonly preload: string;
  /** The installed program, not a developer's. */
  readonly packaged: boolean;
  /** A picture for the task bar where the system takes none from the program's file (Linux), or null. */
  readonly icon: string | null;
}

/** The operator's window: a sandboxed page that reaches the desk through the preload and nothing else. */
export const windowOptions = ({ preload, packaged, icon }: WindowPlace): BrowserWindowConstructorOptions => ({
  title: 'Терезе',
  ...(icon && { icon }),
  width: 1366,
  height: 768,
  minWidth: 1024,
  minHeight: 640,
  show: false,
  autoHideMenuBar: true,
  backgroundColor: '#f4f7f8',
  webPreferences: {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    plugins: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Chromium fetches its dictionaries from the network, and a citizen's name is no spelling mistake.
    spellcheck: false,
    devTools: !packaged,
  },
});

/** Draws one paper for the printer, unseen. Its session holds nothing and forgets everything. */
export const printingWindowOptions: BrowserWindowConstructorOptions = {
  show: false,
  webPreferences: {
    partition: 'printing',
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
    spellcheck: false,
    devTools: false,
    // Chromium's own viewer draws the PDF.
    plugins: true,
  },
};
