import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../demo/citizens.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('a second click does nothing twice and skips nothing', () => {
  const here = servedOffice();
  const papers = () =>
    readdirSync(join(here.office.prepared.folder, 'tray')).filter((name) => name.endsWith('.pdf'));

  test('a citizen without an account, served with every button clicked twice', async () => {
    const counter = await here.counter();
    const { enter, outcome } = counter.words.registration;
    const citizen = citizens.withoutAccount;
    const clickTwice = async (text: string) => {
      await counter.enterSays(text);
      await counter.page.locator('footer').getByRole('status').getByRole('button').dblclick();
    };
    await counter.signIn('aigul');
    await counter.press('F2');
    await counter.cursorIn('iin');
    await counter.type(citizen.iin);
    await clickTwice(enter['accept-statements']);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizen.telephone.slice(2));
    await clickTwice(enter.print);
    // The citizen reads and signs now: a second click must not say that this has happened.
    await clickTwice(enter['signed-and-send']);
    await counter.codeAsked();
    expect(papers()).toHaveLength(1);
    await counter.type(await counter.readTelephone(citizen.telephone, 1));
    await counter.sees(outcome.registered);
    expect(await here.office.telephone.messages.to(citizen.telephone, 1)).toHaveLength(1);
    await clickTwice(enter['print-slip']);
    await clickTwice(enter['hand-over-slip']);
    await counter.sees(outcome.slipHanded);
    expect(papers()).toHaveLength(3);
    const decisions = await here.office.centre.database?.rows(
      z.object({ outcome: z.string() }),
      'SELECT outcome FROM decision',
    );
    expect(decisions).toEqual([{ outcome: 'registered' }]);
  });

  test('a click that falls on the step which has just come says nothing for the citizen', async () => {
    const counter = await here.counter();
    const { enter } = counter.words.registration;
    const taken: string[] = [];
    counter.page.on('request', (request) => {
      if (request.url().endsWith('/desk/takeApplication')) taken.push(request.url());
    });
    await counter.signIn('aigul');
    await counter.takeIn(citizens.withAccount);
    await counter.cursorIn('subscriberNumber');
    await counter.type(citizens.withAccount.telephone.slice(2));
    await counter.enterSays(enter.print);
    // Clicks in the very moment in which the bar says something else.
    await counter.page.evaluate(() => {
      const bar = document.querySelector('footer [role=status]');
      const says = () => bar?.textContent?.replace(/^Enter /, '');
      let said = says();
      const look = () => {
        if (says() === said) return;
        said = says();
        bar?.querySelector('button')?.click();
      };
      if (bar)
        new MutationObserver(look).observe(bar, { subtree: true, childList: true, characterData: true });
    });
    await counter.enter(enter.print);
    await counter.page.locator('footer').getByRole('button', { name: enter['signed-and-send'] }).waitFor();
    expect(taken).toEqual([]);
  });
});
