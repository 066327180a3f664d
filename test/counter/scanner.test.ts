import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import type { Counter } from '../fixtures/counter.ts';
import { zoneOf } from '../fixtures/identity-card.ts';
import { pressKeys } from '../fixtures/keyboard.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

/** Types as a document scanner does: each line at once, and Enter behind every one of them. */
async function scan(counter: Counter, lines: readonly string[]): Promise<void> {
  for (const line of lines) await counter.type(`${line}\n`);
}

/** Puts a text into the place that has the cursor, as Ctrl+V does. */
const paste = (counter: Counter, text: string): Promise<void> => counter.page.keyboard.insertText(text);

describe.skipIf(!hasBrowser)('what scanners and clipboards put into the fields', () => {
  const here = servedOffice();

  test("a card's zone gives the IIN, and the scanner's Enter says nothing for the citizen", async () => {
    const counter = await here.counter();
    const { enter, latinName } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    const asked: string[] = [];
    counter.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await scan(counter, zoneOf(citizens.withAccount.iin));
    await counter.enterSays(enter['accept-statements']);
    expect(asked).not.toContain('/desk/lookUp');
    await counter.sees(latinName);
    await counter.sees('ABDIGALIYEVA ULZHAN');
    await counter.enter(enter['accept-statements']);
    await counter.sees(citizens.withAccount.surname);
    await counter.sees('ABDIGALIYEVA ULZHAN');
  });

  test('a card gives the IIN however its scanner ends the lines, and whatever layout is active', async () => {
    const counter = await here.counter();
    const { enter, latinName } = counter.words.registration;
    await counter.signIn('aigul');
    for (const [layout, end] of [
      ['english', ''],
      ['english', '\t'],
      ['english', '\n\n'],
      ['russian', '\n'],
      ['kazakh', '\n'],
      ['kazakh', '\t'],
    ] as const) {
      await counter.press('F2');
      await counter.cursorIn('iin');
      const lines = zoneOf(citizens.withAccount.iin).map((line) => line + end);
      await pressKeys(counter.page, lines.join(''), layout);
      await counter.enterSays(enter['accept-statements']);
      await counter.cursorIn('statements');
      await counter.sees(latinName);
      expect(await counter.at('iin').inputValue()).toBe('901123 300258');
    }
  });

  test('a card that is scanned once more answers no question for the citizen', async () => {
    const counter = await here.counter();
    const { enter } = counter.words.registration;
    const card = `${zoneOf(citizens.withAccount.iin).join('\n')}\n`;
    const asked: string[] = [];
    await counter.signIn('aigul');
    counter.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.type(citizens.withAccount.iin);
    await counter.page.locator('footer').getByRole('button', { name: enter['accept-statements'] }).waitFor();
    await pressKeys(counter.page, card, 'english');
    await counter.enter(enter['accept-statements']);
    await counter.cursorIn('subscriberNumber');
    await counter.sees(citizens.withAccount.surname);
    expect(asked.filter((path) => path === '/desk/lookUp')).toHaveLength(1);
    await counter.type(citizens.withAccount.telephone.slice(2));
    await counter.enter(enter.print);
    await counter.page.locator('footer').getByRole('button', { name: enter['signed-and-send'] }).waitFor();
    await pressKeys(counter.page, card, 'kazakh');
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    expect(asked.filter((path) => path === '/desk/takeApplication')).toHaveLength(1);
  });

  test('a zone that breaks off is said to be incomplete, and a new scan takes its place', async () => {
    const counter = await here.counter('kk');
    const { fieldFault, enter } = counter.words.registration;
    const lines = zoneOf(citizens.hyphens.iin);
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    await pressKeys(counter.page, lines.slice(0, 2).join('\t'), 'kazakh');
    await counter.sees(fieldFault['zone-length']);
    await pressKeys(counter.page, lines.join('\t'), 'kazakh');
    await counter.enterSays(enter['accept-statements']);
  });

  test('digits are digits under the Kazakh layout, from the IIN to the one-time password', async () => {
    const counter = await here.counter('kk');
    const { enter, outcome } = counter.words.registration;
    const citizen = citizens.noPatronymic;
    const press = (keys: string) => pressKeys(counter.page, keys, 'kazakh');
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    await press(citizen.iin);
    await counter.enter(enter['accept-statements']);
    await counter.cursorIn('subscriberNumber');
    await press(citizen.telephone);
    await counter.enter(enter.print);
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    await press(await counter.readTelephone(citizen.telephone, 1));
    await counter.sees(outcome.registered);
  });

  test('a zone that was misread says so at the field, and a new scan takes its place', async () => {
    const counter = await here.counter('kk');
    const { fieldFault, enter } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    const [first = '', ...rest] = zoneOf(citizens.hyphens.iin);
    await scan(counter, [first.replace('012345678', '012345679'), ...rest]);
    await counter.sees(fieldFault['zone-checksum']);
    await scan(counter, [first, ...rest]);
    await counter.enterSays(enter['accept-statements']);
  });

  test('a paste in any writing works in every field', async () => {
    const counter = await here.counter();
    const { enter, outcome } = counter.words.registration;
    const citizen = citizens.secondPass;
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    await paste(counter, ` ИИН ${citizen.iin.slice(0, 6)} ${citizen.iin.slice(6)} `);
    await counter.enter(enter['accept-statements']);
    await counter.cursorIn('subscriberNumber');
    await paste(counter, `тел.: 8 (${citizen.telephone.slice(2, 5)}) ${citizen.telephone.slice(5)}`);
    await counter.at('email').focus();
    await paste(counter, '  ivan.petrov@mail.kz ');
    await counter.enter(enter.print);
    await counter.enter(enter['signed-and-send']);
    await counter.codeAsked();
    const code = await counter.readTelephone(citizen.telephone, 1);
    await paste(counter, ` ${code.slice(0, 3)} ${code.slice(3)} `);
    await counter.sees(outcome.registered);
  });

  test('names that are pasted with stray spaces print without them', async () => {
    const counter = await here.counter();
    const { enter } = counter.words.registration;
    const citizen = citizens.dateDoubt;
    await counter.signIn('aigul');
    here.office.line.cut();
    await counter.takeIn(citizen);
    for (const [place, name] of [
      ['surname', citizen.surname],
      ['givenName', citizen.givenName],
      ['patronymic', citizen.patronymic],
    ] as const) {
      await counter.cursorIn(place);
      await paste(counter, `  ${name}\t `);
      await counter.press('Enter');
    }
    await counter.cursorIn('subscriberNumber');
    await paste(counter, citizen.telephone);
    await counter.enter(enter.print);
    await counter.enterSays(enter.signed);
    here.office.line.restore();
    await counter.still();
    const paper = counter.page.getByRole('region', { name: counter.words.registration.preview.text });
    await paper.filter({ hasText: citizen.surname }).waitFor({ state: 'attached' });
    expect(await paper.textContent()).not.toMatch(/ {2}ЖҮНІСОВ|\t/);
  });
});
