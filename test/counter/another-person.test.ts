import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('one person a registration', () => {
  const here = servedOffice();

  test('the IIN of another one begins another registration with one key, and keeps the number', async () => {
    const counter = await here.counter();
    const { enter, otherPerson, outcome, abandon } = counter.words.registration;
    const [first, second] = [citizens.hyphens, citizens.withAccount];
    await counter.signIn('aigul');
    await counter.takeIn(first);
    await counter.sees(first.surname);
    await counter.cursorIn('subscriberNumber');
    await counter.type(second.telephone.slice(2));
    const before = new URL(counter.page.url()).hash;
    await counter.at('iin').focus();
    await counter.press('Control+A');
    await counter.type(second.iin);
    await counter.sees(otherPerson);
    expect(await counter.page.getByText(first.surname).count()).toBe(0);
    await counter.enter(enter['other-person']);
    await counter.enter(enter['accept-statements']);
    await counter.sees(second.surname);
    expect(new URL(counter.page.url()).hash).not.toBe(before);
    expect((await counter.at('subscriberNumber').inputValue()).replaceAll(' ', '')).toBe(second.telephone);
    await counter.enter(enter.print);
    const sent = (await here.office.telephone.messages.to(second.telephone, 0)).length;
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    await counter.type(await counter.readTelephone(second.telephone, sent + 1));
    await counter.sees(outcome.registered);
    await counter.page.evaluate((fragment) => location.assign(fragment), before);
    await counter.sees(outcome.abandoned);
    await counter.sees(abandon.ended['other-person']);
  });

  test('the first one’s IIN again goes on with the first registration', async () => {
    const counter = await here.counter();
    const { enter } = counter.words.registration;
    const [first, second] = [citizens.elderly, citizens.secondPass];
    await counter.signIn('aigul');
    await counter.takeIn(first);
    await counter.sees(first.surname);
    for (const { iin } of [second, first]) {
      await counter.at('iin').focus();
      await counter.press('Control+A');
      await counter.type(iin);
    }
    await counter.enter(enter['accept-statements']);
    await counter.sees(first.surname);
  });
});
