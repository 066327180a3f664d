import { describe, test } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { faultText } from '../../src/language/faults.ts';
import type { Counter } from '../fixtures/counter.ts';
import { holdWaiting } from '../fixtures/held.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('a held request is ended at the centre, from the queue', () => {
  const here = servedOffice();

  /** A citizen's request that never got through and is held; the line is back unless said. */
  async function held(citizen: Citizen, line: 'back' | 'down' = 'back'): Promise<Counter> {
    const before = await here.counter();
    await before.signIn('aigul');
    const password = await before.askForPassword(citizen);
    here.office.line.cut();
    await before.type(password);
    await before.sees(before.words.registration.outcome.waiting);
    await holdWaiting(here.office);
    if (line === 'back') here.office.line.restore();
    const counter = await here.counter();
    await counter.signIn('aigul');
    await counter.press('F4');
    return counter;
  }

  async function withdraw({ page, words, type, press }: Counter): Promise<void> {
    await page.getByRole('button', { name: words.queue.close }).click();
    await page.getByRole('dialog').waitFor();
    await type('пришел еще раз');
    await press('Enter');
  }

  test('withdrawn: it is said that nothing was registered, and the queue is empty', async () => {
    const counter = await held(citizens.withAccount);
    await withdraw(counter);
    await counter.sees(new RegExp(counter.words.queue.withdrawn('0123-04-\\d{6}-\\d\\d')));
    await counter.sees(counter.words.queue.empty);
  });

  test('not reached: it is said that nothing has changed, and the request stays', async () => {
    const counter = await held(citizens.hyphens, 'down');
    await withdraw(counter);
    await counter.sees(faultText(counter.words.faults, 'withdrawal-unanswered', {}).what);
    await counter.press('Escape');
    await counter.sees(counter.words.queue.nextHeld);
    here.office.line.restore();
    await withdraw(counter);
    await counter.sees(counter.words.queue.empty);
  });
});
