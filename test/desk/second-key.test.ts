import { afterEach, describe, expect, test, vi } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import { today, year } from '../eds/office.ts';
import { deskSessions, standing } from '../fixtures/desk-sessions.ts';
import { uuid } from '../fixtures/registrations.ts';

const { desk } = deskSessions();
afterEach(() => void vi.useRealTimers());

describe('a colleague’s key', () => {
  const registrationId = uuid(7);
  async function withSecond() {
    const here = desk();
    await here.signIn();
    const openSecond = async (name: 'aigerim' | 'asel' | 'expiring' = 'asel'): Promise<unknown> =>
      here.sessions.openSecondKey(registrationId, here.file(name), await here.seal('openSecondKey'));
    const alive = (): number => here.channels.filter((channel) => channel.alive).length;
    return { ...here, openSecond, alive };
  }

  test('is kept for one registration beside the operator’s, and its holder has no session at the centre', async () => {
    const here = await withSecond();
    await here.openSecond();
    const second = here.sessions.secondKeyFor(registrationId);
    expect(second?.signer).toEqual({ iin: '850617400126', name: 'СЕРІКОВА ӘСЕЛ' });
    expect(here.sessions.secondKeyFor(uuid(8))).toBeNull();
    expect([standing(here.sessions), here.alive()]).toEqual(['АЙГЕРІМ', 2]);
    expect(here.centre.ended).toEqual(['token 2']);
  });

  test('is another person’s: the operator’s own is refused, and nothing of it is kept', async () => {
    const here = await withSecond();
    for (const own of ['aigerim', 'expiring'] as const)
      await expect(here.openSecond(own)).rejects.toMatchObject({ code: 'second-signer-same' });
    expect([here.sessions.secondKeyFor(registrationId), here.alive()]).toEqual([null, 1]);
  });

  test('is checked as at sign-in', async () => {
    const here = await withSecond();
    here.clock.now = today + 2 * year;
    await expect(here.openSecond()).rejects.toMatchObject({ code: 'signer-expired' });
    here.clock.now = today;
    const problem = { code: 'signer-not-on-staff', status: 403, retryAfter: undefined };
    here.centre.openSession = () => Promise.reject(new CentreError({ kind: 'problem', problem }));
    await expect(here.openSecond()).rejects.toMatchObject({ code: 'signer-not-on-staff' });
    expect([here.sessions.secondKeyFor(registrationId), here.alive()]).toEqual([null, 1]);
  });

  test('ends once it has signed, and where another one takes its place', async () => {
    const here = await withSecond();
    await here.openSecond();
    await here.openSecond();
    expect(here.alive()).toBe(2);
    await here.sessions.dropSecondKey();
    expect([here.sessions.secondKeyFor(registrationId), here.alive()]).toEqual([null, 1]);
  });

  test.each(['lock', 'signOut'] as const)(
    'ends with %s, also where it is just being opened',
    async (what) => {
      const here = await withSecond();
      await here.openSecond();
      const { ended } = await here.hold(async () => void (await here.openSecond()));
      await here.sessions[what]();
      expect(await ended).toBe('key-opening-cancelled');
      expect(here.sessions.secondKeyFor(registrationId)).toBeNull();
      // the one that lives waits for the next sign-in
      expect(here.alive()).toBeLessThanOrEqual(1);
    },
  );

  test('ends after two minutes', async () => {
    const here = await withSecond();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await here.openSecond();
    await here.pass(2 * 60_000 - 1);
    expect(here.sessions.secondKeyFor(registrationId)).not.toBeNull();
    await here.pass(1);
    expect(here.sessions.secondKeyFor(registrationId)).toBeNull();
  });
});
