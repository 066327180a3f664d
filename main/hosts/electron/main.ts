import '../environment.ts';
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
  utilityProcess,
} from 'electron';
import type { Desk } from '../../../src/contract/desk.ts';
import { assertCleanStart } from '../../../src/environment.ts';
import { words } from '../../../src/language/index.ts';
import { type DeskConfig, readDeskConfig } from '../../config.ts';
import type { Printer } from '../../papers/printer.ts';
import { forbidCoreDumps } from '../core-dumps.ts';
import { openDatabaseKey } from '../database-key.ts';
import { openDeskKey } from '../desk-key.ts';
import { environment } from '../environment.ts';
import { type KeyWrapping, plainKeys } from '../key-wrapping.ts';
import { readPage } from '../page/page.ts';
import { startDeskThread } from '../thread/thread.ts';
import { version } from '../version.ts';
import { citizenWindowOptions, makeCitizenWindow } from './citizen-window.ts';
import { closeBeforeQuit } from './close-before-quit.ts';
import { configFileOf } from './config-file.ts';
import { connect } from './connect.ts';
import { alreadyOpen } from './exit-codes.ts';
import { allowCitizenPage, closeNetwork, hardenContents, hardenSession } from './harden.ts';
import { serveDesk } from './ipc.ts';
import { serveSaveFile } from './ipc-save-file.ts';
import { utilityKeyProcess } from './key-process.ts';
import { systemKeyStore } from './key-store.ts';
import { languageOf } from './language.ts';
import { takeLaunch } from './launch.ts';
import { macMenu } from './menu.ts';
import { systemPrinter } from './printer.ts';
import { saveWithDialog } from './save-with-dialog.ts';
import { sayLine } from './say-line.ts';
import { answerRequest, origin, scheme } from './scheme.ts';
import { tellFailure } from './tell-failure.ts';
import { printingWindowOptions, windowOptions } from './window.ts';

// The bundle lies in dist/electron; the window's page and the icons lie beside it.
const pageFolder = join(import.meta.dirname, '../renderer');
const preload = join(import.meta.dirname, 'preload.cjs');
const icon = join(import.meta.dirname, '../icons/256x256.png');

const { platform, argv, execPath } = process;
const closing = closeBeforeQuit(app);
let hasFailed = false;

/** Tells why there is no desk, closes what is open of it, and ends. What fails on the way says nothing more. */
function fail(error: unknown, when: 'at-start' | 'running'): void {
  if (hasFailed) return;
  hasFailed = true;
  tellFailure({ app, dialog, say: (line) => sayLine(2, line) }, error, when);
  void closing.closeNow().then(() => app.exit(1));
}

async function start(): Promise<void> {
  const warning = forbidCoreDumps();
  if (warning) sayLine(2, warning);
  const config = readDeskConfig(configFileOf({ platform, packaged: app.isPackaged, argv, execPath }));
  assertCleanStart(environment, config.mode);
  const printing = session.fromPartition('printing');
  hardenContents(app, (contents) => contents.session === printing);
  for (const each of [session.defaultSession, printing]) hardenSession(each);
  closeNetwork(session.defaultSession);
  Menu.setApplicationMenu(menu());

  const page = await readPage(pageFolder);
  protocol.handle(scheme.scheme, (request) => answerRequest(page, request));
  const window = new BrowserWindow(
    windowOptions({ preload, packaged: app.isPackaged, icon: platform === 'linux' ? icon : null }),
  );
  // Known while the window is there; afterwards asking a window that is gone would throw.
  const contents = window.webContents.id;
  const citizen = makeCitizenWindow(openCitizenWindow, () => window.isDestroyed() || window.focus());
  allowCitizenPage(window.webContents, citizen.open);
  window.on('closed', citizen.close);
  const desk = await startDesk(config, window);
  closing.closes(desk);
  serveDesk(ipcMain, desk, () => contents);
  serveSaveFile(
    ipcMain,
    saveWithDialog({ dialog, window, downloads: () => app.getPath('downloads') }),
    () => contents,
  );
  connect({ app, powerMonitor, platform, window, desk, fail: (error) => fail(error, 'running') });
  await window.loadURL(`${origin}/`);
  window.show();
  sayLine(1, JSON.stringify({ desk: origin }));
}

const menu = (): Menu | null =>
  platform === 'darwin'
    ? Menu.buildFromTemplate(macMenu(words(languageOf(app.getPreferredSystemLanguages())).window))
    : null;

const openCitizenWindow = (): BrowserWindow =>
  new BrowserWindow(citizenWindowOptions(screen.getAllDisplays(), screen.getPrimaryDisplay().id));

async function startDesk(config: DeskConfig, window: BrowserWindow): Promise<Desk> {
  const printer = printerOf(config, window);
  const wrapping = await wrappingFor(config);
  return startDeskThread({
    config,
    databaseKey: await openDatabaseKey(config.dataFolder, wrapping, config.recovery),
    deskKey: await openDeskKey(config, wrapping),
    version,
    onDeath: (error) => fail(error, 'running'),
    startKeyChannel: utilityKeyProcess(utilityProcess),
    ...(printer && { printer }),
  });
}

/** The demonstration's keys are plain in every host, so that each can open what another has made. */
const wrappingFor = async ({ mode }: DeskConfig): Promise<KeyWrapping> =>
  mode === 'production' ? systemKeyStore({ storage: safeStorage, platform }) : plainKeys;

/** The printer that only Electron reaches; any other one the desk makes by itself. */
const printerOf = ({ printer }: DeskConfig, window: BrowserWindow): Printer | null =>
  printer.kind === 'system'
    ? systemPrinter({
        openWindow: () => new BrowserWindow(printingWindowOptions),
        printers: async () => (window.isDestroyed() ? [] : window.webContents.getPrintersAsync()),
        name: printer.name,
      })
    : null;

takeLaunch(app, argv);
// Two programs on one database would issue the same numbers: the second one steps back before it opens anything.
if (app.requestSingleInstanceLock()) {
  process.on('uncaughtException', (error) => fail(error, 'running'));
  process.on('unhandledRejection', (error) => fail(error, 'running'));
  app.enableSandbox();
  if (platform === 'win32') app.setAppUserModelId('kz.gov4c.tereze');
  protocol.registerSchemesAsPrivileged([scheme]);
  app.on('window-all-closed', () => app.quit());
  app
    .whenReady()
    .then(start)
    .catch((error: unknown) => fail(error, 'at-start'));
} else {
  sayLine(2, 'Tereze is open already; its window has come to the front');
  app.exit(app.isPackaged ? 0 : alreadyOpen);
}
