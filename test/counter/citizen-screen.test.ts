import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operators } from '../../demo/operators.ts';
import { shortName } from '../../src/application/names.ts';
import { words } from '../../src/language/index.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)("the citizen's screen", () => {
  const here = servedOffice();

  test('goes along with the work, knows nothing of the operator, and is empty behind the curtain', async () => {
    const counter = await here.counter();
    const citizen = citizens.withAccount;
    const { face } = words('ru').citizenScreen;
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    const opening = counter.page.context().waitForEvent('page');
    await counter.press('F12');
    const screen = await opening;
    const sees = (text: string) => screen.getByText(text).waitFor({ timeout: 10_000 });
    await sees(face.welcome.title);
    const code = await counter.askForPassword(citizen);
    await sees(face.code.title);
    await sees(shortName(citizen));
    const shown = await screen.locator('main').innerText();
    for (const secret of [code, citizen.iin, operators.aigul.surname, citizen.givenName])
      expect(shown).not.toContain(secret);
    expect(await screen.evaluate(() => sessionStorage.length)).toBe(0);
    expect(await screen.evaluate(() => globalThis.opener)).toBeNull();
    await counter.press('F10');
    await screen.getByText(shortName(citizen)).waitFor({ state: 'detached' });
    expect((await screen.locator('main').innerText()).trim()).toBe('');
  });
});
