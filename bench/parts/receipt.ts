import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { citizens } from '../../demo/citizens.ts';
import { startOffice } from '../../demo/office.ts';
import { startBrowser } from '../../test/fixtures/browser.ts';
import { Counter } from '../../test/fixtures/counter.ts';
import { type Measurement, median, ratioOf } from '../measurement.ts';

/** Milliseconds from the last digit of the one-time password to the receipt on screen, and what lies between. */
interface Times {
  readonly total: number;
  readonly request: number;
  readonly desk: number;
  readonly paint: number;
}

const goal = 150;

/** From the last key on the one-time password to the painted outcome, on loopback, in a real browser. */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  const office = await startOffice(join(folder, 'office'));
  const browser = await startBrowser();
  try {
    const counter = await Counter.open(await browser.newContext(), office);
    await counter.signIn('aigul');
    const times: Times[] = [];
    for (const citizen of [
      citizens.withAccount,
      citizens.hyphens,
      citizens.secondPass,
      citizens.apostrophe,
      citizens.dateDoubt,
    ]) {
      const password = await counter.askForPassword(citizen);
      await counter.type(password.slice(0, -1));
      times.push(await timeLastKey(counter, password.slice(-1)));
    }
    const part = (name: string, of: (time: Times) => number) =>
      ratioOf(name, median(times.map(of)), goal, 'ms', 1);
    return [
      part('one-time password to receipt on screen', ({ total }) => total),
      part('  of that: key to request', ({ request }) => request),
      part('  of that: desk and centre (sign, queue, decide, verify)', ({ desk }) => desk),
      part('  of that: answer to paint', ({ paint }) => paint),
    ];
  } finally {
    await browser.close();
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timeLastKey(counter: Counter, digit: string): Promise<Times> {
  const outcome = counter.words.registration.outcome.registered;
  const measured = counter.page.evaluate(
    (text) =>
      new Promise<Times>((resolve) => {
        performance.clearResourceTimings();
        let pressed = 0;
        addEventListener(
          'keydown',
          () => {
            pressed = performance.now();
          },
          { once: true, capture: true },
        );
        const seen = new MutationObserver(() => {
          if (!document.body.innerText.includes(text)) return;
          seen.disconnect();
          requestAnimationFrame(() =>
            setTimeout(() => {
              const painted = performance.now();
              const call = performance
                .getEntriesByType('resource')
                .find((entry) => entry.name.endsWith('/desk/sign')) as PerformanceResourceTiming;
              resolve({
                total: painted - pressed,
                request: call.startTime - pressed,
                desk: call.duration,
                paint: painted - call.responseEnd,
              });
            }),
          );
        });
        seen.observe(document.body, { childList: true, subtree: true, characterData: true });
      }),
    outcome,
  );
  await counter.press(digit);
  const times = await measured;
  await counter.press('F2');
  await counter.cursorIn('iin');
  return times;
}
