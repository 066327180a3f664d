import { citizens } from '../../demo/citizens.ts';
import type { Office } from '../../demo/office.ts';
import { languageLabels } from '../../src/language/format.ts';
import { type Counter, wrongDigits } from '../fixtures/counter.ts';
import { holdWaiting } from '../fixtures/held.ts';

/** Looks at the screen that stands there now. */
export type Look = (name: string) => Promise<void>;

/** From sign-in to the first citizen's receipt, by keys, looking at every state on the way. */
export async function walkRegistration(counter: Counter, look: Look): Promise<void> {
  const { enter, outcome } = counter.words.registration;
  await look('sign-in');
  await counter.enterPassword('aigul', 'wrong');
  await counter.page.getByRole('alert').first().waitFor();
  await look('sign-in-wrong-password');
  await counter.signIn('aigul');
  await look('home');
  const citizen = citizens.withoutAccount;
  await counter.press('F2');
  await counter.cursorIn('iin');
  await counter.type('901123300255');
  await look('iin-wrong');
  await counter.at('iin').fill('');
  await counter.type(citizen.iin);
  await counter.enterSays(enter['accept-statements']);
  await look('statements');
  await counter.enter(enter['accept-statements']);
  await counter.cursorIn('subscriberNumber');
  await counter.type(citizen.telephone.slice(2));
  await counter.enterSays(enter.print);
  await look('filled-in');
  const right = await passwordFor(counter, citizen.telephone);
  await look('code');
  await counter.press('Shift+F8');
  await counter.page.getByRole('dialog').waitFor();
  await look('abandon');
  await counter.press('Escape');
  await counter.cursorIn('code');
  await counter.type(wrongDigits(right));
  await counter.sees(outcome.refused);
  await look('refused');
  await counter.codeAsked();
  await counter.type(right);
  await counter.sees(outcome.registered);
  await look('registered');
}

async function passwordFor(counter: Counter, number: string): Promise<string> {
  const { enter } = counter.words.registration;
  const sent = (await counter.office.telephone.messages.to(number, 0)).length;
  await counter.enter(enter.print);
  await counter.enter(enter['signed-and-send']);
  await counter.codeAsked();
  return counter.readTelephone(number, sent + 1);
}

/** Everything around a registration, with one in the journal and one in the queue that comes to be held. */
export async function walkAround(counter: Counter, office: Office, look: Look): Promise<void> {
  const { page, words } = counter;
  const dialog = page.getByRole('dialog');
  const closeDialog = async (): Promise<void> => {
    await counter.press('Escape');
    await dialog.waitFor({ state: 'detached' });
  };
  await counter.signIn('aigul');
  await counter.serve(citizens.withAccount);
  const password = await counter.askForPassword(citizens.hyphens);
  office.line.cut();
  await counter.type(password);
  await counter.sees(words.registration.outcome.waiting);
  await look('waiting');
  await counter.press('F4');
  await counter.sees(words.queue.reasons['line-down']);
  await look('queue-waiting');
  await page.getByRole('button', { name: words.window.go.home }).click();
  await look('home-offline');

  await page.goto(await holdWaiting(office));
  // Another address is another place to remember choices in.
  await page.getByRole('radio', { name: languageLabels.ru }).check();
  office.line.restore();
  await counter.signIn('aigul');
  await counter.press('F4');
  await page.getByRole('button', { name: words.queue.close }).waitFor();
  await look('queue-held');
  await page.getByRole('button', { name: words.queue.close }).click();
  await dialog.waitFor();
  await look('queue-close');
  await closeDialog();

  await counter.press('F3');
  await page.getByRole('row').nth(2).waitFor();
  await look('journal');
  await page.getByRole('searchbox').fill(citizens.withAccount.surname);
  await page.getByRole('row').filter({ hasText: citizens.hyphens.surname }).waitFor({ state: 'detached' });
  await counter.press('Enter');
  await counter.sees(words.journal.papers);
  await look('journal-opened');
  await page.getByRole('button', { name: words.journal.showPaper }).first().click();
  await dialog.locator('[aria-busy="false"]').waitFor();
  await look('paper');
  await closeDialog();
  await page.getByRole('button', { name: words.journal.reprint }).first().click();
  await dialog.waitFor();
  await look('reprint');
  await closeDialog();
  await page.getByRole('searchbox').fill('000000');
  await counter.sees(words.journal.nothingFound('000000'));
  await look('journal-nothing');

  await counter.press('F6');
  await counter.sees(words.shift.register.notYet);
  await look('shift');
  await counter.enter(words.shift.register.print);
  await counter.enter(words.shift.register.confirm);
  await counter.enterSays(words.shift.register.printAgain);
  await page.getByRole('button', { name: words.shift.register.preview }).click();
  await dialog.locator('[aria-busy="false"]').waitFor();
  await look('register');
  await closeDialog();
  await counter.press('Shift+F1');
  await counter.sees(words.settings.textSize);
  await look('settings');
  await counter.press('F1');
  await dialog.waitFor();
  await look('keys');
  await closeDialog();
  await counter.press('F10');
  await page.getByLabel(words.window.curtain.password).waitFor();
  await look('curtain');
}
