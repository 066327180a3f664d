import { readFileSync } from 'node:fs';
import type { Request } from 'playwright-core';
import { describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import { readCall } from '../../src/contract/call-message.ts';
import { faultText } from '../../src/language/faults.ts';
import { paperTexts } from '../../src/language/papers.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';
import { breakPrinter, sheetsOf } from '../fixtures/tray.ts';

describe.skipIf(!hasBrowser)('papers at the window', () => {
  const here = servedOffice();
  const sheets = () => sheetsOf(here.office);
  const papers = () => sheets().length;
  const sheet = (place: number) => readFileSync(sheets().at(place) ?? '');

  test('after a refusal two keys print the notice, and the entry is as it was', async () => {
    const counter = await here.counter();
    const { outcome, papers: texts } = counter.words.registration;
    await counter.signIn('aigul');
    const right = await counter.askForPassword(citizens.hyphens);
    await counter.type(wrongDigits(right));
    await counter.sees(outcome.refused);
    await counter.codeAsked();
    const before = papers();
    await counter.press('Shift+F9');
    await counter.page.getByRole('dialog', { name: texts.title }).waitFor();
    await counter.press('Enter');
    await counter.sees(counter.words.states.paperProgress['handed-to-printer']);
    expect(papers()).toBe(before + 1);
    await counter.press('Escape');
    await counter.cursorIn('code');
    await counter.type(right);
    await counter.sees(outcome.registered);
  });

  test('a paper that the citizen had already is printed for a reason, and says so', async () => {
    const counter = await here.counter('kk');
    const { enter, papers: texts } = counter.words.registration;
    const { journal, states } = counter.words;
    await counter.signIn('aigul');
    await counter.serve(citizens.withAccount);
    await counter.enter(enter['print-confirmation']);
    await counter.enterSays(enter['confirmed-and-next']);
    const before = papers();
    await counter.press('Shift+F9');
    const dialog = counter.page.getByRole('dialog', { name: texts.title });
    await dialog.getByRole('button', { name: journal.confirmPaper }).click();
    await dialog.getByRole('button', { name: journal.reprint }).first().click();
    await counter.page.getByLabel(journal.reprintReason).fill('Жоғалтып алды');
    await counter.press('Enter');
    await counter.page
      .getByRole('listitem')
      .filter({ hasText: states.paper.confirmation })
      .filter({ hasText: journal.copy(2) })
      .filter({ hasText: states.paperProgress['handed-to-printer'] })
      .waitFor();
    expect(papers()).toBe(before + 1);
  });

  test('an application that says something else than the fields is marked, and not printed from the list', async () => {
    const counter = await here.counter();
    const { journal, states } = counter.words;
    await counter.signIn('aigul');
    await counter.fillIn(citizens.dateDoubt);
    await counter.press('Shift+F9');
    const list = counter.page.getByRole('region', { name: counter.words.registration.papers.printed });
    const row = list.getByRole('listitem').filter({ hasText: states.paper.application });
    await row.getByRole('button', { name: journal.printPaper }).waitFor();
    expect(await row.getByText(journal.outdated).count()).toBe(0);
    await counter.press('Escape');
    await counter.at('email').fill('a@mail.example');
    await counter.press('Shift+F9');
    await row.getByText(journal.outdated).waitFor();
    expect(await row.getByRole('button').allInnerTexts()).toEqual([journal.showPaper]);
  });

  test('beside the fields stands what is printed next, and the printer gets those very bytes', async () => {
    const counter = await here.counter();
    const { enter, outcome, preview } = counter.words.registration;
    const { application, refusalNotice, confirmation } = paperTexts.ru;
    const shown = counter.page.getByRole('region', { name: preview.text });
    const shows = (text: string) => shown.filter({ hasText: text }).waitFor({ state: 'attached' });
    const previewed = async (kind: string) => {
      const asks = (call: Request): boolean =>
        call.url().endsWith('/desk/previewHandout') &&
        z
          .looseObject({ kind: z.literal(kind) })
          .safeParse(readCall(call.postDataBuffer() ?? Buffer.alloc(0))?.input).success;
      const response = await counter.page.waitForResponse((answer) => asks(answer.request()));
      return Buffer.from((await response.json()).value.pdf, 'base64');
    };
    await counter.signIn('aigul');
    const right = await counter.askForPassword(citizens.secondPass);
    await shows(application.surname);
    const notice = previewed('refusal-notice');
    await counter.type(wrongDigits(right));
    await counter.sees(outcome.refused);
    await shows(refusalNotice.title);
    await counter.codeAsked();
    await counter.press('Shift+F9');
    await counter.page.getByRole('dialog').waitFor();
    await counter.press('Enter');
    await counter.sees(counter.words.states.paperProgress['handed-to-printer']);
    expect(sheet(-1)).toEqual(await notice);
    await counter.press('Escape');
    await counter.codeAsked();
    const before = papers();
    const decided = previewed('confirmation');
    await counter.type(right);
    await counter.sees(outcome.confirmationDue);
    await shows(confirmation.title);
    expect(papers()).toBe(before);
    await counter.enter(enter['print-confirmation']);
    await counter.sees(outcome.confirmationPrinted);
    expect(papers()).toBe(before + 1);
    expect(sheet(-1)).toEqual(await decided);
    await counter.still();
    await shows(confirmation.title);
  });

  test("the slip's password is on screen only when asked for, and gone when the window is left", async () => {
    const counter = await here.counter();
    const { enter, papers: texts, preview } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.serve(citizens.withoutAccount);
    await counter.sees(preview.secret);
    expect(await counter.page.getByRole('region', { name: preview.text }).count()).toBe(0);
    await counter.enter(enter['print-slip']);
    await counter.enterSays(enter['hand-over-slip']);
    await counter.still();
    const slip = counter.page.getByRole('dialog', { name: counter.words.states.paper['account-slip'] });
    const shown = await counter.page.getByRole('region', { name: preview.text }).textContent();
    expect(shown).toContain(paperTexts.ru.confirmation.title);
    expect(shown).not.toContain(paperTexts.ru.accountSlip.password);
    await counter.press('Shift+F9');
    expect(await slip.count()).toBe(0);
    await counter.page.getByRole('button', { name: texts.showSlip }).click();
    await slip.waitFor();
    const password = slip.getByLabel(counter.words.window.curtain.password, { exact: true });
    const sheet = slip.getByRole('region', { name: counter.words.states.paper['account-slip'] });
    await password.fill('wrong');
    await counter.press('Enter');
    await slip.getByText(faultText(counter.words.faults, 'key-password-wrong', {}).what).waitFor();
    expect(await sheet.count()).toBe(0);
    await password.fill(operatorPassword);
    await counter.press('Enter');
    await sheet.waitFor();
    expect(await sheet.textContent()).toContain(paperTexts.ru.accountSlip.password);
    await counter.page.evaluate(() => dispatchEvent(new Event('blur')));
    await slip.waitFor({ state: 'detached' });
  });

  test("the slip's password hides after 30 seconds, whatever notices come in between", async () => {
    const counter = await here.counter();
    const { page } = counter;
    const { papers: texts } = counter.words.registration;
    const { connected, offline } = counter.words.window.line;
    await page.clock.install();
    await page.reload();
    onTestFinished(() => here.office.line.restore());
    here.office.line.cut();
    await counter.signIn('aigul');
    await counter.sees(offline);
    await counter.page.getByText(citizens.withoutAccount.surname).first().click();
    await counter.enterSays(counter.words.registration.enter['hand-over-slip']);
    await counter.press('Shift+F9');
    await page.getByRole('button', { name: texts.showSlip }).click();
    const slip = page.getByRole('dialog', { name: counter.words.states.paper['account-slip'] });
    await slip.getByLabel(counter.words.window.curtain.password, { exact: true }).fill(operatorPassword);
    await counter.press('Enter');
    await slip
      .getByRole('status')
      .filter({ hasText: texts.hidesInSeconds(30) })
      .waitFor({ state: 'attached' });
    await page.clock.pauseAt(await page.evaluate(() => Date.now() + 1));
    const shown = await page.evaluate(() => performance.now());
    await page.clock.fastForward(20_000);
    await slip
      .getByRole('status')
      .filter({ hasText: texts.hidesInSeconds(10) })
      .waitFor({ state: 'attached' });
    here.office.line.restore();
    await counter.sees(connected);
    await page.clock.fastForward(9_500);
    expect(await slip.count()).toBe(1);
    expect((await page.evaluate(() => performance.now())) - shown).toBe(29_500);
    await page.clock.fastForward(500);
    await slip.waitFor({ state: 'detached' });
  });

  test('a confirmation that does not come out says so and why, is tried again, and is one paper', async () => {
    const counter = await here.counter();
    const { enter, outcome } = counter.words.registration;
    const { print, paperProgress } = counter.words.states;
    await counter.signIn('aigul');
    await counter.serve(citizens.changesNumber);
    await counter.enterSays(enter['print-confirmation']);
    const before = papers();
    const mend = breakPrinter(here.office);
    try {
      await counter.enter(enter['print-confirmation']);
      await counter.sees(outcome.confirmationFailed);
      await counter.sees(print['printer-missing']);
      await counter.enterSays(enter['print-confirmation']);
      await counter.enter(enter['print-confirmation']);
      await counter.enterSays(enter['print-confirmation']);
      expect(await counter.page.getByText(outcome.confirmationPrinted).count()).toBe(0);
    } finally {
      mend();
    }
    await counter.enter(enter['print-confirmation']);
    await counter.sees(outcome.confirmationPrinted);
    expect(papers()).toBe(before + 1);
    await counter.press('Shift+F9');
    const printed = counter.page.getByRole('region', { name: counter.words.registration.papers.printed });
    const row = printed.getByRole('listitem').filter({ hasText: counter.words.states.paper.confirmation });
    await row.filter({ hasText: paperProgress['handed-to-printer'] }).waitFor();
    expect(await row.count()).toBe(1);
  });

  test("a day's register that does not come out is never said to be printed, and is tried again", async () => {
    const counter = await here.counter('kk');
    const { register } = counter.words.shift;
    await counter.signIn('aigul');
    await counter.press('F6');
    await counter.enterSays(register.print);
    const before = papers();
    const mend = breakPrinter(here.office);
    try {
      await counter.enter(register.print);
      await counter.sees(register.failed);
      await counter.sees(counter.words.states.print['printer-missing']);
      await counter.enterSays(register.print);
    } finally {
      mend();
    }
    expect(papers()).toBe(before);
    await counter.enter(register.print);
    await counter.sees(register.handed);
    expect(papers()).toBe(before + 1);
  });
});
