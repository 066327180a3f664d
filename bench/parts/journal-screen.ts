import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { type Office, startOffice } from '../../demo/office.ts';
import { operator } from '../../test/fixtures/registrations.ts';
import { fillJournal, rowsToFill } from '../fill-journal.ts';
import { type Measurement, percentile, ratioOf } from '../measurement.ts';
import { browserWithoutBeat, databaseOf, signIn, withStore } from '../window.ts';

/** Milliseconds to the painted rows, and how much the window's memory may grow on a long way down. */
const goals = { paint: 50, memory: 1.2 };
const pagesDown = 100;

/** The journal's screen over a million registrations: how soon a search and a page are painted, and what a long way down costs. */
export async function measure(): Promise<Measurement[]> {
  const folder = mkdtempSync(join(tmpdir(), 'tereze-bench-'));
  const office = await startOffice(join(folder, 'office'));
  const browser = await browserWithoutBeat();
  try {
    await office.stopDesk();
    const { folder: data, key } = databaseOf(office);
    fillJournal(data, key, rowsToFill);
    const searches = searchesOf(office);
    await office.startDesk();
    await signIn(office);
    const page = await browser.newPage();
    await page.goto(office.deskUrl());
    await page.getByRole('navigation').waitFor();
    await page.keyboard.press('F3');
    await page.getByRole('row').nth(2).waitFor();
    const found: number[] = [];
    for (const search of searches) found.push(await searchTime(page, search));
    await page.getByRole('searchbox').fill('');
    await pageTime(page);
    const before = await memory(page);
    const pages: number[] = [];
    for (let down = 0; down < pagesDown; down++) pages.push(await pageTime(page));
    const name = (what: string): string => `journal's screen, ${rowsToFill}: ${what}`;
    return [
      ratioOf(name('search to paint, p95'), percentile(found, 95), goals.paint, 'ms', 1),
      ratioOf(name('page down to paint, p95'), percentile(pages, 95), goals.paint, 'ms', 1),
      ratioOf(name(`memory ${pagesDown} pages down`), await memory(page), before, 'MB', goals.memory),
    ];
  } finally {
    await browser.close();
    await office.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Numbers, IINs, telephones and surnames from all over the ten years, each with what the first row then says. */
function searchesOf(office: Office): { text: string; shows: string }[] {
  return withStore(office, (store) =>
    [2018, 2020, 2022, 2024, 2026].flatMap((year) =>
      store.registrations
        .list({
          ...{ viewerIin: operator.iin, day: `${year}-03-15`, phase: 'registered', operatorIin: null },
          ...{ before: null, limit: 8 },
        })
        .flatMap(({ applicationNumber, iin, subscriberNumber, name }) => [
          { text: applicationNumber ?? '', shows: applicationNumber ?? '' },
          { text: iin, shows: name },
          { text: subscriberNumber, shows: name },
          { text: name.slice(0, 6), shows: name.slice(0, 6) },
        ]),
    ),
  );
}

/** Milliseconds from a whole text in the search to the frame in which the first row fits it. */
async function searchTime(page: Page, { text, shows }: { text: string; shows: string }): Promise<number> {
  // What no search finds stands between two, so that rows of the one before count for none.
  await page.getByRole('searchbox').fill('000000000000000');
  await page.getByRole('row').nth(1).waitFor({ state: 'detached' });
  const measured = page.evaluate(
    (wanted) =>
      new Promise<number>((resolve) => {
        let begun = 0;
        addEventListener('input', ({ timeStamp }) => (begun = timeStamp), { once: true, capture: true });
        const look = (): void => {
          const first = document.querySelector('tbody[data-index="0"]')?.textContent ?? '';
          if (begun === 0 || !first.includes(wanted)) requestAnimationFrame(look);
          else setTimeout(() => resolve(performance.now() - begun));
        };
        requestAnimationFrame(look);
      }),
    shows,
  );
  await page.getByRole('searchbox').fill(text);
  return measured;
}

/** Milliseconds from a jump to the end of what was read to the frame in which the rows behind it stand. */
const pageTime = (page: Page): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const scroller = document.querySelector('table')?.parentElement;
        if (!scroller) throw new Error('there is no journal');
        const begun = performance.now();
        scroller.scrollTop = scroller.scrollHeight;
        const look = (): void => {
          const end = scroller.getBoundingClientRect().bottom;
          const rows = [...document.querySelectorAll('tbody[data-index]')];
          const inSight = rows.filter((row) => row.getBoundingClientRect().top < end);
          const isFilled = (inSight.at(-1)?.getBoundingClientRect().bottom ?? 0) >= end - 1;
          if (isFilled && inSight.every((row) => row.querySelector('button')))
            setTimeout(() => resolve(performance.now() - begun));
          else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
      }),
  );

/** What the window's program holds, in megabytes, once what it let go is swept up. */
async function memory(page: Page): Promise<number> {
  const engine = await page.context().newCDPSession(page);
  await engine.send('HeapProfiler.collectGarbage');
  const { usedSize } = await engine.send('Runtime.getHeapUsage');
  await engine.detach();
  return usedSize / 1_000_000;
}
