import { citizens } from '../../demo/citizens.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { type Chapter, closeDialogs, type Scene } from './scene.ts';

const drawn = (page: Scene['page']): Promise<void> =>
  page.getByRole('dialog').locator('[aria-busy="false"]').waitFor();

/** Everything around a registration: journal, shift, settings, keys, the curtain, another operator. */
export const around: Chapter = {
  states: {
    home: async ({ counter, page }) => {
      await counter.signIn('aigul');
      await counter.serve(citizens.secondPass);
      await counter.type(wrongDigits(await counter.askForPassword(citizens.numberTaken, '+77710000002')));
      await counter.sees(counter.words.registration.outcome.refused);
      await counter.fillIn(citizens.longName);
      await page.getByRole('navigation').getByRole('button', { name: counter.words.window.go.home }).click();
      await counter.sees(citizens.longName.surname);
    },
    journal: async ({ counter, page }) => {
      await counter.press('F3');
      await page.getByRole('row').nth(2).waitFor();
    },
    'journal-search': async ({ page }) => {
      await page.getByRole('searchbox').fill(citizens.secondPass.surname);
      const others = page.getByRole('row').filter({ hasText: citizens.longName.surname });
      await others.waitFor({ state: 'detached' });
    },
    'journal-opened': async ({ counter }) => {
      await counter.press('Enter');
      await counter.sees(counter.words.journal.papers);
    },
    paper: async ({ counter, page }) => {
      await page.getByRole('button', { name: counter.words.journal.showPaper }).first().click();
      await drawn(page);
    },
    reprint: async (scene) => {
      await closeDialogs(scene);
      await scene.page.getByRole('button', { name: scene.counter.words.journal.reprint }).first().click();
      await scene.page.getByRole('dialog').waitFor();
    },
    'journal-nothing-found': async (scene) => {
      await closeDialogs(scene);
      await scene.page.getByRole('searchbox').fill('000000');
      await scene.counter.sees(scene.counter.words.journal.nothingFound('000000'));
    },
    'journal-another-day': async ({ counter, page }) => {
      await page.getByRole('searchbox').fill('');
      await page.getByRole('radio', { name: counter.words.day.other }).check({ force: true });
      await page.getByRole('textbox', { name: counter.words.day.date }).fill('01.02.2026');
      await counter.sees(counter.words.journal.nothingFits);
    },
    shift: async ({ counter }) => {
      await counter.press('F6');
      await counter.enterSays(counter.words.shift.register.print);
    },
    'shift-register-printed': async ({ counter }) => {
      await counter.enter(counter.words.shift.register.print);
      await counter.enter(counter.words.shift.register.confirm);
      await counter.enterSays(counter.words.shift.register.printAgain);
    },
    register: async ({ counter, page }) => {
      await page.getByRole('button', { name: counter.words.shift.register.preview }).click();
      await drawn(page);
    },
    settings: async (scene) => {
      await closeDialogs(scene);
      await scene.counter.press('Shift+F1');
      await scene.counter.sees(scene.counter.words.settings.textSize);
    },
    'settings-folder': async ({ counter, page }) => {
      const { addFolder, remove } = counter.words.settings;
      const folder = '/media/operator/KINGSTON DataTraveler 3.0/ЭЦП';
      await page.getByLabel(addFolder).fill(folder);
      await counter.press('Enter');
      await page.getByRole('button', { name: remove(folder) }).waitFor();
    },
    keys: async ({ counter, page }) => {
      await counter.press('F1');
      await page.getByRole('dialog').waitFor();
    },
    curtain: async (scene) => {
      await closeDialogs(scene);
      await scene.counter.press('F10');
      await scene.page.getByLabel(scene.counter.words.window.curtain.password, { exact: true }).waitFor();
    },
    'curtain-wrong-password': async ({ counter, page }) => {
      await counter.type('wrong');
      await counter.press('Enter');
      await page.getByRole('alert').waitFor();
    },
    'another-operator': async ({ counter, page }) => {
      await page.getByRole('button', { name: counter.words.window.curtain.other }).click();
      await page.getByLabel(counter.words.window.signIn.password, { exact: true }).waitFor();
    },
    'in-hand-of-another': async ({ counter }) => {
      await counter.signIn('daniyar');
      await counter.press('F2');
      await counter.cursorIn('iin');
      await counter.type(citizens.longName.iin);
      await counter.sees(counter.words.registration.inHand.citizen);
    },
    'in-hand-number': async ({ counter }) => {
      await counter.enter(counter.words.registration.enter['accept-statements']);
      await counter.cursorIn('subscriberNumber');
      await counter.type(citizens.secondPass.telephone.slice(2));
      await counter.sees(counter.words.registration.inHand.number);
    },
    'in-hand-own': async ({ counter }) => {
      await counter.at('subscriberNumber').fill('');
      await counter.fillIn(citizens.latinName);
      await counter.press('F2');
      await counter.cursorIn('iin');
      await counter.type(citizens.latinName.iin);
      await counter.sees(counter.words.registration.inHand.goOn);
    },
    'of-another': async ({ counter, page }) => {
      await page.getByRole('navigation').getByRole('button', { name: counter.words.window.go.home }).click();
      await page.getByRole('button').filter({ hasText: citizens.numberTaken.surname }).first().click();
      await counter.enterDoes(counter.words.registration.enter.end);
    },
  },
};
