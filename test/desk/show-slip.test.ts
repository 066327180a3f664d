import { beforeEach, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import { Handout, type RegistrationView } from '../../src/contract/views.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';
import { canReadBack, textOf } from '../papers/read-back.ts';

const here = mannedDesk();
beforeEach(async () => void (await here.signIn()));

const fault = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: { code?: unknown }) => error.code,
  );
const shownIn = ({ history }: RegistrationView): unknown[] =>
  history.filter(({ event }) => event.type === 'slip-shown').map(({ by }) => by?.name);

test('a slip is shown for the password of the operator who opened the registration, for a while, and that is written down', async () => {
  const { state } = await here.serve(citizens.withoutAccount);
  const { registrationId } = state;
  await here.call('printSlip', { registrationId });
  expect(await fault(here.call('showSlip', { registrationId }, 'wrong'))).toBe('key-password-wrong');
  expect(shownIn(await here.call('registration', { registrationId }))).toEqual([]);

  const { pdf, pages, seconds } = await here.call('showSlip', { registrationId }, operatorPassword);
  expect([pages, seconds]).toEqual([1, 30]);
  if (canReadBack) expect(textOf(Buffer.from(pdf, 'base64'), 'page')).toContain(state.applicationNumber);
  expect(shownIn(await here.call('registration', { registrationId }))).toEqual(['СЕРІКОВА АЙГҮЛ']);
});

test('a slip that could not be printed can be shown too', async () => {
  const { state } = await here.serve(citizens.elderly);
  const { registrationId } = state;
  expect(state.papers.map(({ kind }) => kind)).not.toContain('account-slip');
  expect((await here.call('showSlip', { registrationId }, operatorPassword)).pages).toBe(1);
});

test('a colleague may print a slip and hand it over, and is never shown it', async () => {
  const { state } = await here.serve(citizens.noPatronymic);
  const { registrationId } = state;
  await here.signIn('daniyar');
  expect(await fault(here.call('showSlip', { registrationId }, operatorPassword))).toBe(
    'slip-of-another-operator',
  );
  const printed = await here.call('printSlip', { registrationId });
  expect(printed.state.papers.at(-1)?.kind).toBe('account-slip');
  const handed = await here.call('handOverSlip', { registrationId });
  expect([handed.state.slip, shownIn(handed)]).toEqual(['handed-over', []]);

  // handed over it is shown to nobody any more
  await here.signIn('aigul');
  expect(await fault(here.call('showSlip', { registrationId }, operatorPassword))).toBe('act-not-possible');
});

test('no other operation brings the bytes of a slip', async () => {
  const { state } = await here.serve(citizens.longName);
  const { registrationId } = state;
  const printed = await here.call('printSlip', { registrationId });
  const paperId = printed.state.papers.at(-1)?.paperId ?? '';
  expect(await fault(here.call('paper', { registrationId, paperId }))).toBe('act-not-possible');
  expect(Handout.options).not.toContain('account-slip');
});

test('a slip whose drawing ends in a locked desk is not shown', async () => {
  const { state } = await here.serve(citizens.latinName);
  const { registrationId } = state;
  let locked: Promise<unknown> | undefined;
  const silence = here.listen(({ notice }) => {
    if (notice === 'registration') locked ??= here.desk.call('lock', {});
  });
  expect(await fault(here.call('showSlip', { registrationId }, operatorPassword))).toBe('locked');
  silence();
  await locked;
  await here.call('unlock', {}, operatorPassword);
  expect(shownIn(await here.call('registration', { registrationId }))).toEqual([]);
});
