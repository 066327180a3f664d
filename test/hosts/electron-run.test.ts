import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../build.ts';
import { citizens } from '../../demo/citizens.ts';
import { hasDisplay } from '../../demo/display.ts';
import { findElectron } from '../../demo/electron.ts';
import { type Office, startOffice } from '../../demo/office.ts';
import { Counter } from '../fixtures/counter.ts';

const executable = findElectron();
if (!executable)
  console.error('No Electron runtime: its test is skipped. Fetch it with "npx install-electron".');
else if (!hasDisplay()) console.error("No display: Electron's test is skipped. Run it under xvfb-run.");

describe.skipIf(!executable || !hasDisplay())('the main job in Electron', () => {
  let folder: string;
  let office: Office;
  let app: ElectronApplication;

  beforeAll(async () => {
    await buildAll();
    folder = await mkdtemp(join(tmpdir(), 'tereze-electron-'));
    office = await startOffice(join(folder, 'office'), { clock: Date.now, withoutDesk: true });
    app = await _electron.launch({
      executablePath: executable ?? '',
      args: ['.', `--config=${office.deskConfig}`, `--user-data-dir=${join(folder, 'profile')}`],
    });
  });
  afterAll(async () => {
    await app?.close();
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
});
