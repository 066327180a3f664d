import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import type { DeskOperationName } from '../../src/contract/desk.ts';
import { faultText } from '../../src/language/faults.ts';
import type { Counter } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

/** How a screen is reached, what it must not say while its operation fails, and what it says once that works. */
interface Case {
  readonly name: string;
  readonly operation: DeskOperationName;
  readonly go: (counter: Counter) => Promise<void>;
  readonly untrue?: (counter: Counter) => string;
  readonly mended: (counter: Counter) => Promise<void>;
}

async function home(counter: Counter): Promise<void> {
  await counter.press('F4');
  await counter.sees(counter.words.queue.empty);
  await counter.page
    .getByRole('navigation')
    .getByRole('button', { name: counter.words.window.go.home })
    .click();
}

/** The row of the citizen who was served, opened in place. */
async function openRow(counter: Counter): Promise<void> {
  await counter.press('F3');
  await counter.page.getByRole('searchbox').fill(citizens.secondPass.surname);
  await counter.page.getByRole('row').nth(2).waitFor({ state: 'detached' });
  await counter.enter(counter.words.journal.open);
}

const cases: readonly Case[] = [
  {
    name: 'home, its figures',
    operation: 'registrations',
    go: home,
    untrue: ({ words }) => words.window.homeScreen.nothingUnfinished,
    mended: (counter) => counter.sees(counter.words.window.homeScreen.nothingUnfinished),
  },
  {
    name: 'home, what is unfinished',
    operation: 'unfinished',
    go: home,
    untrue: ({ words }) => words.window.homeScreen.nothingUnfinished,
    mended: (counter) => counter.sees(counter.words.window.homeScreen.nothingUnfinished),
  },
  {
    name: 'the journal',
    operation: 'registrations',
    go: (counter) => counter.press('F3'),
    untrue: ({ words }) => words.journal.empty,
    mended: (counter) => counter.sees(citizens.secondPass.surname),
  },
  {
    name: "the journal's operators",
    operation: 'operators',
    go: (counter) => counter.press('F3'),
    mended: ({ page, words }) =>
      page.getByLabel(words.journal.filterOperator).getByRole('option').nth(1).waitFor({ state: 'attached' }),
  },
  {
    name: 'a registration in the journal',
    operation: 'registration',
    go: openRow,
    mended: (counter) => counter.sees(counter.words.history.opened),
  },
  {
    name: 'a paper',
    operation: 'paper',
    async go(counter) {
      await openRow(counter);
      await counter.page.getByRole('button', { name: counter.words.journal.showPaper }).first().click();
    },
    mended: ({ page }) =>
      page.getByRole('dialog').getByText(citizens.secondPass.iin).or(page.getByRole('img')).first().waitFor(),
  },
  {
    name: 'the queue',
    operation: 'queue',
    go: (counter) => counter.press('F4'),
    untrue: ({ words }) => words.queue.empty,
    mended: (counter) => counter.sees(counter.words.queue.empty),
  },
  {
    name: "the shift's figures",
    operation: 'shift',
    go: (counter) => counter.press('F6'),
    untrue: ({ words }) => words.shift.nothing,
    mended: (counter) => counter.sees(counter.words.shift.byOutcome),
  },
  {
    name: "the shift's register",
    operation: 'register',
    go: (counter) => counter.press('F6'),
    untrue: ({ words }) => words.shift.register.notYet,
    mended: (counter) => counter.sees(counter.words.shift.register.notYet),
  },
  {
    name: 'the settings',
    operation: 'settings',
    go: (counter) => counter.press('Shift+F1'),
    untrue: ({ words }) => words.settings.noFolders,
    mended: (counter) => counter.sees(counter.words.settings.noFolders),
  },
  {
    name: 'the printers',
    operation: 'printers',
    go: (counter) => counter.press('Shift+F1'),
    mended: ({ page, words }) =>
      page
        .getByLabel(words.settings.printer)
        .getByRole('option', { name: 'tray' })
        .waitFor({ state: 'attached' }),
  },
  {
    name: 'the preview of the application',
    operation: 'previewApplication',
    async go(counter) {
      await counter.press('F2');
      await counter.cursorIn('iin');
      await counter.type('9');
    },
    untrue: ({ words }) => words.registration.preview.empty,
    mended: ({ page, words }) =>
      page.getByRole('region', { name: words.registration.preview.text }).waitFor({ state: 'attached' }),
  },
  {
    name: 'a registration by its address',
    operation: 'registration',
    async go(counter) {
      await openRow(counter);
      await counter.page.evaluate(() => location.assign(location.hash.replace('journal', 'registration')));
    },
    mended: (counter) => counter.sees(counter.words.registration.outcome.registered),
  },
];

