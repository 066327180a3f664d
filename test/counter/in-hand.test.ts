import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operators } from '../../demo/operators.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('who is in hand already is shown before anyone types further', () => {
  const here = servedOffice();

  test("the operator's own unfinished application is offered, and one key goes on with it", async () => {
    const counter = await here.counter();
    const { inHand, enter } = counter.words.registration;
    const citizen = citizens.withAccount;
    await counter.signIn('aigul');
    await counter.fillIn(citizen);
    const earlier = new URL(counter.page.url()).hash;
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.type(citizen.iin);
    await counter.sees(inHand.citizen);
    const left = counter.page.waitForResponse((response) => response.url().endsWith('/desk/abandon'));
    await counter.press('Shift+F2');
    await counter.enterSays(enter['signed-and-send']);
    expect(new URL(counter.page.url()).hash).toBe(earlier);
    await left;
  });

  test("another operator's is named with who and since when, and can't be taken over", async () => {
    const counter = await here.counter();
    const { inHand } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.fillIn(citizens.hyphens);
    await counter.signOut();
    await counter.signIn('daniyar');
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.type(citizens.hyphens.iin);
    const note = counter.page.getByRole('status').filter({ hasText: inHand.citizen });
    await note.filter({ hasText: operators.aigul.surname }).waitFor();
    expect(await note.innerText()).toMatch(/\d\d:\d\d/);
    expect(await counter.page.getByText(inHand.goOn).count()).toBe(0);
  });

  test('a number that stands in another application is named at the number', async () => {
    const counter = await here.counter();
    await counter.signIn('aigul');
    await counter.serve(citizens.secondPass);
    await counter.takeIn(citizens.apostrophe);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizens.secondPass.telephone.slice(2));
    await counter.sees(counter.words.registration.inHand.number);
  });
});
