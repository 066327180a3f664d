import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../build.ts';
import { citizens } from '../../demo/citizens.ts';
import { hasScreen } from '../../demo/display.ts';
import { findElectron } from '../../demo/electron.ts';
import { type Office, startOffice } from '../../demo/office.ts';
import { Counter } from '../fixtures/counter.ts';

const executable = findElectron();
const missing = !executable
  ? 'No Electron runtime: its test is skipped. Fetch it with "npx install-electron".'
  : !hasScreen()
    ? "No display: Electron's test is skipped. Run it under xvfb-run."
    : null;
if (missing) console.error(missing);

// Where the runtime is the whole point, as in the hosted workflow, its absence is a failure.
test.runIf(process.env['TEREZE_ELECTRON_REQUIRED'])('there is all that a test in Electron needs', () => {
  expect(missing).toBeNull();
});

describe.skipIf(missing)('the main job in Electron', () => {
  let folder: string;
  let office: Office;
  let app: ElectronApplication;
  let isClosed = false;

  beforeAll(async () => {
    await buildAll();
    folder = await mkdtemp(join(tmpdir(), 'tereze-electron-'));
    office = await startOffice(join(folder, 'office'), { clock: Date.now, withoutDesk: true });
    app = await _electron.launch({
      executablePath: executable ?? '',
      // As it is shipped: Playwright would switch the sandbox off.
      chromiumSandbox: true,
      args: ['.', `--config=${office.deskConfig}`, `--user-data-dir=${join(folder, 'profile')}`],
    });
  });
  afterAll(async () => {
    if (!isClosed) await app?.close();
    await office?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test('a citizen is served from the key to the receipt', async () => {
    const counter = await Counter.on(await app.firstWindow(), office);
    await counter.signIn('aigul');
    await counter.serve(citizens.withAccount);
  });

  test('the page has no Node and no Electron, only the bridge', async () => {
    const page = await app.firstWindow();
    const found = await page.evaluate(() =>
      ['require', 'process', 'module', 'tereze'].filter((name) => name in window),
    );
    expect(found).toEqual(['tereze']);
    expect(page.url()).toBe('app://tereze/');
  });

  test('the page is given no permission, no window and no way out', async () => {
    const page = await app.firstWindow();
    expect(await page.evaluate(() => window.open('https://example.com'))).toBeNull();
    expect(await page.evaluate(() => fetch('https://example.com').then(String, () => 'refused'))).toBe(
      'refused',
    );
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(app.windows()).toHaveLength(1);
  });

  test('a file is saved by the main side, where the dialog says; the page only hears where', async () => {
    const page = await app.firstWindow();
    const path = join(folder, 'register.csv');
    // The dialog is the system's, which nobody can press here: it answers by itself.
    await app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, path);
    const saved = await page.evaluate(
      (file) =>
        (window as unknown as { tereze: { saveFile(file: unknown): Promise<unknown> } }).tereze.saveFile(
          file,
        ),
      { fileName: 'register.csv', content: Buffer.from('a;b').toString('base64') },
    );
    expect(saved).toEqual({ result: 'saved', path });
    expect(await readFile(path, 'utf8')).toBe('a;b');
  });

  test('the citizen’s screen does not take the focus from the work', async () => {
    const page = await app.firstWindow();
    const [citizen] = await Promise.all([app.waitForEvent('window'), page.keyboard.press('F12')]);
    await citizen.waitForLoadState();
    // Without a window manager, as under Xvfb, nothing has the focus; the citizen's window must not have it anywhere.
    const hasFocus = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .filter(({ webContents }) => webContents.getURL().endsWith('citizen.html'))
        .map((window) => window.isFocused()),
    );
    expect(hasFocus).toEqual([false]);
  });

  test('closing the window is the end, with code 0', async () => {
    const ended = once(app.process(), 'exit');
    await app.evaluate(({ BrowserWindow }) => {
      for (const window of BrowserWindow.getAllWindows()) window.close();
    });
    expect((await ended)[0]).toBe(0);
    isClosed = true;
  });
});
