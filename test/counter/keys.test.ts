import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { corporation, operatorPassword, operators } from '../../demo/operators.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

const aigul = operators.aigul;
const year = 365 * 86_400_000;

describe.skipIf(!hasBrowser)(
  "keys and operators at the counter: only the employee's own, for signing, in date",
  () => {
    const here = servedOffice({
      furtherKeys: {
        login: { ...aigul, usage: 'login' },
        expired: {
          ...aigul,
          notBefore: new Date(Date.now() - 2 * year),
          notAfter: new Date(Date.now() - year),
        },
        elsewhere: { ...aigul, organisation: 'ТОО "ДРУГАЯ"', bin: '050540004455' },
        person: { ...aigul, roles: ['1.2.398.3.3.4.1.1'] },
      },
    });

    test.each([
      ['login', 'signer-not-signing'],
      ['expired', 'signer-expired'],
      ['elsewhere', 'signer-organisation'],
      ['person', 'signer-role'],
    ] as const)('a key of kind "%s" is refused with its own message', async (key, code) => {
      const counter = await here.counter();
      await counter.enterPassword(key);
      const text = counter.words.faults[code];
      const details = { validUntil: '', bin: '050540004455' };
      await counter.sees((typeof text === 'function' ? text(details) : text).what);
    });

    test('a wrong password is told apart, and the next one opens', async () => {
      const counter = await here.counter();
      const text = counter.words.faults['key-password-wrong'];
      await counter.enterPassword('aigul', `${operatorPassword}?`);
      await counter.sees((typeof text === 'function' ? text({}) : text).what);
      await counter.type(operatorPassword);
      await counter.press('Enter');
      await counter.page.getByRole('navigation').waitFor();
    });

    test("two operators on one desk don't see each other's drafts", async () => {
      const counter = await here.counter();
      await counter.signIn('aigul');
      await counter.takeIn(citizens.withAccount);
      await counter.sees(citizens.withAccount.surname);
      await counter.page.reload();
      await counter.page.getByRole('button', { name: counter.words.window.signOut }).click();
      await counter.signIn('daniyar');
      expect(await counter.page.getByText(citizens.withAccount.surname).count()).toBe(0);
      await counter.press('F3');
      await counter.sees(counter.words.journal.title);
      expect(await counter.page.getByText(citizens.withAccount.surname).count()).toBe(0);
    });

    test('locking hides the citizen at once, and the password brings everything back', async () => {
      const counter = await here.counter();
      await counter.signIn('aigul');
      await counter.takeIn(citizens.hyphens);
      await counter.sees(citizens.hyphens.surname);
      await counter.page.getByRole('button', { name: counter.words.window.go.lock }).click();
      await counter.page.getByText(citizens.hyphens.surname).first().waitFor({ state: 'detached' });
      await counter.page.locator('input[type=password]').fill(operatorPassword);
      await counter.press('Enter');
      await counter.sees(citizens.hyphens.surname);
    });

    test('a BIN typed for an IIN, a wrong check digit and a Russian number are named at the field', async () => {
      const counter = await here.counter();
      const { enter, fieldFault } = counter.words.registration;
      await counter.signIn('daniyar');
      await counter.press('F2');
      await counter.cursorIn('iin');
      await counter.type(corporation.bin);
      await counter.sees(fieldFault['iin-is-bin']);
      await counter.at('iin').fill('901123300255');
      await counter.sees(fieldFault['iin-checksum']);
      await counter.at('iin').fill(citizens.hyphens.iin);
      await counter.enter(enter['accept-statements']);
      await counter.cursorIn('subscriberNumber');
      await counter.type('+7 916 123 45 67');
      await counter.sees(fieldFault['number-russian']);
    });
  },
);
