import { EventEmitter } from 'node:events';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { obey, tell } from './control.ts';
import { isLetGo } from './events.ts';
import { safeStorageOf } from './safe-storage.ts';
import { type Command, Scenario } from './scenario.ts';
import { session } from './session.ts';
import { utilityProcess } from './utility-process.ts';
import { BrowserWindow, windows } from './windows.ts';

// Stands for the module `electron` under Node: as much of it as this program uses, with what Electron's documentation,
// types and issues say of it. It shows that our side does its part; that Electron does its own shows only Electron.

const scenario = Scenario.parse(JSON.parse(process.env['STAND_IN'] ?? '{}'));
if (scenario.platform) Object.defineProperty(process, 'platform', { value: scenario.platform });
if (scenario.firstLine) process.stdout.write(`${scenario.firstLine}\n`);
if (scenario.chromiumFails) {
  process.stderr.write(`${scenario.chromiumFails}\n`);
  process.kill(process.pid, 'SIGKILL');
}

tell({ tell: 'started', pid: process.pid });

const ready = Promise.withResolvers<void>();

/** Called once the main module has run. */
export const becomeReady = (): void => {
  if (!scenario.hangs) setImmediate(ready.resolve);
};

class App extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = {
    getSwitchValue: (name: string): string =>
      process.argv.find((argument) => argument.startsWith(`--${name}=`))?.slice(name.length + 3) ?? '',
  };
  #userData = join(homedir(), '.config/stand-in');
  #isQuitting = false;

  whenReady = (): Promise<void> => ready.promise;
  enableSandbox(): void {}
  setAppUserModelId(): void {}
  getPreferredSystemLanguages = (): string[] => scenario.languages;
  getPath = (name: string): string => join(this.#userData, name);
  setPath(name: string, path: string): void {
    if (name === 'userData') this.#userData = path;
  }

  /** One launch for a profile; a second one tells the first, as Chromium's ProcessSingleton does. */
  requestSingleInstanceLock(): boolean {
    const lock = join(this.#userData, 'SingletonLock');
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
    } catch {
      const holder = Number(readFileSync(lock, 'utf8'));
      if (isAlive(holder)) {
        process.kill(holder, 'SIGUSR2');
        return false;
      }
      writeFileSync(lock, String(process.pid));
    }
    process.once('exit', () => rmSync(lock, { force: true }));
    process.on('SIGUSR2', () => this.emit('second-instance', {}, [], process.cwd()));
    return true;
  }

  quit(): void {
    if (!isLetGo(this, 'before-quit')) return;
    this.#isQuitting = true;
    for (const window of windows.values()) window.close();
    this.emit('will-quit');
    this.exit(0);
  }
  exit(code: number): void {
    process.exit(code);
  }
  allClosed(): void {
    if (!this.#isQuitting) this.emit('window-all-closed');
  }
}

export const app = new App();
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => app.quit());

type SchemeHandler = (request: Request) => Response | Promise<Response>;
let answerScheme: SchemeHandler | null = null;
export const protocol = {
  registerSchemesAsPrivileged(): void {},
  handle(_scheme: string, handler: SchemeHandler): void {
    answerScheme = handler;
  },
  async answer(request: Request): Promise<Response> {
    if (!answerScheme) throw new Error('no handler for the scheme');
    return scenario.load === 'fails' ? new Response(null, { status: 500 }) : answerScheme(request);
  },
};

type IpcHandler = (event: unknown, ...given: unknown[]) => unknown;
const handlers = new Map<string, IpcHandler>();
export const ipcMain = {
  handle: (channel: string, handler: IpcHandler): void => void handlers.set(channel, handler),
};

let chosen: string | null = null;
export const dialog = {
  async showSaveDialog(parent: BrowserWindow, options: unknown) {
    parent.assertThere();
    tell({ tell: 'dialog', options });
    return { canceled: chosen === null, filePath: chosen ?? '' };
  },
  showErrorBox: (title: string, content: string): void => tell({ tell: 'box', title, content }),
};

export const Menu = {
  buildFromTemplate: (template: unknown): unknown => template,
  setApplicationMenu: (template: unknown): void => tell({ tell: 'menu', template }),
};

let idleState: (Command & { do: 'idle' })['state'] = 'active';
export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleState: () => idleState,
  getSystemIdleTime: () => (idleState === 'active' ? 0 : 3_600),
});

const monitor = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
export const screen = { getAllDisplays: () => [monitor], getPrimaryDisplay: () => monitor };

export const safeStorage = safeStorageOf(scenario.keyStore);

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const windowOf = (id: number): BrowserWindow => {
  const window = windows.get(id);
  if (!window) throw new Error(`there is no window ${id}`);
  return window;
};

async function decideFor(what: (Command & { do: 'ask' })['what'], url: string): Promise<boolean> {
  if (what === 'download') return isLetGo(session.defaultSession, 'will-download');
  const { promise, resolve } = Promise.withResolvers<boolean>();
  if (what === 'permission') session.defaultSession.decidesPermission(resolve);
  else session.defaultSession.decidesRequest(url, ({ cancel }) => resolve(!cancel));
  return promise;
}

obey(async (command) => {
  switch (command.do) {
    case 'windows':
      return [...windows.values()].map(({ id, options, isShown, hasFocus, minimized, webContents }) => ({
        ...{ id, options, isShown, hasFocus, minimized, url: webContents.url, loads: webContents.loads },
      }));
    case 'close':
      return windowOf(command.window).close();
    case 'minimize':
      return windowOf(command.window).minimize();
    case 'quit':
      return app.quit();
    case 'invoke': {
      const senderFrame = { origin: command.origin, parent: null };
      const event = { sender: { id: command.window }, senderFrame };
      return handlers.get(command.channel)?.(event, ...command.given);
    }
    case 'request': {
      const answer = await protocol.answer(new Request(command.url, { method: command.method }));
      const body = Buffer.from(await answer.arrayBuffer()).toString('base64');
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body };
    }
    case 'open':
      return windowOf(command.window).webContents.openHandler({ url: command.url });
    case 'navigate':
      return isLetGo(windowOf(command.window).webContents, 'will-navigate', { url: command.url });
    case 'ask':
      return decideFor(command.what, command.url);
    case 'crash':
      return windowOf(command.window).webContents.emit(
        'render-process-gone',
        {},
        { reason: command.reason, exitCode: 1 },
      );
    case 'power':
      return powerMonitor.emit(command.event);
    case 'idle':
      idleState = command.state;
      return null;
    case 'choose':
      chosen = command.path;
      return null;
  }
});

export { BrowserWindow, session, utilityProcess };
// The preload's side; the main side never reads them.
export const contextBridge = null;
export const ipcRenderer = null;
