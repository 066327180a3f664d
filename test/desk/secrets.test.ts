import { expect, test, vi } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import { reportError } from '../../main/report.ts';
import { wrongDigits } from '../fixtures/counter.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

const here = mannedDesk();

test('an unforeseen error is reported by its kind and place, never by its message', () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {});
  reportError(Object.assign(new TypeError('ШАҢҒЫТБАЕВА 061211600012 611233'), { code: 'ERR_X' }));
  const text = said.mock.calls.flat().join('\n');
  said.mockRestore();
  expect(text).toMatch(/^unexpected TypeError ERR_X\n\s+at .*secrets\.test\.ts/);
  expect(text).not.toMatch(/ШАҢҒЫТБАЕВА|061211600012|611233/);
});

test('a whole service, with wrong entries on the way, leaves no secret and no citizen in what the desk writes out', async () => {
  const written: string[] = [];
  const keep = (chunk: string | Uint8Array): boolean => written.push(String(chunk)) > 0;
  const streams = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation(keep),
  );
  await here.signIn();
  const answers = [await here.call('overview', {})].map((value) => JSON.stringify(value));
  const wrongKey = await here.call('unlock', {}, 'Planted-Password').catch((error: unknown) => error);
  const { registrationId, password } = await here.askForPassword(citizens.withoutAccount);
  await here.call('sign', { registrationId }, wrongDigits(password));
  await here.call('sign', { registrationId }, password);
  for (const stream of streams) stream.mockRestore();
  const text = written.join('');
  const planted = [password, operatorPassword, 'Planted-Password', citizens.withoutAccount.iin];
  for (const secret of [...planted, citizens.withoutAccount.surname, citizens.withoutAccount.telephone])
    expect(text).not.toContain(secret);
  expect(JSON.stringify([answers, wrongKey])).not.toMatch(/Planted-Password|Tereze2026/);
});

test('the temporary password is nowhere in what the window is told', async () => {
  await here.signIn();
  const view = await here.serve(citizens.elderly);
  expect(view.state.slip).toBe('due');
  const printed = await here.call('printSlip', { registrationId: view.state.registrationId });
  const kept = await here.call('handOverSlip', { registrationId: view.state.registrationId });
  for (const told of [view, printed, kept])
    expect(JSON.stringify(told)).not.toMatch(/"(temporaryPassword|password)":/);
  const slip = kept.state.papers.find(({ kind }) => kind === 'account-slip');
  const again = here.call('paper', {
    registrationId: view.state.registrationId,
    paperId: slip?.paperId ?? '',
  });
  await expect(again).rejects.toMatchObject({ code: 'paper-unknown' });
});
