import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { type Office, startOffice } from '../../demo/office.ts';
import { type Language, languages } from '../../src/language/format.ts';
import { startBrowser } from '../fixtures/browser.ts';
import { Counter } from '../fixtures/counter.ts';
import { chapters } from '../screens/chapters.ts';
import { inEveryTheme, type Look, officeOfScenes, walk } from '../screens/scene.ts';
import { drawSheets } from './sheets.ts';

/**
 * Takes a picture of every state of every screen: `pictures/<state>/<language>-<look>.png`, and a sheet
 * with all of a state's side by side in `pictures/sheets/`. Names of states limit it to these.
 */
const folder = 'pictures';
const asked = process.argv.slice(2);

/** The states that the README shows, by the name that it knows them under. */
const forReadme: Readonly<Record<string, string>> = {
  code: 'registration',
  registered: 'registered',
  'journal-of-all': 'journal',
};

/** Takes the pictures of a state: every theme, the system's own colours, and text of twice its size. */
const picturesIn = (language: Language): Look => {
  return async (name, scene) => {
    if (asked.length > 0 && !asked.includes(name)) return;
    const { page } = scene;
    const into = join(folder, name);
    mkdirSync(into, { recursive: true });
    const shoot = (look: string, fullPage = false) =>
      page.screenshot({ path: join(into, `${language}-${look}.png`), fullPage, animations: 'disabled' });
    // Nothing is pointed at.
    await page.mouse.move(0, 0);
    await inEveryTheme(scene, async (theme) => void (await shoot(theme)));
    const readme = forReadme[name];
    if (readme) copyFileSync(join(into, `${language}-light.png`), `docs/pictures/${readme}-${language}.png`);
    await page.emulateMedia({ forcedColors: 'active' });
    await shoot('forced');
    await page.emulateMedia({ forcedColors: 'none' });
    await page.evaluate(() => {
      document.documentElement.style.fontSize = '200%';
    });
    await shoot('large', true);
    await page.evaluate(() => document.documentElement.style.removeProperty('font-size'));
  };
};

async function walkEverything(browser: Browser, office: Office, language: Language): Promise<void> {
  for (const chapter of Object.values(chapters)) {
    const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
    const counter = await Counter.open(context, office, language);
    await walk(chapter, counter, picturesIn(language));
    await context.close();
  }
}

/** What came out of the office's printer, as pictures. */
async function papers(office: Office, language: Language): Promise<void> {
  const tray = join(office.prepared.folder, 'tray');
  const into = join(folder, 'printed', language);
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(tray).filter((file) => file.endsWith('.pdf')))
    await promisify(execFile)('pdftoppm', [
      ...['-r', '80', '-png'],
      join(tray, name),
      join(into, name.replace('.pdf', '')),
    ]);
}

if (asked.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync('docs/pictures', { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'tereze-pictures-'));
const browser = await startBrowser();
try {
  for (const language of languages) {
    const office = await startOffice(join(home, language), { clock: Date.now, ...officeOfScenes });
    await walkEverything(browser, office, language);
    if (asked.length === 0) await papers(office, language);
    await office.stop();
  }
  await drawSheets(browser, folder);
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
