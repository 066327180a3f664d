import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Page, type Request } from 'playwright-core';
import { type Office, startOffice } from '../../demo/office.ts';
import { openStore } from '../../main/store/store.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { browserPath } from '../../test/fixtures/browser.ts';
import { Counter } from '../../test/fixtures/counter.ts';
import { applicationNumber, uuid } from '../../test/fixtures/registrations.ts';
import { type Measurement, median, percentile, ratioOf } from '../measurement.ts';

const rounds = 5;
const queued = 10_000;
/** Milliseconds in which a keystroke shows; kilobytes (1,000 bytes) of JavaScript, as they come over a line. */
const goals = { keystroke: 16, javascript: 300 };

/** Frames as they come: the wait for a screen's own beat is no program's doing. */
const launch = (): Promise<Browser> =>
  chromium.launch({
    ...(browserPath && { executablePath: browserPath }),
    args: ['--no-sandbox', '--disable-gpu', '--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });

/** The window in a real browser: how soon it is ready, how much it loads, how fast it answers keys. */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  const office = await startOffice(join(folder, 'office'));
  try {
    await signIn(office);
    fillQueue(office);
    return [...(await measureLaunch(office)), ...(await measureKeys(office))];
  } finally {
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The session is the desk's: whichever browser opens the window next finds the operator signed in. */
async function signIn(office: Office): Promise<void> {
  const browser = await launch();
  const counter = await Counter.open(await browser.newContext(), office);
  await counter.signIn('aigul');
  await browser.close();
}

/** Ten thousand requests that wait for a line, which stays cut: their next tries are later than the bench. */
function fillQueue(office: Office): void {
  office.line.cut();
  const folder = join(office.prepared.folder, 'desk/data');
  const store = openStore(folder, readFileSync(join(folder, 'database.key')));
  const hour = 3_600_000;
  store.transaction(() => {
    for (let place = 1; place <= queued; place++) {
      const requestHash = place.toString(16).padStart(64, '0');
      store.outbox.put({
        ...{ requestHash, registrationId: uuid(place), applicationNumber: applicationNumber(place) },
        ...{ request: new Uint8Array(6_000), queuedAt: instantOf(Date.now() - place * 1_000) },
      });
      store.outbox.postpone(requestHash, instantOf(Date.now() + hour), 'line-down');
    }
  });
  store.close();
}

/** From the start of a browser to the cursor in the IIN field, against the same browser on a blank page of the same host. */
async function measureLaunch(office: Office): Promise<Measurement[]> {
  const blank: number[] = [];
  const ready: number[] = [];
  let loaded = 0;
  for (let round = 0; round < rounds; round++) {
    blank.push(await timed(() => opening(openBlank, office)));
    ready.push(
      await timed(async () => {
        loaded = await opening(openWindow, office);
      }),
    );
  }
  return [
    ratioOf('launch to the IIN field ready, against a blank page', median(ready), median(blank), 'ms', 1.5),
    ratioOf('JavaScript before the IIN field is ready, compressed', loaded, goals.javascript, 'kB', 1),
  ];
}

async function opening<Value>(
  open: (page: Page, office: Office) => Promise<Value>,
  office: Office,
): Promise<Value> {
  const browser = await launch();
  try {
    return await open(await browser.newPage(), office);
  } finally {
    await browser.close();
  }
}

async function openBlank(page: Page, office: Office): Promise<void> {
  const { origin } = new URL(office.deskUrl());
  await page.route(`${origin}/blank`, (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><input autofocus>' }),
  );
  await page.goto(`${origin}/blank`);
}

/** Opens the window, where the operator is signed in, and begins an application. Resolves with the kilobytes of JavaScript. */
async function openWindow(page: Page, office: Office): Promise<number> {
  const scripts: Request[] = [];
  page.on('requestfinished', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  await page.goto(office.deskUrl());
  await page.getByRole('navigation').waitFor();
  await page.keyboard.press('F2');
  await page.waitForFunction(
    () => document.activeElement?.closest('[data-place]')?.getAttribute('data-place') === 'iin',
  );
  const bodies = await Promise.all(scripts.map(async (script) => (await script.response())?.body()));
  return bodies.reduce((sum, body) => sum + (body ? gzipSync(body).length : 0), 0) / 1_000;
}

/** Keys typed into the IIN field and the journal's search, each to the frame that shows it, with a long queue. */
async function measureKeys(office: Office): Promise<Measurement[]> {
  const browser = await launch();
  try {
    const page = await browser.newPage();
    await openWindow(page, office);
    const iin = await typingTimes(page, '90112330025');
    await page.keyboard.press('F3');
    await page.getByRole('searchbox').focus();
    const search = await typingTimes(page, 'шаңғытбаева');
    return [
      ratioOf('keystroke to paint in the IIN field, p99', percentile(iin, 99), goals.keystroke, 'ms', 1),
      ratioOf(
        "keystroke to paint in the journal's search, p99",
        percentile(search, 99),
        goals.keystroke,
        'ms',
        1,
      ),
    ];
  } finally {
    await browser.close();
  }
}

/** Types and deletes a text again and again; milliseconds from each key to its frame, the first rounds left out. */
async function typingTimes(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => {
    const times: number[] = [];
    Object.assign(globalThis, { times });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // The task after a frame's callbacks runs when the frame is drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => times.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
  for (let round = 0; round < 10; round++) {
    await page.keyboard.type(text);
    for (const _ of text) await page.keyboard.press('Backspace');
  }
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
  return times.slice(text.length * 2);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}
