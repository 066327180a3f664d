import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page, Request } from 'playwright-core';
import { type Office, startOffice } from '../../demo/office.ts';
import { startBrowser } from '../../test/fixtures/browser.ts';
import { fillJournal, rowsToFill } from '../fill-journal.ts';
import { type Measurement, median, ratioOf } from '../measurement.ts';
import { beginApplication, databaseOf, signIn } from '../window.ts';

const rounds = 7;
/** Against a blank page, against no registrations, and kilobytes (1,000 bytes) of JavaScript as they come over a line. */
const goals = { blank: 1.5, full: 1.1, javascript: 300 };

/**
 * From the start of a browser that has never seen the window to the cursor in the IIN field, beside the
 * same steps on a page of the same host that holds one field and nothing else. By turns, so that
 * whatever else the machine does is done to all of them.
 */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  await using offices = new AsyncDisposableStack();
  offices.defer(() => rmSync(folder, { recursive: true, force: true }));
  const start = async (name: string): Promise<Office> =>
    offices.adopt(await startOffice(join(folder, name)), (office) => office.stop());
  const office = await start('empty');
  await signIn(office);
  const full = await start('full');
  await full.stopDesk();
  const { folder: data, key } = databaseOf(full);
  fillJournal(data, key, rowsToFill);
  await full.startDesk();
  await signIn(full);

  const times = { blank: [] as number[], empty: [] as number[], full: [] as number[] };
  let loaded = 0;
  for (let round = -1; round < rounds; round++) {
    const taken = {
      blank: await timed((page) => openBlank(page, office)),
      empty: await timed(async (page) => {
        loaded = await scriptsOf(page, () => openWindow(page, office));
      }),
      full: await timed((page) => openWindow(page, full)),
    };
    // The first round finds nothing of the browser in the computer's memory.
    if (round >= 0) for (const name of ['blank', 'empty', 'full'] as const) times[name].push(taken[name]);
  }
  const [blank, empty, million] = [median(times.blank), median(times.empty), median(times.full)];
  return [
    ratioOf('launch to the IIN field ready, against a blank page', empty, blank, 'ms', goals.blank),
    ratioOf(`launch with ${rowsToFill} registrations, against none`, million, empty, 'ms', goals.full),
    ratioOf('JavaScript before the IIN field is ready, compressed', loaded, goals.javascript, 'kB', 1),
  ];
}

/** Milliseconds from the start of a browser until a page of it is ready. */
async function timed(ready: (page: Page) => Promise<void>): Promise<number> {
  const begun = performance.now();
  const browser = await startBrowser();
  try {
    await ready(await browser.newPage());
    return performance.now() - begun;
  } finally {
    await browser.close();
  }
}

async function openWindow(page: Page, office: Office): Promise<void> {
  await page.goto(office.deskUrl());
  await beginApplication(page);
}

const blankPage = `<!doctype html><nav></nav><label data-place="iin"><input></label>
<script>addEventListener('keydown', ({ key }) => key === 'F2' && document.querySelector('input').focus())</script>`;

async function openBlank(page: Page, office: Office): Promise<void> {
  const address = new URL('/blank', office.deskUrl()).href;
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body: blankPage }));
  await page.goto(address);
  await beginApplication(page);
}

/** Kilobytes of JavaScript, compressed, that come while a page is opened. */
async function scriptsOf(page: Page, open: () => Promise<void>): Promise<number> {
  const scripts: Request[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  await open();
  const bodies = await Promise.all(scripts.map(async (script) => (await script.response())?.body()));
  return bodies.reduce((sum, body) => sum + (body ? gzipSync(body).length : 0), 0) / 1_000;
}
