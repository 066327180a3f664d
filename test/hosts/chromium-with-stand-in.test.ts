import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildAll } from '../../build.ts';
import type { ChildEnd } from '../../demo/child.ts';
import { citizens } from '../../demo/citizens.ts';
import { startElectron } from '../../demo/electron.ts';
import { type Office, startOffice } from '../../demo/office.ts';
import { faultText } from '../../src/language/faults.ts';
import { startBrowser } from '../fixtures/browser.ts';
import { Counter } from '../fixtures/counter.ts';
import { hasBrowser } from '../fixtures/served-office.ts';
import { type BehindWindow, openBehind } from './stand-in/page.ts';
import { type SeenWindow, type StandIn, standInFor } from './stand-in/stand-in.ts';

// The real bundles under Node with a stand-in for Electron, and Chromium behind the stand-in's window: the real preload,
// page and desk. What Electron itself does between them is not tested here.
describe.skipIf(!hasBrowser)('with a stand-in for Electron and Chromium behind its window', () => {
  let folder: string;
  let office: Office;
  let browser: Browser;
  let standIn: StandIn;
  let stopDesk: () => Promise<void>;
  let behind: BehindWindow;
  let counter: Counter;
  const ends: ChildEnd[] = [];
  const atEnd: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    await buildAll();
    folder = await mkdtemp(join(tmpdir(), 'tereze-chromium-stand-in-'));
    [office, browser, standIn] = await Promise.all([
      startOffice(join(folder, 'office'), { clock: Date.now, withoutDesk: true }),
      startBrowser(),
      standInFor({}, (end) => atEnd.push(end)),
    ]);
    const { executable } = standIn;
    const child = await startElectron({
      executable,
      deskConfig: office.deskConfig,
      onEnd: (end) => ends.push(end),
    });
    stopDesk = () => child.stop();
    const [window] = await standIn.say<SeenWindow[]>({ do: 'windows' });
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    behind = await openBehind(standIn, window?.id ?? 0, context);
    counter = await Counter.on(behind.page, office);
  });
  afterAll(async () => {
    await stopDesk?.();
    await behind?.close();
    await browser?.close();
    await office?.stop();
    for (const end of atEnd) await end();
    if (folder) await rm(folder, { recursive: true, force: true });
  });

  test('the page has no Node and no Electron, only the bridge', async () => {
    const found = await behind.page.evaluate(() =>
      ['require', 'process', 'module', 'tereze'].filter((name) => name in window),
    );
    expect(found).toEqual(['tereze']);
  });

  test('the page is under the policy of the scheme: it loads nothing from elsewhere and runs no text', async () => {
    const { page } = behind;
    const tried = await page.evaluate(async () => {
      const refused = () => 'refused';
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      return [
        await fetch('http://127.0.0.1:1/').then(String, refused),
        await fetch('data:text/plain,x').then(String, refused),
        'ran' in window,
      ];
    });
    expect(tried).toEqual(['refused', 'refused', false]);
  });

  test('a citizen is served from the key to the receipt', async () => {
    await counter.signIn('aigul');
    await counter.serve(citizens.withAccount);
  });

  test('the citizen’s screen opens beside the work and is told over the page, not over the desk', async () => {
    await counter.press('F12');
    const citizen = await behind.citizen;
    expect(await citizen.evaluate(() => 'tereze' in window)).toBe(false);
    await counter.press('F2');
    await counter.cursorIn('iin');
    await citizen.waitForFunction(() => document.body.innerText.trim().length > 0);
    const [operators, citizens_] = await standIn.say<SeenWindow[]>({ do: 'windows' });
    expect([operators?.hasFocus, citizens_?.hasFocus]).toEqual([true, false]);
    await counter.press('Escape');
  });

  test('the day’s register is saved where the operator says; the window says where, and nothing when cancelled', async () => {
    const { page } = behind;
    const { register } = counter.words.shift;
    await counter.press('F6');
    const save = page.getByRole('button', { name: `${register.saveAs} CSV` });
    const status = page.getByRole('status');

    await save.click();
    expect(await standIn.hears('dialog')).toMatchObject({
      options: { defaultPath: expect.stringMatching(/0123-04-\d{4}-\d\d-\d\d\.csv$/) },
    });
    await page.waitForFunction(() => !document.querySelector('[aria-disabled="true"]'));
    expect(await status.filter({ hasText: '.csv' }).count()).toBe(0);

    const path = join(folder, 'register.csv');
    await standIn.say({ do: 'choose', path });
    await save.click();
    await counter.sees(register.saved(path));
    expect(await readFile(path, 'utf8')).toContain(citizens.withAccount.iin);

    await standIn.say({ do: 'choose', path: join(folder, 'gone', 'register.csv') });
    await save.click();
    await counter.sees(faultText(counter.words.faults, 'file-place-missing', {}).why);
    expect(await page.getByText(register.saved(path)).count()).toBe(0);
  });

  test('the curtain falls when the system is locked, which Linux tells only where it is asked', async () => {
    await standIn.say({ do: 'idle', state: 'locked' });
    await counter.sees(counter.words.window.curtain.title);
    await standIn.say({ do: 'idle', state: 'active' });
  });

  test('what was saved in its database the browser host shows, once it has ended', async () => {
    const { id } = (await standIn.say<SeenWindow[]>({ do: 'windows' }))[0] ?? { id: 0 };
    void standIn.say({ do: 'close', window: id }).catch(() => undefined);
    await expect.poll(() => ends).toMatchObject([{ code: 0 }]);
    const url = await office.startDesk();
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const page = await context.newPage();
    await page.goto(url);
    const other = await Counter.on(page, office);
    await other.signIn('aigul');
    await other.press('F3');
    await other.sees(citizens.withAccount.surname);
  });
});
