import { describe, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { paperTexts } from '../../src/language/papers.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('the one-time password at the counter (clauses 7.2 and 9)', () => {
  const here = servedOffice({
    policy: { oneTimePassword: { length: 6, lifeSeconds: 300, resendAfterSeconds: 0, tries: 3 } },
  });

  test('a wrong one is refused at once with clause 9 named, corrected, and registered', async () => {
    const counter = await here.counter();
    const { outcome, code } = counter.words.registration;
    await counter.signIn('aigul');
    const right = await counter.askForPassword(citizens.hyphens);
    await counter.type(wrongDigits(right));
    await counter.sees(outcome.refused);
    await counter.sees(code.tries(2));
    await counter.codeAsked();
    expect(await counter.at('code').last().inputValue()).toBe('');
    await counter.type(right);
    await counter.sees(outcome.registered);
  });

  test('after its life a new one is sent, and registers', async () => {
    const counter = await here.counter();
    const { outcome, enter } = counter.words.registration;
    await counter.signIn('aigul');
    const citizen = citizens.secondPass;
    const tooLate = await counter.askForPassword(citizen);
    await here.office.centre.database?.run('UPDATE challenge SET expires_at = sent_at');
    await counter.type(tooLate);
    await counter.sees(counter.words.states.lapse['one-time-password-expired']);
    await counter.sees(outcome.lapsed);
    // No refusal (clause 9): neither on screen nor on paper.
    expect(await counter.page.getByText(outcome.refused).count()).toBe(0);
    await counter.still();
    const paper = counter.page.getByRole('region', { name: counter.words.registration.preview.text });
    expect(await paper.textContent()).toContain(paperTexts.ru.lapseNotice.title);
    await counter.press('Shift+F9');
    const papers = counter.page.getByRole('dialog', { name: counter.words.registration.papers.title });
    await papers.getByText(counter.words.states.paper['lapse-notice']).waitFor();
    expect(await papers.getByText(counter.words.states.paper['refusal-notice']).count()).toBe(0);
    await counter.press('Escape');
    expect(await counter.at('code').first().getAttribute('readonly')).not.toBeNull();
    await counter.enter(enter['send-new']);
    await counter.codeAsked();
    await counter.type(await counter.readTelephone(citizen.telephone, 2));
    await counter.sees(outcome.registered);
  });

  test('the notice beside the fields counts the tries that are left now', async () => {
    const counter = await here.counter();
    const { outcome, preview } = counter.words.registration;
    const { triesLeft } = paperTexts.ru.refusalNotice;
    await counter.signIn('aigul');
    const right = await counter.askForPassword(citizens.apostrophe);
    const paper = counter.page.getByRole('region', { name: preview.text });
    for (const left of [2, 1]) {
      await counter.type(wrongDigits(right));
      await counter.sees(counter.words.registration.code.triesLeft(left));
      await paper.getByText(new RegExp(`${triesLeft}\\s*${left}`)).waitFor({ state: 'attached' });
      await counter.codeAsked();
    }
    await counter.type(right);
    await counter.sees(outcome.registered);
  });

  test('when its tries are used up the right one no longer counts, a newly sent one does', async () => {
    const counter = await here.counter();
    const { outcome, enter, code } = counter.words.registration;
    await counter.signIn('aigul');
    const citizen = citizens.noPatronymic;
    const right = await counter.askForPassword(citizen);
    for (const triesLeft of [2, 1]) {
      await counter.type(wrongDigits(right));
      await counter.sees(code.tries(triesLeft));
      await counter.codeAsked();
    }
    await counter.type(wrongDigits(right));
    await counter.enter(enter['send-new']);
    await counter.codeAsked();
    await counter.type(await counter.readTelephone(citizen.telephone, 2));
    await counter.sees(outcome.registered);
  });
});
