import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import { paperTexts } from '../../src/language/papers.ts';
import type { Counter } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

const citizen = citizens.changesNumber;
const connected = citizen.account === 'none' ? null : citizen.account.connectedNumber;
const masked = maskSubscriberNumber(connected ?? '');

describe.skipIf(!hasBrowser)('a connected number is never replaced in silence', () => {
  const here = servedOffice();
  const paper = (counter: Counter) =>
    counter.page.getByRole('region', { name: counter.words.registration.preview.text });
  const says = paperTexts.ru.margin.replaces.replace('{digits}', masked.slice(-2));

  test('an application that was signed without a line is printed anew before any SMS is sent', async () => {
    const counter = await here.counter();
    const { enter, paper: texts } = counter.words.registration;
    await counter.signIn('aigul');
    here.office.line.cut();
    await counter.takeIn(citizen);
    await counter.cursorIn('surname');
    await counter.type(`${citizen.surname}\n${citizen.givenName}\n${citizen.patronymic}\n`);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizen.telephone.slice(2));
    await counter.enter(enter.print);
    await counter.enter(enter.signed);
    here.office.line.restore();
    // The desk looks for its centre every fifteen seconds.
    await counter.page.getByText(counter.words.window.line.connected).waitFor({ timeout: 30_000 });
    await counter.enter(enter.send);
    await counter.sees(texts.replaces(masked));
    expect(await here.office.telephone.messages.to(citizen.telephone, 0)).toEqual([]);
    await counter.enter(enter.print);
    await counter.enterDoes(enter['signed-and-send']);
    await counter.still();
    expect(await paper(counter).textContent()).toContain(says);
  });

  test('the screen says it at the number, the paper beside it too, and afterwards what was replaced', async () => {
    const counter = await here.counter();
    const { account, replaces, outcome, enter } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.takeIn(citizen);
    await counter.sees(account.connected(masked));
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizen.telephone.slice(2));
    await counter.sees(replaces(masked));
    await counter.still();
    expect(await paper(counter).textContent()).toContain(says);
    await counter.enter(enter.print);
    const sent = (await here.office.telephone.messages.to(citizen.telephone, 0)).length;
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    await counter.type(await counter.readTelephone(citizen.telephone, sent + 1));
    await counter.sees(outcome.registered);
    await counter.sees(outcome.replaced(masked));
    await counter.sees(account.replaced(masked));
    expect(await counter.page.getByText(replaces(masked)).count()).toBe(0);
  });

  test('the very number again: that it is connected already, and nothing of a replacement', async () => {
    const counter = await here.counter();
    const { sameEnding } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.takeIn(citizen);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizen.telephone.slice(2));
    await counter.sees(sameEnding);
    await counter.still();
    expect(await paper(counter).textContent()).not.toContain(paperTexts.ru.margin.replaces.slice(0, 20));
  });
});
