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
/** Milliseconds from a key to the frame that shows it. */
const goal = 16;
const rounds = 10;

/** Keys typed into fields, each to the frame that shows it, as fast as a scanner types and with a long queue. */
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
        store.outbox.postpone(requestHash, instantOf(Date.now() + hour), 'line-down');
      }
    }),
  );
}

const listenToKeys = (page: Page): Promise<void> =>
  page.evaluate(() => {
    Object.assign(globalThis, { times: [] });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        requestAnimationFrame(() => {
          // The task after a frame's callbacks runs when the frame is drawn.
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () =>
            (globalThis as unknown as { times: number[] }).times.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });

/** Types and deletes a text again and again; milliseconds from each key to its frame, the first round left out. */
async function typingTimes(page: Page, text: string): Promise<number[]> {
  await page.evaluate(() => Object.assign(globalThis, { times: [] }));
  for (let round = 0; round < rounds; round++) {
    await page.keyboard.type(text);
    for (const _ of text) await page.keyboard.press('Backspace');
  }
  const times = await page.evaluate(() => (globalThis as unknown as { times: number[] }).times);
  return times.slice(text.length * 2);
}
