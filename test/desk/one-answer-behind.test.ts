import { expect, test } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import { exchangeHeader } from '../../src/contract/version.ts';
import { type CentreProxy, openCentreProxy } from '../fixtures/centre-proxy.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

let proxy: CentreProxy;
const here = mannedDesk({
  inFront: async (office) => {
    proxy = await openCentreProxy(office);
    return proxy;
  },
});

const { withAccount, secondPass, hyphens, apostrophe, dateDoubt, noPatronymic } = citizens;
const six: Citizen[] = [withAccount, secondPass, hyphens, apostrophe, dateDoubt, noPatronymic];

test('connections that stay one answer behind cost no visit: six of six are registered', async () => {
  await here.signIn();
  const phases: string[] = [];
  for (const citizen of six) {
    proxy.fallBehind();
    const { registrationId, password } = await here.askForPassword(citizen);
    proxy.fallBehind();
    const { state } = await here.call('sign', { registrationId }, password);
    phases.push(state.phase);
  }
  expect(phases).toEqual(Array(6).fill('registered'));
});

test('a sign-in on such a connection opens its session all the same', async () => {
  await here.call('signOut', {});
  proxy.fallBehind();
  await here.signIn('daniyar');
  proxy.fallBehind();
  await expect(here.takeIn(citizens.elderly)).resolves.toBeDefined();
});

test('each exchange has an id of its own', () => {
  const ids = proxy.requests.map(({ headers }) => headers[exchangeHeader]);
  expect(ids.every((id) => /^[0-9a-f-]{36}$/.test(String(id)))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
