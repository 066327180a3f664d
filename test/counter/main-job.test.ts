import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { citizens } from '../../demo/citizens.ts';
import { hasBrowser, servedOffice } from '../fixtures/served-office.ts';

describe.skipIf(!hasBrowser)('the main job, in a browser, against the real desk, centre and database', () => {
  const here = servedOffice();
  const Account = z.object({
    connected_number: z.string().nullable(),
    password_hash: z.string().nullable(),
    must_change_password: z.boolean(),
  });
  const accountOf = async (iin: string) => {
    const sql = 'SELECT connected_number, password_hash, must_change_password FROM account WHERE iin = $1';
    return (await here.office.centre.database?.rows(Account, sql, [iin]))?.[0];
  };

  test('a citizen with an account is registered (clause 7)', async () => {
    const counter = await here.counter();
    await counter.signIn('aigul');
    await counter.serve(citizens.withAccount);
    await counter.sees(counter.words.registration.outcome.confirmationDue);
    expect(await accountOf(citizens.withAccount.iin)).toMatchObject({
      connected_number: citizens.withAccount.telephone,
      password_hash: null,
    });
  });

  test('a citizen without an account gets one, and a slip with the temporary password (clause 8)', async () => {
    const counter = await here.counter('kk');
    const { enter, outcome } = counter.words.registration;
    await counter.signIn('aigul');
    await counter.serve(citizens.withoutAccount);
    await counter.enter(enter['print-slip']);
    await counter.enter(enter['hand-over-slip']);
    await counter.sees(outcome.slipHanded);
    expect(await accountOf(citizens.withoutAccount.iin)).toMatchObject({
      connected_number: citizens.withoutAccount.telephone,
      password_hash: expect.stringMatching(/^\$argon2id\$/),
      must_change_password: true,
    });
  });

  test('a slip that is not handed over yet waits on home, for another operator too', async () => {
    const counter = await here.counter();
    const { enter } = counter.words.registration;
    const waiting = counter.page
      .getByRole('listitem')
      .filter({ hasText: citizens.elderly.surname })
      .filter({ hasText: counter.words.states.slipDue });
    await counter.signIn('aigul');
    await counter.serve(citizens.elderly);
    await counter.press('Escape');
    await waiting.waitFor();
    await counter.signOut();
    await counter.signIn('daniyar');
    await waiting.getByRole('button').click();
    await counter.enter(enter['print-slip']);
    await counter.enter(enter['hand-over-slip']);
    await counter.sees(counter.words.registration.outcome.slipHanded);
    await counter.press('Escape');
    await counter.sees(counter.words.window.homeScreen.nothingUnfinished);
  });

  test("a number that is connected to somebody else's account moves to the citizen who holds it", async () => {
    const { numberTaken, changesNumber } = citizens;
    const counter = await here.counter();
    await counter.signIn('aigul');
    expect(await accountOf(changesNumber.iin)).toMatchObject({ connected_number: numberTaken.telephone });
    await counter.serve(numberTaken);
    expect(await accountOf(numberTaken.iin)).toMatchObject({ connected_number: numberTaken.telephone });
    expect(await accountOf(changesNumber.iin)).toMatchObject({ connected_number: null });
  });

  test('Enter goes on to the next citizen, and the one before is in the journal', async () => {
    const counter = await here.counter('en');
    await counter.signIn('aigul');
    await counter.serve(citizens.changesNumber);
    const { enter } = counter.words.registration;
    await counter.enter(enter['print-confirmation']);
    await counter.enter(enter['confirmed-and-next']);
    await counter.cursorIn('iin');
    await counter.press('F3');
    await counter.sees(citizens.changesNumber.surname);
    expect(await accountOf(citizens.changesNumber.iin)).toMatchObject({
      connected_number: citizens.changesNumber.telephone,
    });
  });

  test('the papers that came out are PDF files, one a print', () => {
    const folder = join(here.office.prepared.folder, 'tray');
    const papers = readdirSync(folder).filter((name) => name.endsWith('.pdf'));
    expect(papers).toHaveLength(10);
    for (const name of papers)
      expect(readFileSync(join(folder, name)).subarray(0, 5).toString()).toBe('%PDF-');
  });
});
