import { expect, test } from 'vitest';
import { operatorPassword } from '../../demo/operators.ts';
import type { DeskAnswer } from '../../src/contract/desk.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

const here = mannedDesk();

const codeOf = (answer: DeskAnswer): string => (answer.ok ? 'done' : answer.fault.code);
const session = async () => (await here.call('overview', {})).session;

test.each(['lock', 'signOut'] as const)('%s ends a first sign-in that is under way', async (leave) => {
  const sealed = await here.sealFor('signIn', operatorPassword);
  const signingIn = here.desk.call('signIn', { keyFile: here.keyFileOf('aigul') }, sealed);
  const left = here.desk.call(leave, {});
  expect([codeOf(await left), codeOf(await signingIn)]).toEqual(['done', 'key-opening-cancelled']);
  expect(await session()).toBeNull();
});

test('a password that was sealed before the desk was locked opens nothing afterwards', async () => {
  await here.signIn();
  await here.call('lock', {});
  const sealed = await here.sealFor('unlock', operatorPassword);
  await here.call('lock', {});
  expect(codeOf(await here.desk.call('unlock', {}, sealed))).toBe('key-opening-cancelled');
  expect((await session())?.locked).toBe(true);
  const other = await here.sealFor('unlock', operatorPassword);
  await here.call('signOut', {});
  const signIn = { keyFile: here.keyFileOf('aigul') };
  expect(codeOf(await here.desk.call('signIn', signIn, other))).toBe('key-opening-cancelled');
  expect(await session()).toBeNull();
});
