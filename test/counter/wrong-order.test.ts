import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { words } from '../../src/language/index.ts';
import type { Counter } from '../fixtures/counter.ts';
import { pressKeys } from '../fixtures/keyboard.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

/** Clicks where nothing is, so that no field has the cursor any more. */
async function clickBeside(counter: Counter): Promise<void> {
  await counter.page.locator('main').click({ position: { x: 300, y: 640 } });
  await counter.page.waitForFunction(() => document.activeElement === document.body);
}

describe.skipIf(!hasBrowser)('what is done in the wrong order costs no keystroke and no doubt', () => {
  const here = servedOffice();

  test('after a click beside the fields the next key goes where it belongs, Enter and Esc too', async () => {
    const counter = await here.counter('kk');
    const { enter, outcome } = counter.words.registration;
    const citizen = citizens.withAccount;
    await counter.signIn('aigul');
    await counter.takeIn(citizen);
    await counter.sees(citizen.surname);
    await clickBeside(counter);
    await pressKeys(counter.page, citizen.telephone.slice(2), 'kazakh');
    await counter.cursorIn('subscriberNumber');
    await clickBeside(counter);
    await counter.enter(enter.print);
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    await clickBeside(counter);
    await counter.press('Escape');
    await counter.cursorIn('email');
    await counter.enter(enter['go-on']);
    await counter.cursorIn('code');
    await clickBeside(counter);
    await pressKeys(counter.page, await counter.readTelephone(citizen.telephone, 1), 'kazakh');
    await counter.sees(outcome.registered);
  });

  test('a citizen in the middle is left by F2 and found again as they were, by name', async () => {
    const counter = await here.counter();
    const citizen = citizens.secondPass;
    await counter.signIn('aigul');
    const password = await counter.askForPassword(citizen);
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.type('0612');
    await counter.press('Escape');
    await counter.page.getByRole('button', { name: new RegExp(citizen.surname) }).click();
    await counter.codeAsked();
    await counter.page.reload();
    await counter.codeAsked();
    await counter.type(password);
    await counter.sees(counter.words.registration.outcome.registered);
  });

  test('without a line nobody is told of a code that comes; once it is back Enter stands ready, and a name that the centre writes otherwise wants another signature', async () => {
    const counter = await here.counter();
    const { enter, need, paper } = counter.words.registration;
    const { sayNoLine, sayCode } = words('ru').citizen;
    const citizen = citizens.noPatronymic;
    await counter.signIn('aigul');
    here.office.line.cut();
    await counter.takeIn(citizen);
    await counter.cursorIn('surname');
    await counter.type('КИММ\n');
    await counter.type(`${citizen.givenName}\n\n`);
    await counter.type(citizen.telephone.slice(2));
    await counter.enter(enter.print);
    await counter.enter(enter.signed);
    await counter.enterSays(need.line);
    await counter.sees(sayNoLine);
    expect(await counter.page.getByText(sayCode).count()).toBe(0);
    await counter.press('Escape');
    await counter.cursorIn('email');
    await counter.enter(enter['go-on']);
    await counter.enterSays(need.line);
    here.office.line.restore();
    await counter.cursorIn('code');
    await counter.enter(enter.send);
    await counter.enterSays(enter.print);
    await counter.sees(paper.corrected);
    expect(await here.office.telephone.messages.to(citizen.telephone, 0)).toEqual([]);
    await counter.enter(enter.print);
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    await counter.sees(sayCode);
  });

  test('Cyrillic letters in an address are pointed at, and stand in nobody’s way', async () => {
    const counter = await here.counter();
    const { enter, emailCyrillic } = counter.words.registration;
    const citizen = citizens.apostrophe;
    await counter.signIn('aigul');
    await counter.takeIn(citizen);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizen.telephone.slice(2));
    await counter.at('email').focus();
    await counter.type('ivan@mail.kz');
    expect(await counter.page.getByText(emailCyrillic).count()).toBe(0);
    await counter.at('email').fill('ivаn@mail.kz');
    await counter.sees(emailCyrillic);
    await counter.enter(enter.print);
    await counter.enterSays(enter['signed-and-send']);
  });
});
