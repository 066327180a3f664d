import { existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { citizens } from '../../demo/citizens.ts';
import type { Office } from '../../demo/office.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Overview } from '../../src/contract/overview.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import { faultText } from '../../src/language/faults.ts';
import { type Chapter, closeDialogs } from './scene.ts';

const citizen = citizens.elderly;

/** What goes wrong at a counter: paper, line, clock, key, disk, and the desk itself. */
export const troubles: Chapter = {
  states: {
    'application-not-printed': async ({ counter, office }) => {
      await counter.signIn('aigul');
      await counter.takeIn(citizen);
      await counter.cursorIn('subscriberNumber');
      await counter.type(citizen.telephone.slice(2));
      breakPrinter(office);
      await counter.enter(counter.words.registration.enter.print);
      await counter.sees(counter.words.registration.paper.failed);
    },
    'slip-not-printed': async ({ counter, office }) => {
      const { enter, outcome } = counter.words.registration;
      mendPrinter(office);
      const sent = (await office.telephone.messages.to(citizen.telephone, 0)).length;
      await counter.enter(enter['print-again']);
      await counter.enter(enter['signed-and-send']);
      await counter.codeAsked();
      await counter.type(await counter.readTelephone(citizen.telephone, sent + 1));
      breakPrinter(office);
      await counter.enter(enter['print-slip']);
      await counter.sees(outcome.slipFailed);
    },
    'confirmation-not-printed': async ({ counter, office }) => {
      const { enter, outcome } = counter.words.registration;
      mendPrinter(office);
      await counter.serve(citizens.dateDoubt);
      breakPrinter(office);
      await counter.enter(enter['print-confirmation']);
      await counter.sees(outcome.confirmationFailed);
    },
    'papers-not-printed': async ({ counter, office, page }) => {
      await counter.press('Shift+F9');
      await page.getByRole('dialog').waitFor();
      mendPrinter(office);
    },
    'sending-failed': async (scene) => {
      const { counter, page } = scene;
      const fault = { code: 'centre-busy', details: {} };
      await closeDialogs(scene);
      await counter.fillIn(citizens.noPatronymic);
      await page.route('**/desk/sendOneTimePassword', (route) =>
        route.fulfill({ json: { ok: false, fault } }),
      );
      await counter.enter(counter.words.registration.enter['signed-and-send']);
      await counter.enterSays(counter.words.registration.enter.send);
    },
    'sending-password': async ({ counter, page }) => {
      await page.unroute('**/desk/sendOneTimePassword');
      await neverAnswered(page, 'sendOneTimePassword');
      await counter.enter(counter.words.registration.enter.send);
      await counter.sees(counter.words.registration.code.sending);
    },
    'code-expired': async ({ counter, page }) => {
      await page.unroute('**/desk/sendOneTimePassword');
      await counter.codeAsked();
      await withAnswer(page, 'registration', (view: RegistrationView) => {
        const { challenge } = view.state;
        const expiresAt = instantOf(Date.now() - 1_000);
        return { ...view, state: { ...view.state, challenge: challenge && { ...challenge, expiresAt } } };
      });
      await page.reload();
      await counter.sees(counter.words.registration.code.expired);
    },
    'home-warnings': async (scene) => {
      await scene.page
        .getByRole('navigation')
        .getByRole('button', { name: scene.counter.words.window.go.home })
        .click();
      const inAWeek = new Date(Date.now() + 7 * day).toISOString();
      const anHourAgo = new Date(Date.now() - hour).toISOString();
      // The heart beats, and nothing else is told: what stands there stays.
      await scene.page.route('**/notices', (route) =>
        route.fulfill({
          contentType: 'application/x-ndjson',
          body: `${JSON.stringify({ notice: 'beat' })}\n`,
        }),
      );
      await withAnswer(
        scene.page,
        'overview',
        (seen: Overview): Overview => ({
          ...seen,
          line: { ...seen.line, state: 'slow' },
          clock: { offset: 95_000, state: 'warn' },
          queue: { waiting: 12, held: 0, oldestAt: anHourAgo },
          disk: { freeBytes: 1.4e9, state: 'little' },
          session: seen.session && { ...seen.session, keyValidUntil: inAWeek },
        }),
      );
      await scene.page.reload();
      await scene.counter.sees(scene.counter.words.readiness.todo.key);
    },
    'home-blocked': async (scene) => {
      const tonight = new Date(Date.now() + hour).toISOString();
      await withAnswer(
        scene.page,
        'overview',
        (seen: Overview): Overview => ({
          ...seen,
          line: { ...seen.line, state: 'refused' },
          clock: { offset: -840_000, state: 'refuse' },
          queue: { waiting: 3, held: 2, oldestAt: tonight },
          policy: null,
          printer: { name: seen.printer.name, fault: 'printer-stopped' },
          disk: { freeBytes: 2e7, state: 'too-little' },
          session: seen.session && { ...seen.session, keyValidUntil: tonight },
        }),
      );
      await scene.page.reload();
      await scene.counter.sees(scene.counter.words.readiness.todo.keyOver);
    },
    'settings-printer-stopped': async ({ counter }) => {
      await counter.press('Shift+F1');
      await counter.sees(counter.words.states.print['printer-stopped']);
    },
    'statements-missing': async ({ counter }) => {
      await counter.press('F2');
      await counter.cursorIn('iin');
      await counter.type(citizens.hyphens.iin);
      await counter.sees(counter.words.registration.statementsNone);
    },
    'registration-not-found': async ({ counter, page }) => {
      const id = '00000000-0000-4000-8000-000000000000';
      await page.unroute('**/desk/registration');
      await page.evaluate((fragment) => location.assign(fragment), `#/registration/${id}`);
      await page.getByRole('alert').waitFor();
      await counter.sees(faultText(counter.words.faults, 'registration-unknown', {}).what);
    },
    'journal-loading': async ({ counter, page }) => {
      await neverAnswered(page, 'registrations');
      await counter.press('F3');
      await page.getByRole('searchbox').waitFor();
    },
    'shift-loading': async ({ counter, page }) => {
      await neverAnswered(page, 'shift');
      await counter.press('F6');
      await page.getByRole('heading', { name: counter.words.shift.title }).waitFor();
    },
    'home-failed': async ({ counter, page }) => {
      await failing(page, 'unfinished');
      await page.getByRole('navigation').getByRole('button', { name: counter.words.window.go.home }).click();
      await page.getByRole('button', { name: counter.words.window.tryAgain }).waitFor();
    },
    'queue-failed': async ({ counter, page }) => {
      await failing(page, 'queue');
      await counter.press('F4');
      await counter.enterDoes(counter.words.window.tryAgain);
    },
    'registration-unsaved': async ({ counter, page }) => {
      await failing(page, 'saveDraft');
      await failing(page, 'previewApplication');
      await counter.press('F2');
      await counter.cursorIn('iin');
      await counter.type(citizens.numberTaken.iin);
      await counter.sees(counter.words.registration.outOfStep.draft);
      await counter.sees(counter.words.registration.preview.failed);
    },
    'desk-silent': async ({ counter, page }) => {
      await page.route('**/desk/*', (route) => route.abort());
      await counter.press('F4');
      await counter.sees(faultText(counter.words.faults, 'desk-silent', {}).what);
    },
  },
};

const hour = 3_600_000;
const day = 24 * hour;

/** Takes the place of the folder that the printer puts its papers into, so that nothing comes out. */
function breakPrinter({ prepared }: Office): void {
  const tray = join(prepared.folder, 'tray');
  if (existsSync(`${tray}.away`)) return;
  renameSync(tray, `${tray}.away`);
  writeFileSync(tray, '');
}

function mendPrinter({ prepared }: Office): void {
  const tray = join(prepared.folder, 'tray');
  rmSync(tray);
  renameSync(`${tray}.away`, tray);
}

/** Lets a question of the window to its desk go without an answer. */
const neverAnswered = (page: Page, operation: string): Promise<unknown> =>
  page.route(`**/desk/${operation}`, () => undefined);

/** Lets an operation fail, as it does where the store can't be read. */
const failing = (page: Page, operation: string): Promise<unknown> =>
  page.route(`**/desk/${operation}`, (route) =>
    route.fulfill({ json: { ok: false, fault: { code: 'store-failed', details: {} } } }),
  );

/** Lets the window see another answer than the desk's: clocks, keys and disks that no test can have. */
async function withAnswer<Value>(
  page: Page,
  operation: string,
  change: (seen: Value) => Value,
): Promise<void> {
  await page.unroute(`**/desk/${operation}`);
  await page.route(`**/desk/${operation}`, async (route) => {
    // Asked from here it must still look like the page's own question.
    const headers = { ...route.request().headers(), 'sec-fetch-site': 'same-origin' };
    const response = await route.fetch({ headers });
    const answer = await response.json();
    await route.fulfill({ response, json: { ...answer, value: change(answer.value) } });
  });
}
