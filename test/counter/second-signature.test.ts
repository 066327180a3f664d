import { basename } from 'node:path';
import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import { faultText } from '../../src/language/faults.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

// A policy that asks for a colleague's signature where a connected number is replaced.
describe.skipIf(!hasBrowser)('a second signature at the window', () => {
  const here = servedOffice({ policy: { replacement: { secondSignature: true } } });

  test('a colleague opens their key once the code is typed, and the request is signed by both', async () => {
    const counter = await here.counter();
    const { page, words } = counter;
    const { outcome, secondSignature: texts } = words.registration;
    await counter.signIn('aigul');
    const dialog = page.getByRole('dialog', { name: texts.title });
    await counter.type(await counter.askForPassword(citizens.changesNumber));
    await dialog.waitFor();
    const field = dialog.getByLabel(texts.password, { exact: true });
    await expect.poll(() => field.evaluate((input) => input === document.activeElement)).toBe(true);
    const other = basename(here.office.prepared.keyFiles['daniyar'] ?? '');
    expect(await dialog.getByRole('radio', { name: other }).isChecked()).toBe(true);
    const choose = (operator: string): Promise<void> =>
      dialog
        .getByRole('radio', { name: basename(here.office.prepared.keyFiles[operator] ?? '') })
        .check({ force: true });
    const typePassword = async (): Promise<void> => {
      await field.fill(operatorPassword);
      await counter.press('Enter');
    };
    await choose('aigul');
    await typePassword();
    await dialog.getByText(faultText(words.faults, 'second-signer-same', {}).what).waitFor();
    await choose('daniyar');
    await typePassword();
    await counter.sees(outcome.registered);
    expect(await dialog.count()).toBe(0);
  });

  test('a dialogue that was left comes back with Enter, and the code needs no second typing', async () => {
    const counter = await here.counter();
    const { enter, secondSignature: texts } = counter.words.registration;
    await counter.signIn('aigul');
    const dialog = counter.page.getByRole('dialog', { name: texts.title });
    const { telephone } = citizens.hyphens;
    await counter.type(await counter.askForPassword(citizens.changesNumber, telephone));
    await dialog.waitFor();
    await counter.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await counter.enter(enter.sign);
    await dialog.waitFor();
  });
});
