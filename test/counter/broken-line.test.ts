import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../demo/citizens.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)(
  'what a line that breaks and a desk that is killed cost the citizen: nothing',
  () => {
    const here = servedOffice();
    const decisionsOf = async (iin: string) => {
      const sql = `SELECT decision.outcome FROM decision JOIN challenge USING (registration_id) WHERE citizen_iin = $1`;
      return here.office.centre.database?.rows(z.object({ outcome: z.string() }), sql, [iin]);
    };

    test('the line is cut after the SMS: the request waits, and goes by itself when the line is back', async () => {
      const counter = await here.counter();
      const { outcome } = counter.words.registration;
      await counter.signIn('aigul');
      const password = await counter.askForPassword(citizens.withAccount);
      here.office.line.cut();
      await counter.type(password);
      await counter.sees(outcome.waiting);
      await counter.sees(counter.words.window.line.offline);
      here.office.line.restore();
      await counter.sees(outcome.registered);
      expect(await decisionsOf(citizens.withAccount.iin)).toEqual([{ outcome: 'registered' }]);
    });

    test('the answer is lost and the request repeated: decided once', async () => {
      const counter = await here.counter();
      await counter.signIn('aigul');
      const password = await counter.askForPassword(citizens.hyphens);
      const lost = here.office.line.loseNextAnswer();
      await counter.type(password);
      await lost;
      await counter.sees(counter.words.registration.outcome.registered);
      expect(await decisionsOf(citizens.hyphens.iin)).toEqual([{ outcome: 'registered' }]);
    });

    test('the desk is killed after signing and started again: delivered once', async () => {
      const counter = await here.counter();
      await counter.signIn('aigul');
      const password = await counter.askForPassword(citizens.secondPass);
      here.office.line.cut();
      await counter.type(password);
      await counter.sees(counter.words.registration.outcome.waiting);
      await here.office.stopDesk('SIGKILL');
      here.office.line.restore();
      await here.office.startDesk();
      const again = await here.counter();
      await again.signIn('aigul');
      await again.press('F3');
      const row = again.page.getByRole('row').filter({ hasText: citizens.secondPass.surname });
      await row.filter({ hasText: again.words.states.phase.registered }).waitFor();
      expect(await decisionsOf(citizens.secondPass.iin)).toEqual([{ outcome: 'registered' }]);
    });

    test('without a line an application is taken by hand, and goes on when the line is back', async () => {
      const counter = await here.counter();
      const { enter, outcome } = counter.words.registration;
      const citizen = citizens.elderly;
      await counter.signIn('aigul');
      here.office.line.cut();
      await counter.takeIn(citizen);
      await counter.cursorIn('surname');
      await counter.type(citizen.surname);
      await counter.press('Enter');
      await counter.type(citizen.givenName);
      await counter.press('Enter');
      await counter.type(citizen.patronymic ?? '');
      await counter.press('Enter');
      await counter.cursorIn('subscriberNumber');
      await counter.type(citizen.telephone.slice(2));
      await counter.enter(enter.print);
      await counter.enter(enter.signed);
      here.office.line.restore();
      await counter.enter(enter.send);
      await counter.codeAsked();
      await counter.type(await counter.readTelephone(citizen.telephone, 1));
      await counter.sees(outcome.registered);
    });

    test('what was typed survives a reload of the window and the death of the desk', async () => {
      const counter = await here.counter();
      await counter.signIn('aigul');
      await counter.takeIn(citizens.apostrophe);
      await counter.cursorIn('subscriberNumber');
      await counter.type('777 890');
      await counter.page.waitForResponse((response) => response.url().endsWith('/desk/saveDraft'));
      await counter.page.reload();
      await counter.sees(citizens.apostrophe.surname);
      expect(await counter.at('subscriberNumber').inputValue()).toContain('777 890');
      await here.office.stopDesk('SIGKILL');
      await here.office.startDesk();
      const again = await here.counter();
      await again.signIn('aigul');
      await again.page.getByText(citizens.apostrophe.surname).first().click();
      await again.sees(citizens.apostrophe.surname);
      expect(await again.at('subscriberNumber').inputValue()).toContain('777 890');
    });
  },
);
