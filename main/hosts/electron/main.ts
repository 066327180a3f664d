import { join } from 'node:path';
import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  Menu,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
} from 'electron';
import type { Desk } from '../../../src/contract/desk.ts';
import { type DeskConfig, readDeskConfig } from '../../config.ts';
import type { Printer } from '../../papers/printer.ts';
import { openDatabaseKey } from '../database-key.ts';
import { readPage } from '../page/page.ts';
import { startDeskThread } from '../thread/thread.ts';
import { version } from '../version.ts';
import { channels } from './channels.ts';
import { citizenWindowOptions, makeCitizenWindow } from './citizen-window.ts';
import { configFileOf } from './config-file.ts';
import { allowCitizenPage, closeNetwork, hardenContents, hardenSession, keepLoaded } from './harden.ts';
import { serveDesk } from './ipc.ts';
import { systemKeyStore } from './key-store.ts';
import { systemPrinter } from './printer.ts';
import { answerRequest, origin, scheme } from './scheme.ts';
import { tellFailure } from './tell-failure.ts';
import { printingWindowOptions, windowOptions } from './window.ts';

// The bundle lies in dist/electron, the window's page beside it.
const pageFolder = join(import.meta.dirname, '../renderer');
const preload = join(import.meta.dirname, 'preload.cjs');

function fail(error: unknown, when: 'at-start' | 'running'): void {
  tellFailure({ app, dialog }, error, when);
  app.exit(1);
}

async function start(): Promise<void> {
  const printing = session.fromPartition('printing');
  hardenContents(app, (contents) => contents.session === printing);
  for (const each of [session.defaultSession, printing]) hardenSession(each);
  closeNetwork(session.defaultSession);
  Menu.setApplicationMenu(null);

  const page = await readPage(pageFolder);
  protocol.handle(scheme.scheme, (request) => answerRequest(page, request));
  const window = new BrowserWindow(windowOptions({ preload, packaged: app.isPackaged }));
  const citizen = makeCitizenWindow(openCitizenWindow);
  allowCitizenPage(window.webContents, citizen.open);
  window.on('closed', citizen.close);
  const desk = await startDesk(window);
  serveDesk(ipcMain, desk, () => window.webContents.id);
  connect(window, desk);
  await window.loadURL(`${origin}/`);
  window.show();
  process.stdout.write(`${JSON.stringify({ desk: origin })}\n`);
}

const openCitizenWindow = (): BrowserWindow =>
  new BrowserWindow(citizenWindowOptions(screen.getAllDisplays(), screen.getPrimaryDisplay().id));

async function startDesk(window: BrowserWindow): Promise<Desk> {
  const { platform, argv, execPath } = process;
  const config = readDeskConfig(configFileOf({ platform, packaged: app.isPackaged, argv, execPath }));
  const printer = printerOf(config, window);
  return startDeskThread({
    config,
    databaseKey: await openDatabaseKey(config.dataFolder, await systemKeyStore(safeStorage, platform)),
    version,
    onDeath: (error) => fail(error, 'running'),
    ...(printer && { printer }),
  });
}

/** The printer that only Electron reaches; any other one the desk makes by itself. */
const printerOf = ({ printer }: DeskConfig, window: BrowserWindow): Printer | null =>
  printer.kind === 'system'
    ? systemPrinter({
        openWindow: () => new BrowserWindow(printingWindowOptions),
        printers: () => window.webContents.getPrintersAsync(),
        name: printer.name,
      })
    : null;

/** Notices to the window; the curtain when the system is locked or put to sleep; a crash and the end survived. */
function connect(window: BrowserWindow, desk: Desk): void {
  desk.listen((notice) => window.isDestroyed() || window.webContents.send(channels.notice, notice));
  keepLoaded(window, Date.now, () => fail(new Error('the window keeps crashing'), 'running'));
  const lock = (): void => void desk.call('lock', {});
  powerMonitor.on('lock-screen', lock);
  powerMonitor.on('suspend', lock);
  app.on('second-instance', () => {
    if (window.isMinimized()) window.restore();
    window.focus();
  });
  let closed = false;
  app.on('before-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void desk.close().then(() => {
      closed = true;
      app.quit();
    });
  });
}

// Two programs on one database would issue the same numbers: the second one steps back before it opens anything.
if (app.requestSingleInstanceLock()) {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([scheme]);
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => fail(error, 'at-start'));
} else {
  app.quit();
}
