import { expect, test } from 'vitest';
import { citizens } from '../../demo/citizens.ts';
import { operators } from '../../demo/operators.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

const start = Date.now();
const minute = 60_000;
let passed = 0;
const now = (): number => start + passed;
const notAfter = new Date(start + 10 * minute);

const here = mannedDesk({
  clock: now,
  deskClock: { now, monotonic: () => passed },
  now: start,
  furtherKeys: { expiring: { ...operators.aigul, notAfter } },
});

test('a certificate that ended during the session signs nothing, and is told as expired', async () => {
  await here.signIn('expiring');
  const { registrationId, password } = await here.askForPassword(citizens.withAccount);
  passed = 10 * minute + 1_000;
  await expect(here.call('sign', { registrationId }, password)).rejects.toMatchObject({
    code: 'signer-expired',
    details: { validUntil: `${notAfter.toISOString().slice(0, 19)}.000Z` },
  });
  const { state } = await here.call('registration', { registrationId });
  expect(state.phase).toBe('password-sent');
});
