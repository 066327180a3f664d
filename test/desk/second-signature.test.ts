import { beforeEach, expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operatorPassword } from '../../demo/operators.ts';
import { demoPolicy } from '../../demo/policy.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

// A policy that asks for a colleague's signature where a connected number is replaced.
const { oneTimePassword } = demoPolicy('');
const here = mannedDesk({
  policy: {
    replacement: { secondSignature: true },
    oneTimePassword: { ...oneTimePassword, resendAfterSeconds: 0 },
  },
});
beforeEach(async () => void (await here.signIn()));

const fault = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: { code?: unknown }) => error.code,
  );
const openSecond = (registrationId: string, operator = 'daniyar') =>
  here.call('openSecondKey', { registrationId, keyFile: here.keyFileOf(operator) }, operatorPassword);

test('a key that was opened for one registration signs no other one', async () => {
  const first = await here.askForPassword(citizens.changesNumber);
  await openSecond(first.registrationId);
  const { telephone } = citizens.hyphens;
  const second = await here.askForPassword({ ...citizens.changesNumber, telephone });
  expect(await fault(here.call('sign', { registrationId: second.registrationId }, second.password))).toBe(
    'second-signature-required',
  );
});

test('a colleague’s key that was opened is gone after lock and unlock', async () => {
  const { registrationId, password } = await here.askForPassword(citizens.changesNumber);
  await openSecond(registrationId);
  await here.call('lock', {});
  await here.call('unlock', {}, operatorPassword);
  expect(await fault(here.call('sign', { registrationId }, password))).toBe('second-signature-required');
});

test('where nothing is replaced one signature is enough, and no second key is opened', async () => {
  const { registrationId, password } = await here.askForPassword(citizens.withAccount);
  expect(await fault(openSecond(registrationId))).toBe('act-not-possible');
  const { state } = await here.call('sign', { registrationId }, password);
  expect(state.phase).toBe('registered');
});

test('a request that replaces a connected number is signed by two, and says who the second one was', async () => {
  const { registrationId, password } = await here.askForPassword(citizens.changesNumber);
  expect(await fault(here.call('sign', { registrationId }, password))).toBe('second-signature-required');
  const before = await here.call('registration', { registrationId });
  expect(before.state.phase).toBe('password-sent');

  expect(await fault(openSecond(registrationId, 'aigul'))).toBe('second-signer-same');
  expect(await openSecond(registrationId)).toEqual({ name: 'ОСПАНОВ ДАНИЯР', seconds: 120 });
  const { history } = await here.call('sign', { registrationId }, password);
  const signed = history.map(({ event }) => event).find(({ type }) => type === 'signed');
  expect(signed).toMatchObject({ secondSigner: { iin: '910204300237', name: 'ОСПАНОВ ДАНИЯР' } });
});
