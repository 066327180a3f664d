import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import type { Office } from '../demo/office.ts';
import { openStore, type Store } from '../main/store/store.ts';
import { browserPath, startBrowser } from '../test/fixtures/browser.ts';
import { Counter } from '../test/fixtures/counter.ts';

/** A browser that draws a frame as soon as there is something to draw: the wait for a screen's own beat is no program's doing. */
export function browserWithoutBeat(): Promise<Browser> {
  if (!browserPath) throw new Error('there is no browser');
  return chromium.launch({
    executablePath: browserPath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
}

/** Signs in once. The session is the desk's: whichever browser opens the window next finds the operator signed in. */
export async function signIn(office: Office): Promise<void> {
  const browser = await startBrowser();
  const counter = await Counter.open(await browser.newContext(), office);
  await counter.signIn('aigul');
  await browser.close();
}

/** The desk's own database, which is open a second time while this works. */
export function withStore<Value>(office: Office, work: (store: Store) => Value): Value {
  const { folder, key } = databaseOf(office);
  const store = openStore(folder, key);
  try {
    return work(store);
  } finally {
    store.close();
  }
}

/** Where the desk keeps its database, and the key to it; both are there once it was started. */
export function databaseOf(office: Office): { folder: string; key: Uint8Array } {
  const folder = join(office.prepared.folder, 'desk/data');
  return { folder, key: readFileSync(join(folder, 'database.key')) };
}

/** Begins an application in a window that is open: the cursor is in the IIN field. */
export async function beginApplication(page: Page): Promise<void> {
  await page.getByRole('navigation').waitFor({ state: 'attached' });
  await page.keyboard.press('F2');
  await page.waitForFunction(
    () => document.activeElement?.closest('[data-place]')?.getAttribute('data-place') === 'iin',
  );
}
