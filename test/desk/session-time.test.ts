import { afterEach, describe, expect, test, vi } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import { today, year } from '../eds/office.ts';
import { deskSessions, standing } from '../fixtures/desk-sessions.ts';

const { desk } = deskSessions();
afterEach(() => void vi.useRealTimers());

describe('a desk at which nobody uses keys or mouse', () => {
  const minute = 60_000;
  async function working() {
    const here = desk(true);
    await here.signIn();
    // from here on time is the test's; the processes' own is not
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    // begins to count anew by those timers
    await here.unlock();
    return here;
  }

  test('is locked after five minutes, and says so', async () => {
    const here = await working();
    await here.pass(5 * minute - 1);
    expect(standing(here.sessions)).toBe('АЙГЕРІМ');
    await here.pass(1);
    expect(standing(here.sessions)).toBe('АЙГЕРІМ, locked');
    expect(here.locked).toHaveBeenCalledTimes(1);
  });

  test('is not locked while a person works', async () => {
    const here = await working();
    for (let minutes = 0; minutes < 20; minutes++) {
      await here.pass(minute);
      here.sessions.touch();
    }
    expect(standing(here.sessions)).toBe('АЙГЕРІМ');
    await here.pass(5 * minute);
    expect(standing(here.sessions)).toBe('АЙГЕРІМ, locked');
  });

  test('is locked after the same time whatever else is asked of it', async () => {
    const here = await working();
    for (let minutes = 0; minutes < 5; minutes++) {
      here.sessions.unlocked();
      await here.sessions.secretKey('sign');
      await here.pass(minute);
    }
    expect(standing(here.sessions)).toBe('АЙГЕРІМ, locked');
  });

  test('counts nothing while it is locked', async () => {
    const here = await working();
    await here.sessions.lock();
    here.sessions.touch();
    await here.pass(10 * minute);
    expect(here.locked).not.toHaveBeenCalled();
  });
});

describe('a certificate that ends during the session', () => {
  test('is told as expired at unlock, though its issuer has ended too', async () => {
    const here = desk(true);
    await here.signIn();
    await here.sessions.lock();
    here.clock.now = today + 2 * year;
    await expect(here.unlock()).rejects.toMatchObject({
      code: 'signer-expired',
      details: { validUntil: '2027-11-22T00:00:00.000Z' },
    });
  });

  test('is told as expired where the centre is asked for a session anew', async () => {
    const here = desk(true);
    await here.signIn('expiring');
    here.clock.now = today + 60_001;
    const { centre } = here.sessions.unlocked();
    const forgotten = (): Promise<never> =>
      Promise.reject(
        new CentreError({
          kind: 'problem',
          problem: { code: 'session-required', status: 403, retryAfter: undefined },
        }),
      );
    await expect(centre.use(forgotten)).rejects.toMatchObject({ code: 'signer-expired' });
    expect(here.centre.opened).toBe(1);
  });
});
