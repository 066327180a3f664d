import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import type { Counter } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

/** IIN, subscriber number and one-time password: what nobody can know before it is typed. */
const given = 12 + 10 + 6;
/** How many more keystrokes a registration may cost. */
const budget = 6;

/** Counts every key that goes down in the page, and every press of the mouse. */
async function countHands(counter: Counter): Promise<() => Promise<{ keys: number; clicks: number }>> {
  await counter.page.evaluate(() => {
    const hands = { keys: 0, clicks: 0 };
    addEventListener('keydown', () => (hands.keys += 1), { capture: true });
    addEventListener('pointerdown', () => (hands.clicks += 1), { capture: true });
    Object.assign(globalThis, { hands });
  });
  return () =>
    counter.page.evaluate(() => (globalThis as unknown as { hands: { keys: number; clicks: number } }).hands);
}

describe.skipIf(!hasBrowser)('the budget of keystrokes, from one citizen to the next', () => {
  const here = servedOffice();
  const papers = () =>
    readdirSync(join(here.office.prepared.folder, 'tray')).filter((name) => name.endsWith('.pdf')).length;

  test('a citizen whom the centre knows costs at most six keystrokes beside what is given, and no mouse', async () => {
    const counter = await here.counter();
    const { enter, outcome } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.sees(counter.words.window.homeScreen.new);
    const hands = await countHands(counter);
    await counter.serve(citizens.withAccount);
    await counter.enter(enter['print-confirmation']);
    await counter.sees(outcome.confirmationPrinted);
    const { keys, clicks } = await hands();
    expect(papers()).toBe(2);
    expect(clicks).toBe(0);
    expect(keys - given).toBeLessThanOrEqual(budget);
    expect(keys).toBe(given + 5);
  });

  test('straight after a citizen, Enter takes the place of F2: no keystroke more', async () => {
    const counter = await here.counter();
    const { enter, outcome } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.serve(citizens.hyphens);
    await counter.enter(enter['print-confirmation']);
    const hands = await countHands(counter);
    await counter.enter(enter['confirmed-and-next']);
    await counter.cursorIn('iin');
    await counter.type(citizens.secondPass.iin);
    await counter.enter(enter['accept-statements']);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizens.secondPass.telephone.slice(2));
    await counter.enter(enter.print);
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    await counter.type(await counter.readTelephone(citizens.secondPass.telephone, 1));
    await counter.enter(enter['print-confirmation']);
    await counter.sees(outcome.confirmationPrinted);
    expect(await hands()).toEqual({ keys: given + 5, clicks: 0 });
  });
});
