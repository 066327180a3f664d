import { describe, expect, test } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { operators } from '../../demo/operators.ts';
import { fullName } from '../../src/application/names.ts';
import { type Counter, wrongDigits } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('what the centre gave back is never stuck with one operator', () => {
  const here = servedOffice();
  const operator = fullName({ ...operators.aigul, patronymic: null });

  /** Refused, and left. */
  async function refused(citizen: Citizen): Promise<Counter> {
    const counter = await here.counter();
    await counter.signIn('aigul');
    const right = await counter.askForPassword(citizen);
    await counter.type(wrongDigits(right));
    await counter.sees(counter.words.registration.outcome.refused);
    await counter.signOut();
    return counter;
  }

  test('the next operator finds it at home, reads it and ends it with Enter and a reason', async () => {
    const citizen = citizens.hyphens;
    const counter = await refused(citizen);
    const { enter, outcome, abandon } = counter.words.registration;
    await counter.signIn('daniyar');
    const row = counter.page.getByRole('button').filter({ hasText: citizen.surname });
    await row.filter({ hasText: operator }).click();
    await counter.sees(outcome.ofAnother(operator));
    await counter.enterDoes(enter.end);
    expect(await counter.page.locator('main input').count()).toBe(0);
    await counter.press('Enter');
    await counter.page.getByLabel(abandon.reason).fill(abandon.examples);
    await counter.press('Enter');
    await counter.sees(outcome.abandoned);
    await counter.enter(enter['next-citizen']);
    await counter.cursorIn('iin');
    await counter.press('F3');
    await counter.page.getByRole('searchbox').fill(citizen.surname);
    await counter.enter(counter.words.journal.open);
    await counter.sees(counter.words.history.abandoned(abandon.examples));
  });

  test('its papers can be looked at, and printed by nobody else', async () => {
    const citizen = citizens.apostrophe;
    const counter = await refused(citizen);
    const { showPaper, reprint, printPaper, confirmPaper, view } = counter.words.journal;
    await counter.signIn('daniyar');
    await counter.press('F3');
    await counter.page.getByRole('searchbox').fill(citizen.iin);
    await counter.page.getByRole('row').nth(2).waitFor({ state: 'detached' });
    await counter.enter(counter.words.journal.open);
    await counter.page.getByRole('button', { name: showPaper }).first().waitFor();
    for (const name of [reprint, printPaper, confirmPaper])
      expect(await counter.page.getByRole('button', { name, exact: true }).count(), name).toBe(0);
    await counter.page.getByRole('button', { name: view, exact: true }).click();
    await counter.enterDoes(counter.words.registration.enter.end);
  });
});
