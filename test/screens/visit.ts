import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import { type Counter, wrongDigits } from '../fixtures/counter.ts';
import { type Chapter, closeDialogs } from './scene.ts';

const citizen = citizens.withoutAccount;
let password = '';

/** Puts something else into a field, which shows its value another way once the cursor stands in it. */
async function retype(counter: Counter, place: string, text: string): Promise<void> {
  await counter.at(place).focus();
  await counter.cursorIn(place);
  await counter.press('Control+A');
  await counter.type(text);
}

/** From an office's first sign-in to the papers of a citizen who had no account, by keys. */
export const visit: Chapter = {
  states: {
    'sign-in': async () => undefined,
    'sign-in-other-file': async ({ counter, page }) => {
      await page.getByRole('radio', { name: counter.words.window.signIn.otherFile }).check({ force: true });
      await page.getByLabel(counter.words.window.signIn.path).fill('/media/operator/KINGSTON/RSA256.p12');
    },
    'sign-in-wrong-password': async ({ counter }) => {
      await counter.enterPassword('aigul', 'wrong');
      await counter.page.getByRole('alert').first().waitFor();
    },
    'home-first': async ({ counter }) => {
      await counter.signIn('aigul');
      await counter.sees(counter.words.window.line.connected);
    },
    'journal-empty': async ({ counter }) => {
      await counter.press('F3');
      await counter.sees(counter.words.journal.empty);
    },
    'queue-empty': async ({ counter }) => {
      await counter.press('F4');
      await counter.sees(counter.words.queue.empty);
    },
    'shift-empty': async ({ counter }) => {
      await counter.press('F6');
      await counter.sees(counter.words.shift.nothing);
    },
    new: async ({ counter }) => {
      await counter.press('F2');
      await counter.cursorIn('iin');
    },
    'iin-wrong': async ({ counter }) => {
      await counter.type('901123300255');
      await counter.sees(counter.words.registration.fieldFault['iin-checksum']);
    },
    'iin-doubt': async ({ counter }) => {
      await retype(counter, 'iin', citizens.dateDoubt.iin);
      await counter.sees(counter.words.registration.iinDateDoubt);
    },
    statements: async ({ counter }) => {
      await retype(counter, 'iin', citizen.iin);
      await counter.enterDoes(counter.words.registration.enter['accept-statements']);
    },
    person: async ({ counter }) => {
      await counter.enter(counter.words.registration.enter['accept-statements']);
      await counter.cursorIn('subscriberNumber');
      await counter.sees(citizen.surname);
    },
    'number-wrong': async ({ counter }) => {
      await counter.type('+7 916 123 45 67');
      await counter.sees(counter.words.registration.fieldFault['number-russian']);
    },
    'email-wrong': async ({ counter }) => {
      await counter.at('subscriberNumber').fill('');
      await retype(counter, 'email', 'gulzhahan@example');
      await counter.at('subscriberNumber').focus();
      await counter.sees(counter.words.registration.fieldFault['email-form']);
    },
    'filled-in': async ({ counter }) => {
      await counter.at('email').fill('');
      await retype(counter, 'subscriberNumber', citizen.telephone.slice(2));
      await counter.enterDoes(counter.words.registration.enter.print);
    },
    printed: async ({ counter }) => {
      await counter.enter(counter.words.registration.enter.print);
      await counter.enterDoes(counter.words.registration.enter['signed-and-send']);
    },
    code: async ({ counter, office }) => {
      const sent = (await office.telephone.messages.to(citizen.telephone, 0)).length;
      await counter.enter(counter.words.registration.enter['signed-and-send']);
      await counter.codeAsked();
      password = await counter.readTelephone(citizen.telephone, sent + 1);
    },
    refused: async ({ counter }) => {
      await counter.type(wrongDigits(password));
      await counter.sees(counter.words.registration.outcome.refused);
      await counter.codeAsked();
    },
    'refused-papers': async ({ counter, page }) => {
      await counter.press('Shift+F9');
      await page.getByRole('dialog', { name: counter.words.registration.papers.title }).waitFor();
    },
    'account-created': async (scene) => {
      const { counter } = scene;
      await closeDialogs(scene);
      await counter.codeAsked();
      await counter.type(password);
      await counter.enterDoes(counter.words.registration.enter['print-slip']);
    },
    'slip-printed': async ({ counter }) => {
      await counter.enter(counter.words.registration.enter['print-slip']);
      await counter.enterDoes(counter.words.registration.enter['hand-over-slip']);
    },
    papers: async ({ counter, page }) => {
      await counter.press('Shift+F9');
      await page.getByRole('button', { name: counter.words.registration.papers.showSlip }).waitFor();
    },
    'slip-on-screen': async ({ counter, page }) => {
      await page.getByRole('button', { name: counter.words.registration.papers.showSlip }).click();
      const slip = page.getByRole('dialog', { name: counter.words.states.paper['account-slip'] });
      await slip.getByLabel(counter.words.window.curtain.password, { exact: true }).fill(operatorPassword);
      await counter.press('Enter');
      await slip.getByRole('region').waitFor();
    },
    'slip-handed-over': async (scene) => {
      const { enter, outcome } = scene.counter.words.registration;
      await closeDialogs(scene);
      await scene.counter.enter(enter['hand-over-slip']);
      await scene.counter.sees(outcome.slipHanded);
    },
  },
};
