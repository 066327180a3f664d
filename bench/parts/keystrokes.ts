import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Office, startOffice } from '../../demo/office.ts';
import { instantOf } from '../../src/contract/instant.ts';
import { applicationNumber, uuid } from '../../test/fixtures/registrations.ts';
import { type Measurement, percentile, ratioOf } from '../measurement.ts';
import { beginApplication, browserWithoutBeat, signIn, withStore } from '../window.ts';

const queued = 10_000;
/** Milliseconds: within one frame of a usual screen. */
const goal = 16;
const rounds = 10;
/** Milliseconds: a hand needs ten times as long. */
const betweenKeys = 10;

interface Watched {
  drawn: number[];
}

/** Keys typed into fields, each to the frame that shows it, with a long queue. */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  const office = await startOffice(join(folder, 'office'));
  const browser = await browserWithoutBeat();
  try {
    await signIn(office);
    fillQueue(office);
    const page = await browser.newPage();
    await page.goto(office.deskUrl());
    await beginApplication(page);
    await listenToKeys(page);
    const iin = await typingTimes(page, '90112330025');
    await page.locator('[data-place="subscriberNumber"]').focus();
    const number = await typingTimes(page, '7011234567');
    await page.locator('[data-place="email"]').focus();
    const email = await typingTimes(page, 'ulzhan.abdigalieva@example.kz');
    await page.keyboard.press('F3');
    await page.getByRole('searchbox').focus();
    const search = await typingTimes(page, 'шаңғытбаева');
    const key = (where: string, times: readonly number[]): Measurement =>
      ratioOf(`keystroke to paint ${where}, p99`, percentile(times, 99), goal, 'ms', 1);
    return [
      key('in the IIN field', iin),
      key('in the subscriber number', number),
      key('in the e-mail address', email),
      key("in the journal's search", search),
    ];
  } finally {
    await browser.close();
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Ten thousand requests that wait for a line, which stays cut: their next tries are later than the bench. */
function fillQueue(office: Office): void {
  office.line.cut();
  const hour = 3_600_000;
  withStore(office, (store) =>
    store.transaction(() => {
      for (let place = 1; place <= queued; place++) {
        const requestHash = place.toString(16).padStart(64, '0');
        store.outbox.put({
          ...{ requestHash, registrationId: uuid(place), applicationNumber: applicationNumber(place) },
          ...{ request: new Uint8Array(6_000), queuedAt: instantOf(Date.now() - place * 1_000) },
        });
        const inAnHour = instantOf(Date.now() + hour);
        store.outbox.postpone({
          ...{ requestHash, nextTryAt: inAnHour, askedUntil: inAnHour },
          ...{ invalidReceipts: 0, lastFault: 'busy' },
        });
      }
    }),
  );
}

/**
 * Milliseconds of the program's own for each key: from the key until the text stands in the page, and from
 * the beginning of the frame until it is drawn. What lies between is the wait for the screen's beat; what
 * of it is longer than a beat counts too, for then the program kept the frame waiting.
 */
const listenToKeys = (page: Page): Promise<void> =>
  page.evaluate((beat) => {
    let pressed = 0;
    const drawn: number[] = [];
    Object.assign(globalThis, { drawn });
    // A letter that the driver's own keyboard lacks comes without a key.
    for (const begin of ['keydown', 'beforeinput'] as const)
      addEventListener(begin, ({ timeStamp }) => (pressed ||= timeStamp), { capture: true });
    // The window is the last to hear of it: what its fields do on a key is done.
    addEventListener('input', () => {
      const typed = performance.now();
      const handling = typed - pressed;
      pressed = 0;
      requestAnimationFrame((): void => {
        const begun = performance.now();
        const late = Math.max(0, begun - typed - beat);
        // Before anything else that waits, once the frame is drawn.
        const painted = (): void => void drawn.push(handling + late + performance.now() - begun);
        void scheduler.postTask(painted, { priority: 'user-blocking' });
      });
    });
  }, 1_000 / 60);

/** Types and deletes a text again and again; milliseconds for each key, the first round left out. */
async function typingTimes(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => void (globalThis as unknown as Watched).drawn.splice(0));
  for (let round = 0; round < rounds; round++) {
    await page.keyboard.type(text, { delay: betweenKeys });
    for (const _ of text) await page.keyboard.press('Backspace', { delay: betweenKeys });
  }
  const drawn = await page.evaluate(() => (globalThis as unknown as Watched).drawn);
  return drawn.slice(text.length * 2);
}