describe.skipIf(!hasBrowser)('a screen whose operation fails says so, and shows it once it works', () => {
  const here = servedOffice();
  let isServed = false;

  async function counterAfterOne(): Promise<Counter> {
    const counter = await here.counter();
    await counter.signIn('aigul');
    if (isServed) return counter;
    isServed = true;
    await counter.serve(citizens.secondPass);
    await counter.enter(counter.words.registration.enter['print-confirmation']);
    await counter.enter(counter.words.registration.enter['confirmed-and-next']);
    await counter.cursorIn('iin');
    return counter;
  }
  const breakOperation = (counter: Counter, operation: DeskOperationName) =>
    counter.page.route(`**/desk/${operation}`, (route) =>
      route.fulfill({ json: { ok: false, fault: { code: 'store-failed', details: {} } } }),
    );
  const says = (counter: Counter, code: 'store-failed' | 'desk-silent') =>
    counter.page.getByRole('alert').filter({ hasText: faultText(counter.words.faults, code, {}).what });

  test.each(cases)('$name ($operation)', async ({ operation, go, untrue, mended }) => {
    const counter = await counterAfterOne();
    const fault = { code: 'store-failed', details: {} };
    await counter.page.route(`**/desk/${operation}`, (route) =>
      route.fulfill({ json: { ok: false, fault } }),
    );
    await go(counter);
    await says(counter, 'store-failed').first().waitFor();
    if (untrue) expect(await counter.page.getByText(untrue(counter)).count()).toBe(0);
    expect(await counter.page.getByText(counter.words.window.loading).count()).toBe(0);
    await counter.page.unroute(`**/desk/${operation}`);
    await counter.page
      .locator('dialog[open], body')
      .last()
      .getByRole('button', { name: counter.words.window.tryAgain })
      .first()
      .click();
    await mended(counter);
    expect(await says(counter, 'store-failed').count()).toBe(0);
  });

  test('the key files at sign-in (keyFiles)', async () => {
    const counter = await here.counter();
    const { noFiles, otherFile } = counter.words.window.signIn;
    await breakOperation(counter, 'keyFiles');
    await counter.page.reload();
    await says(counter, 'store-failed').waitFor();
    expect(await counter.page.getByText(noFiles).count()).toBe(0);
    await counter.page.unroute('**/desk/keyFiles');
    await counter.page.getByRole('button', { name: counter.words.window.tryAgain }).click();
    await counter.page.getByRole('radio', { name: otherFile }).waitFor({ state: 'attached' });
  });

  test('a preview that fails shows nothing of the paper before (previewApplication)', async () => {
    const counter = await counterAfterOne();
    const { preview } = counter.words.registration;
    const paper = counter.page.getByRole('region', { name: preview.text });
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.at('email').fill('first@mail.example');
    await paper.getByText('first@mail.example').waitFor({ state: 'attached' });
    await breakOperation(counter, 'previewApplication');
    await counter.at('email').fill('second@mail.example');
    await counter.sees(preview.failed);
    expect(await paper.count()).toBe(0);
    expect(await counter.page.locator('canvas:visible').count()).toBe(0);
    await counter.page.unroute('**/desk/previewApplication');
    await counter.page.getByRole('button', { name: counter.words.window.tryAgain }).click();
    await paper.getByText('second@mail.example').waitFor({ state: 'attached' });
  });

  test('a draft that can not be saved (saveDraft)', async () => {
    const counter = await counterAfterOne();
    const { outOfStep } = counter.words.registration;
    await counter.press('F2');
    await counter.cursorIn('iin');
    await breakOperation(counter, 'saveDraft');
    await counter.type(citizens.hyphens.iin);
    await counter.sees(outOfStep.draft);
    await says(counter, 'store-failed').waitFor();
    await counter.page.unroute('**/desk/saveDraft');
    await counter.page.getByRole('button', { name: counter.words.window.tryAgain }).click();
    await counter.page.getByText(outOfStep.draft).waitFor({ state: 'detached' });
  });

  test('going on with an earlier registration (abandon): Shift F2 stays and says why', async () => {
    const counter = await counterAfterOne();
    const { inHand, enter } = counter.words.registration;
    await counter.fillIn(citizens.withAccount);
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.type(citizens.withAccount.iin);
    await counter.sees(inHand.goOn);
    await breakOperation(counter, 'abandon');
    await counter.press('Shift+F2');
    await says(counter, 'store-failed').waitFor();
    await counter.page.unroute('**/desk/abandon');
    await counter.press('Shift+F2');
    await counter.enterSays(enter['signed-and-send']);
  });

  test.each([
    ['F3', 'registrations'],
    ['F4', 'queue'],
    ['F6', 'shift'],
    ['Shift+F1', 'settings'],
  ] as const)('an answer that never comes is not waited for: %s (%s)', async (key, operation) => {
    const counter = await counterAfterOne();
    await counter.page.clock.install();
    await counter.page.reload();
    await counter.sees(counter.words.window.homeScreen.newHint);
    await counter.page.route(`**/desk/${operation}`, () => undefined);
    await counter.press(key);
    await counter.page
      .locator('main')
      .getByText(counter.words.window.loading)
      .or(counter.page.getByRole('searchbox'))
      .first()
      .waitFor();
    await counter.page.clock.fastForward(15_000);
    await says(counter, 'desk-silent').waitFor();
    expect(await counter.page.getByText(counter.words.window.loading).count()).toBe(0);
    await counter.page.unroute(`**/desk/${operation}`);
    if (key === 'Shift+F1')
      await counter.page.getByRole('button', { name: counter.words.window.tryAgain }).click();
    else await counter.enter(counter.words.window.tryAgain);
    await says(counter, 'desk-silent').waitFor({ state: 'detached' });
  });

  test('a screen that can not be drawn leaves the others, and says so', async () => {
    const counter = await counterAfterOne();
    const body = "export const Queue = () => { throw new Error('not drawn'); };";
    await counter.page.route(/\/assets\/queue-.*\.js$/, (route) =>
      route.fulfill({ body, contentType: 'text/javascript' }),
    );
    await counter.page.reload();
    await counter.sees(counter.words.window.homeScreen.newHint);
    await counter.press('F4');
    await counter.sees(counter.words.window.broken.what);
    await counter.press('F3');
    await counter.sees(citizens.secondPass.surname);
    await counter.press('F4');
    await counter.enterDoes(counter.words.window.tryAgain);
    await counter.press('Escape');
    await counter.sees(counter.words.window.homeScreen.newHint);
  });

  test('a screen whose code does not come says that the desk is silent, and is there once it comes', async () => {
    const counter = await counterAfterOne();
    const code = /\/assets\/queue-.*\.js$/;
    await counter.page.route(code, (route) => route.abort());
    await counter.page.reload();
    await counter.sees(counter.words.window.homeScreen.newHint);
    await counter.press('F4');
    await says(counter, 'desk-silent').waitFor();
    await counter.page.unroute(code);
    await counter.enter(counter.words.window.tryAgain);
    await counter.sees(counter.words.queue.empty);
  });

  test('a screen that was not opened yet needs no desk that is gone meanwhile', async () => {
    const counter = await counterAfterOne();
    const fetched = counter.page.waitForResponse(/\/assets\/shift-.*\.js$/);
    await counter.page.reload();
    await fetched;
    await counter.page.route('**', (route) => route.abort());
    await counter.press('F6');
    await counter.page.getByRole('heading', { name: counter.words.shift.title, level: 1 }).waitFor();
  });
});
