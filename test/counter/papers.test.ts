import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { paperTexts } from '../../src/language/papers.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('papers at the window', () => {
  const here = servedOffice();
  const papers = () =>
    readdirSync(join(here.office.prepared.folder, 'tray')).filter((name) => name.endsWith('.pdf')).length;

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
    await counter.sees(journal.copy(2));
    await counter.sees(states.paper.confirmation);
    expect(papers()).toBe(before + 1);
  });

  test("the slip's password is on screen only when asked for, and gone when the window is left", async () => {
    const counter = await here.counter();
    const { enter, papers: texts, preview } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.serve(citizens.withoutAccount);
    await counter.enter(enter['print-slip']);
    await counter.enterSays(enter['hand-over-slip']);
    await counter.still();
    const slip = counter.page.getByRole('dialog', { name: counter.words.states.paper['account-slip'] });
    const shown = await counter.page.getByRole('region', { name: preview.text }).textContent();
    expect(shown).toContain(citizens.withoutAccount.surname);
    expect(shown).not.toContain(paperTexts.ru.accountSlip.password);
    await counter.press('Shift+F9');
    expect(await slip.count()).toBe(0);
    await counter.page.getByRole('button', { name: texts.showSlip }).click();
    await slip.waitFor();
    await counter.page.evaluate(() => dispatchEvent(new Event('blur')));
    await slip.waitFor({ state: 'detached' });
  });
});
