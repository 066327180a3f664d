import { describe, expect, onTestFinished, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { faultText } from '../../src/language/faults.ts';
import type { Counter } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('a desk that hangs is seen, and so is its return', () => {
  const here = servedOffice();
  const note = (counter: Counter) =>
    counter.page
      .getByRole('alert')
      .filter({ hasText: faultText(counter.words.faults, 'desk-silent', {}).what });
  /** Longer than the silence after which a desk counts as hanging (milliseconds). */
  const patience = 30_000;

  function hang(): void {
    here.office.signalDesk('SIGSTOP');
    onTestFinished(() => here.office.signalDesk('SIGCONT'));
  }

  test('with nothing asked of it: every screen says so, and none that all is ready', async () => {
    const counter = await here.counter();
    const { line, go, silent, homeScreen } = counter.words.window;
    await counter.signIn('aigul');
    await counter.sees(line.connected);
    await counter.sees(homeScreen.nothingUnfinished);
    hang();
    await note(counter).waitFor({ timeout: patience });
    await counter.sees(silent);
    for (const text of [line.connected, homeScreen.nothingUnfinished, counter.words.readiness.title])
      expect(await counter.page.getByText(text, { exact: true }).count(), text).toBe(0);
    for (const key of ['F3', 'F4', 'F6', 'Shift+F1', 'F2']) {
      await counter.press(key);
      await note(counter).waitFor();
      expect(await counter.page.getByText(counter.words.window.loading).count(), key).toBe(0);
    }
    await counter.press('F1');
    await counter.page.getByRole('dialog').getByRole('alert').waitFor();
    await counter.press('Escape');
    here.office.signalDesk('SIGCONT');
    await note(counter).waitFor({ state: 'detached', timeout: patience });
    await counter.page.getByRole('navigation').getByRole('button', { name: go.home }).click();
    await counter.sees(line.connected);
    await counter.sees(counter.words.readiness.check.line);
  });

  test('what was typed meanwhile is saved once it is back', async () => {
    const counter = await here.counter();
    await counter.signIn('aigul');
    await counter.takeIn(citizens.apostrophe);
    await counter.sees(citizens.apostrophe.surname);
    await counter.cursorIn('subscriberNumber');
    hang();
    await counter.type('777 890');
    await note(counter).waitFor({ timeout: patience });
    await counter.sees(counter.words.registration.outOfStep.draft);
    const saved = counter.page.waitForResponse((response) => response.url().endsWith('/desk/saveDraft'));
    here.office.signalDesk('SIGCONT');
    await saved;
    await note(counter).waitFor({ state: 'detached', timeout: patience });
    await counter.page
      .getByText(counter.words.registration.outOfStep.draft)
      .waitFor({ state: 'detached', timeout: patience });
    await counter.page.reload();
    await counter.sees(citizens.apostrophe.surname);
    expect(await counter.at('subscriberNumber').inputValue()).toContain('777 890');
  });

  test('the curtain falls all the same, and the desk is locked once it is back', async () => {
    const counter = await here.counter();
    const { curtain } = counter.words.window;
    await counter.signIn('aigul');
    await counter.takeIn(citizens.hyphens);
    await counter.sees(citizens.hyphens.surname);
    hang();
    await counter.press('F10');
    await counter.sees(curtain.underWay.lock);
    expect(await counter.page.getByText(citizens.hyphens.surname).count()).toBe(0);
    await note(counter).waitFor({ timeout: patience });
    await counter.sees(curtain.notYet.lock);
    const locked = counter.page.waitForResponse(
      async (response) => response.url().endsWith('/desk/lock') && (await response.json()).ok,
      { timeout: patience },
    );
    here.office.signalDesk('SIGCONT');
    expect((await (await locked).json()).value.session.locked).toBe(true);
    await counter.sees(curtain.title);
  });
});
