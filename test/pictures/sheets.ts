import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser } from 'playwright-core';
import { languages } from '../../src/language/format.ts';
import { themes } from '../screens/scene.ts';

/** What stands on a sheet: the looks from left to right, the languages from top to bottom. */
const sheets = { themes, further: ['forced', 'large'] } as const;

/** Lays the pictures of each state side by side on sheets of their own: `<folder>/sheets/<state>.png`. */
export async function drawSheets(browser: Browser, folder: string): Promise<void> {
  const into = join(folder, 'sheets');
  mkdirSync(into, { recursive: true });
  const states = readdirSync(folder).filter((name) => name !== 'sheets' && name !== 'printed');
  const page = await browser.newPage({ viewport: { width: 2100, height: 600 } });
  // A page of a file may show other files; a blank one may not.
  await page.goto(pathToFileURL(resolve(folder)).href);
  for (const state of states)
    for (const [sheet, looks] of Object.entries(sheets)) {
      await page.setContent(sheetOf(join(folder, state), looks));
      await page.waitForFunction(() => [...document.images].every((image) => image.complete));
      const name = sheet === 'themes' ? state : `${state}-${sheet}`;
      await page.screenshot({ path: join(into, `${name}.png`), fullPage: true });
    }
  await page.close();
}

const sheetOf = (folder: string, looks: readonly string[]): string => {
  const pictures = languages.flatMap((language) =>
    looks.map((look) => join(folder, `${language}-${look}.png`)),
  );
  const shown = pictures.map((path) =>
    existsSync(path) ? `<img src="${pathToFileURL(resolve(path)).href}">` : '<i></i>',
  );
  return `<style>
    body { display: grid; grid-template-columns: repeat(${looks.length}, 1fr); gap: 8px; margin: 8px; background: #888 }
    img { display: block; width: 100% }
  </style>${shown.join('')}`;
};
