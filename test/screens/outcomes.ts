import { citizens } from '../../demo/citizens.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { holdWaiting } from '../fixtures/held.ts';
import { type Chapter, closeDialogs, type Scene } from './scene.ts';

/** The other ends of a registration, and what waits: on the line, for a person, for another number. */
export const outcomes: Chapter = {
  states: {
    registered: async ({ counter }) => {
      await counter.signIn('aigul');
      await counter.serve(citizens.withAccount);
      await counter.enterDoes(counter.words.registration.enter['print-confirmation']);
    },
    'confirmation-printed': async ({ counter }) => {
      await counter.enter(counter.words.registration.enter['print-confirmation']);
      await counter.enterDoes(counter.words.registration.enter['confirmed-and-next']);
    },
    returned: async ({ counter, office }) => {
      const { apostrophe, changesNumber } = citizens;
      const password = await counter.askForPassword(apostrophe);
      // Between the one-time password and the request the number becomes another person's.
      const sql = 'UPDATE account SET connected_number = $2 WHERE iin = $1';
      await office.centre.database?.run(sql, [changesNumber.iin, apostrophe.telephone]);
      await counter.type(password);
      await counter.sees(counter.words.registration.outcome.returned);
      await counter.cursorIn('subscriberNumber');
    },
    replaces: async ({ counter }) => {
      await counter.takeIn(citizens.changesNumber);
      await counter.cursorIn('subscriberNumber');
      await counter.type(citizens.changesNumber.telephone.slice(2));
      await counter.enterDoes(counter.words.registration.enter.print);
    },
    'refused-for-good': async ({ counter, office }) => {
      const { enter, outcome } = counter.words.registration;
      const { telephone } = citizens.changesNumber;
      const sent = (await office.telephone.messages.to(telephone, 0)).length;
      await counter.enter(enter.print);
      await counter.enter(enter['signed-and-send']);
      await counter.codeAsked();
      const password = await counter.readTelephone(telephone, sent + 1);
      for (const triesLeft of [2, 1, 0]) {
        await counter.type(wrongDigits(password));
        await counter.sees(
          triesLeft > 0 ? counter.words.registration.code.triesLeft(triesLeft) : outcome.refusedNew,
        );
        if (triesLeft > 0) await counter.codeAsked();
      }
      await counter.enterDoes(enter['send-new']);
    },
    abandon: async ({ counter, page }) => {
      await counter.press('Shift+F8');
      await page.getByRole('dialog').waitFor();
    },
    abandoned: async ({ counter, page }) => {
      const { abandon, outcome } = counter.words.registration;
      await page.getByLabel(abandon.reason).fill(abandon.examples);
      await counter.press('Enter');
      await counter.sees(outcome.abandoned);
    },
    lapsed: async ({ counter, office }) => {
      const tooLate = await counter.askForPassword(citizens.numberTaken, '+77710000001');
      await office.centre.database?.run('UPDATE challenge SET expires_at = sent_at');
      await counter.type(tooLate);
      await counter.sees(counter.words.registration.outcome.lapsed);
      await counter.enterDoes(counter.words.registration.enter['send-new']);
    },
    'other-person': async ({ counter }) => {
      await counter.takeIn(citizens.dateDoubt);
      await counter.sees(citizens.dateDoubt.surname);
      await counter.at('iin').focus();
      await counter.press('Control+A');
      await counter.type(citizens.secondPass.iin);
      await counter.enterDoes(counter.words.registration.enter['other-person']);
    },
    waiting: async ({ counter, office }) => {
      const password = await counter.askForPassword(citizens.hyphens);
      office.line.cut();
      await counter.type(password);
      await counter.sees(counter.words.registration.outcome.waiting);
      await counter.sees(counter.words.window.line.offline);
    },
    'queue-waiting': async ({ counter }) => {
      await counter.press('F4');
      await counter.sees(counter.words.queue.reasons['line-down']);
    },
    'names-typed-offline': async ({ counter }) => {
      await counter.takeIn(citizens.latinName);
      await counter.cursorIn('surname');
      // A Latin "O" among Cyrillic letters.
      await counter.type('МOЛДАБЕКОВА');
      await counter.press('Enter');
      await counter.cursorIn('givenName');
    },
    'home-offline': async ({ counter, page }) => {
      await page.getByRole('navigation').getByRole('button', { name: counter.words.window.go.home }).click();
      await counter.sees(counter.words.readiness.todo.line);
    },
    'queue-held': async (scene) => {
      await reopen(scene, await holdWaiting(scene.office));
      await scene.counter.press('F4');
      await scene.page.getByRole('button', { name: scene.counter.words.queue.close }).waitFor();
    },
    'queue-saved': async ({ counter, page }) => {
      await page.getByRole('button', { name: counter.words.queue.save }).click();
      await page
        .getByRole('status')
        .filter({ hasText: '.p7m' })
        .or(page.getByText('.json'))
        .first()
        .waitFor();
    },
    'queue-close': async ({ counter, page }) => {
      await page.getByRole('button', { name: counter.words.queue.close }).click();
      await page.getByRole('dialog').waitFor();
    },
    'home-held': async (scene) => {
      const { counter, page } = scene;
      await closeDialogs(scene);
      await page.getByRole('navigation').getByRole('button', { name: counter.words.window.go.home }).click();
      await counter.sees(counter.words.readiness.todo.held);
    },
    'journal-of-all': async ({ counter, page }) => {
      await counter.press('F3');
      await page.getByRole('row').nth(3).waitFor();
    },
    held: async ({ counter, page }) => {
      await page.getByRole('row').filter({ hasText: citizens.hyphens.surname }).getByRole('button').click();
      await page.getByRole('button', { name: counter.words.journal.continue }).click();
      await counter.sees(counter.words.registration.outcome.held);
    },
  },
};

/** Opens the desk at its new address, which is another place to remember choices in, and puts the line back. */
async function reopen({ counter, office, page, speak }: Scene, address: string): Promise<void> {
  await page.goto(address);
  await page.locator('input[type=password]').waitFor();
  await speak(counter.language);
  office.line.restore();
  await counter.signIn('aigul');
}
