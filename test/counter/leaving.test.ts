import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import type { Counter } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('a window that is left is closed at the desk too', () => {
  const here = servedOffice();
  const failing = { ok: false, fault: { code: 'store-failed', details: {} } };

  async function serving(): Promise<Counter> {
    const counter = await here.counter();
    await counter.signIn('aigul');
    await counter.takeIn(citizens.hyphens);
    await counter.sees(citizens.hyphens.surname);
    return counter;
  }
  const isHidden = async (counter: Counter): Promise<boolean> =>
    (await counter.page.getByText(citizens.hyphens.surname).count()) === 0;
  async function unlock(counter: Counter, surname: string = citizens.hyphens.surname): Promise<void> {
    await counter.page.locator('input[type=password]').fill(operatorPassword);
    await counter.press('Enter');
    await counter.sees(surname);
  }
  const confirmed = (counter: Counter, operation: 'lock' | 'signOut') =>
    counter.page.waitForResponse(
      async (response) => response.url().endsWith(`/desk/${operation}`) && (await response.json()).ok,
    );

  test.each([
    ['an answer with a fault', { json: failing }],
    ['an aborted request', null],
  ] as const)(
    '%s: it says that it is not locked yet, and tells the desk again by itself',
    async (_, answer) => {
      const counter = await serving();
      const { curtain, tryAgain } = counter.words.window;
      await counter.page.route('**/desk/lock', (route) => (answer ? route.fulfill(answer) : route.abort()));
      await counter.press('F10');
      await counter.sees(curtain.notYet.lock);
      await counter.page.getByRole('button', { name: tryAgain }).waitFor();
      expect(await isHidden(counter)).toBe(true);
      for (const text of [curtain.title, curtain.note])
        expect(await counter.page.getByText(text, { exact: true }).count(), text).toBe(0);
      await counter.page.unroute('**/desk/lock');
      const locked = confirmed(counter, 'lock');
      await counter.sees(curtain.title);
      expect((await (await locked).json()).value.session.locked).toBe(true);
      expect(await counter.page.getByText(curtain.notYet.lock).count()).toBe(0);
      await unlock(counter);
    },
  );

  test('loaded anew meanwhile, it shows no workplace and goes on telling the desk', async () => {
    const counter = await serving();
    const { curtain } = counter.words.window;
    await counter.page.route('**/desk/lock', (route) => route.fulfill({ json: failing }));
    await counter.press('F10');
    await counter.sees(curtain.notYet.lock);
    await counter.page.reload();
    await counter.sees(curtain.notYet.lock);
    expect(await counter.page.getByRole('navigation').count()).toBe(0);
    await counter.page.unroute('**/desk/lock');
    await counter.sees(curtain.title);
    await counter.page.reload();
    await counter.sees(curtain.title);
    await unlock(counter);
    await counter.page.reload();
    await counter.sees(citizens.hyphens.surname);
  });

  test('the EDS password opens the window also where it could not be locked', async () => {
    const counter = await serving();
    await counter.page.route('**/desk/lock', (route) => route.fulfill({ json: failing }));
    await counter.press('F10');
    await counter.sees(counter.words.window.curtain.notYet.lock);
    await unlock(counter);
  });

  test('F10 locks over a dialogue too: it is gone when the window opens again', async () => {
    const counter = await serving();
    await counter.press('F1');
    await counter.page.getByRole('dialog').waitFor();
    await counter.press('F10');
    await counter.sees(counter.words.window.curtain.title);
    expect(await counter.page.getByRole('dialog').count()).toBe(0);
    await unlock(counter);
    expect(await counter.page.getByRole('dialog').count()).toBe(0);
  });

  test('F10 locks while the temporary password is on screen', async () => {
    const counter = await here.counter();
    const { enter, papers } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.serve(citizens.withoutAccount);
    await counter.enter(enter['print-slip']);
    await counter.enterSays(enter['hand-over-slip']);
    await counter.press('Shift+F9');
    await counter.page.getByRole('button', { name: papers.showSlip }).click();
    const slip = counter.page.getByRole('dialog', { name: counter.words.states.paper['account-slip'] });
    await slip.getByLabel(counter.words.window.curtain.password, { exact: true }).fill(operatorPassword);
    await counter.press('Enter');
    await slip.getByRole('region', { name: counter.words.states.paper['account-slip'] }).waitFor();
    await counter.press('F10');
    await counter.sees(counter.words.window.curtain.title);
    expect(await slip.count()).toBe(0);
    await unlock(counter, citizens.withoutAccount.surname);
    expect(await counter.page.getByRole('dialog').count()).toBe(0);
  });

  test('an answer to a sign-out that is lost: the desk is told again, and the next one signs in on home', async () => {
    const counter = await serving();
    const { curtain, signOut, homeScreen } = counter.words.window;
    await counter.page.route('**/desk/signOut', (route) => route.fulfill({ json: failing }));
    await counter.page.getByRole('button', { name: signOut }).click();
    await counter.sees(curtain.notYet.signOut);
    await counter.page.reload();
    await counter.sees(curtain.notYet.signOut);
    await counter.page.unroute('**/desk/signOut');
    await counter.page.getByRole('button', { name: counter.words.window.tryAgain }).click();
    await counter.signIn('daniyar');
    await counter.sees(homeScreen.newHint);
  });
});
