import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { citizens } from '../../demo/citizens.ts';
import { type Office, startOffice } from '../../demo/office.ts';
import { type Language, languages } from '../../src/language/format.ts';
import { startBrowser } from '../fixtures/browser.ts';
import { Counter, wrongDigits } from '../fixtures/counter.ts';

/** Every picture goes here, a folder a language; the ones that the README shows are copied to `docs/pictures`. */
const folder = 'pictures';
const forReadme = ['registration', 'registered', 'journal'];

/** Serves citizens as an operator does and takes a picture of every screen on the way. */
async function walk(browser: Browser, office: Office, language: Language): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1366, height: 768 } });
  const counter = await Counter.open(context, office, language);
  const { enter, outcome } = counter.words.registration;
  let taken = 0;
  const picture = async (name: string): Promise<void> => {
    await counter.still();
    const path = join(folder, language, `${String(++taken).padStart(2, '0')}-${name}.png`);
    await counter.page.screenshot({ path });
    if (forReadme.includes(name)) copyFileSync(path, join('docs/pictures', `${name}-${language}.png`));
  };

  const headed = (name: string): Promise<void> => counter.page.getByRole('heading', { name }).waitFor();

  await picture('sign-in');
  await counter.enterPassword('aigul', 'wrong');
  await counter.page.getByRole('alert').first().waitFor();
  await picture('sign-in-wrong-password');
  await counter.signIn('aigul');
  await picture('home');
  await counter.serve(citizens.hyphens);
  await counter.serve(citizens.secondPass);

  const citizen = citizens.withoutAccount;
  await counter.press('F2');
  await counter.cursorIn('iin');
  const citizenScreen = await openCitizenScreen(counter);
  await counter.type('901123300255');
  await picture('iin-wrong');
  await counter.at('iin').fill('');
  await counter.type(citizen.iin);
  await counter.enterSays(enter['accept-statements']);
  await picture('statements');
  await counter.enter(enter['accept-statements']);
  await counter.cursorIn('subscriberNumber');
  await picture('person');
  await counter.type(citizen.telephone.slice(2));
  await counter.enterSays(enter.print);
  await picture('filled-in');
  await counter.enter(enter.print);
  await counter.enterSays(enter['signed-and-send']);
  await picture('printed');
  const sent = (await office.telephone.messages.to(citizen.telephone, 0)).length;
  await counter.enter(enter['signed-and-send']);
  await counter.codeAsked();
  await picture('registration');
  await citizenScreen.locator('main h1').waitFor();
  await citizenScreen.screenshot({ path: join(folder, language, 'citizen-screen.png') });
  const right = await counter.readTelephone(citizen.telephone, sent + 1);
  await counter.type(wrongDigits(right));
  await counter.sees(outcome.refused);
  await picture('refused');
  office.line.cut();
  await counter.codeAsked();
  await counter.type(right);
  await counter.sees(outcome.waiting);
  await picture('waiting');
  await counter.press('F4');
  await headed(counter.words.queue.title);
  await picture('queue');
  office.line.restore();
  await counter.press('F3');
  await counter.page.getByRole('row').filter({ hasText: citizen.surname }).first().waitFor();
  await picture('journal');
  await counter.press('Enter');
  await picture('journal-open');
  await counter.sees(counter.words.window.line.connected);
  await counter.serve(citizens.withAccount);
  await picture('registered');
  await counter.press('F6');
  await headed(counter.words.shift.title);
  await picture('shift');
  await counter.press('F1');
  await picture('keys');
  await counter.press('Escape');
  await counter.page.getByRole('dialog').waitFor({ state: 'hidden' });
  await counter.press('Shift+F1');
  await headed(counter.words.settings.title);
  await picture('settings');
  await counter.press('F10');
  await picture('curtain');
  await context.close();
}

/** Opens the second window, which the citizen sees beside the operator's. */
async function openCitizenScreen(counter: Counter): Promise<Page> {
  const opening = counter.page.context().waitForEvent('page');
  await counter.press('F12');
  const screen = await opening;
  await screen.setViewportSize({ width: 1280, height: 720 });
  await counter.page.bringToFront();
  return screen;
}

/** What came out of the office's printer, as pictures. */
async function papers(office: Office, language: Language): Promise<void> {
  const tray = join(office.prepared.folder, 'tray');
  const into = join(folder, language, 'papers');
  mkdirSync(into, { recursive: true });
  for (const name of readdirSync(tray).filter((file) => file.endsWith('.pdf')))
    await promisify(execFile)('pdftoppm', [
      ...['-r', '80', '-png'],
      join(tray, name),
      join(into, name.replace('.pdf', '')),
    ]);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync('docs/pictures', { recursive: true });
const home = mkdtempSync(join(tmpdir(), 'tereze-pictures-'));
const browser = await startBrowser();
try {
  for (const language of languages) {
    const office = await startOffice(join(home, language), { clock: Date.now });
    await walk(browser, office, language);
    await papers(office, language);
    await office.stop();
  }
} finally {
  await browser.close();
  rmSync(home, { recursive: true, force: true });
}
