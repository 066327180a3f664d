import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CentreError } from '../../main/centre/failure.ts';
import { deskSessions, standing } from '../fixtures/desk-sessions.ts';

const made = deskSessions();
const { desk } = made;

describe('an opening under way', () => {
  test.each([
    ['lock', 'АЙГЕРІМ, locked'],
    ['signOut', 'nobody'],
    ['cancelOpening', 'АЙГЕРІМ, locked'],
  ] as const)('of an unlock is given up where %s comes before its end', async (what, after) => {
    const here = desk();
    await here.signIn();
    await here.sessions.lock();
    const { ended } = await here.hold(here.unlock);
    await here.sessions[what]();
    expect(await ended).toBe('key-opening-cancelled');
    expect(standing(here.sessions)).toBe(after);
  });

  test('of a sign-in is given up where sign-out comes before its end, and nobody is at the desk', async () => {
    const here = desk();
    const { ended, release } = await here.hold(here.signIn);
    await here.sessions.signOut();
    release();
    expect(await ended).toBe('key-opening-cancelled');
    expect(standing(here.sessions)).toBe('nobody');
  });

  test('is given up for a newer one', async () => {
    const here = desk();
    const { ended } = await here.hold(here.signIn);
    await here.signIn('asel');
    expect(await ended).toBe('key-opening-cancelled');
    expect(standing(here.sessions)).toBe('ӘСЕЛ');
  });

  test('that is given up ends its work: the process is gone', async () => {
    const here = desk();
    const { ended } = await here.hold(here.signIn);
    const [working] = here.channels;
    expect(working?.alive).toBe(true);
    here.sessions.cancelOpening();
    await ended;
    expect(working?.alive).toBe(false);
  });

  test('that was given up while the centre was asked leaves no key and no session at the centre', async () => {
    const here = desk();
    const asked = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<{ token: string; expiresAt: string }>();
    here.centre.openSession = () => {
      asked.resolve();
      return answer.promise;
    };
    const signingIn = here.signIn().catch((error: { code?: unknown }) => error.code);
    await asked.promise;
    await here.sessions.lock();
    expect(await signingIn).toBe('key-opening-cancelled');
    expect(here.channels[0]?.alive).toBe(false);
    const ended = Promise.withResolvers<string>();
    here.centre.onEnded = ended.resolve;
    answer.resolve({ token: 'late', expiresAt: '' });
    expect(await ended.promise).toBe('late');
  });
});

test('lock wins over an unlock wherever it comes in its course', async () => {
  const here = desk(true);
  await here.signIn();
  for (let turns = 0; turns < 60; turns++) {
    await here.sessions.lock();
    const opened = Promise.withResolvers<{ token: string; expiresAt: string }>();
    const asked = Promise.withResolvers<void>();
    here.centre.openSession = () => {
      asked.resolve();
      return opened.promise;
    };
    const unlocking = here.unlock().catch((error: { code?: unknown }) => error.code);
    await asked.promise;
    opened.resolve({ token: 'token', expiresAt: '' });
    // so many steps of the engine after the centre's answer
    for (let turn = 0; turn < turns; turn++) await null;
    await here.sessions.lock();
    await unlocking;
    expect(standing(here.sessions), `${turns} steps`).toBe('АЙГЕРІМ, locked');
  }
});

test('the password of the operator is asked for once more: nobody else’s fits, and lock comes before it', async () => {
  const here = desk();
  await here.signIn();
  const confirm = async (word?: string): Promise<void> =>
    here.sessions.confirm(await here.seal('showSlip', word));
  await confirm();
  await expect(confirm('wrong')).rejects.toMatchObject({ code: 'key-password-wrong' });
  expect(here.channels.filter((channel) => channel.alive)).toHaveLength(1);
  const { ended } = await here.hold(confirm);
  await here.sessions.lock();
  expect(await ended).toBe('key-opening-cancelled');
  expect(standing(here.sessions)).toBe('АЙГЕРІМ, locked');
  await expect(confirm()).rejects.toMatchObject({ code: 'locked' });
});

describe('a session', () => {
  test('ends the process of its key with lock and with sign-out, before that is answered', async () => {
    const here = desk();
    await here.signIn();
    const alive = (): number => here.channels.filter((channel) => channel.alive).length;
    expect(alive()).toBe(1);
    await here.sessions.lock();
    expect(here.channels[0]?.alive).toBe(false);
    await here.unlock();
    const unlocked = here.channels.findLast((channel) => channel.alive);
    await here.sessions.signOut();
    expect(unlocked?.alive).toBe(false);
  });

  test('ends at the centre too, and what goes wrong there is no fault', async () => {
    const here = desk();
    await here.signIn();
    await here.sessions.lock();
    expect(here.centre.ended).toEqual(['token 1']);
    here.centre.endSession = () => Promise.reject(new CentreError({ kind: 'line', cause: 'ECONNREFUSED' }));
    await here.unlock();
    await here.sessions.signOut();
    expect(standing(here.sessions)).toBe('nobody');
  });

  test('that another operator signs in over ends with it, and stays where that fails', async () => {
    const here = desk();
    await here.signIn();
    const [first] = here.channels;
    const secret = await here.seal('signIn', 'wrong');
    await expect(here.sessions.signIn(here.file('asel'), secret)).rejects.toMatchObject({
      code: 'key-password-wrong',
    });
    expect([standing(here.sessions), first?.alive]).toEqual(['АЙГЕРІМ', true]);
    await here.signIn('asel');
    expect([standing(here.sessions), first?.alive]).toEqual(['ӘСЕЛ', false]);
    expect(here.centre.ended).toEqual(['token 1']);
  });

  test('is locked where the process of its key ends by itself', async () => {
    const here = desk();
    await here.signIn();
    const locked = new Promise<void>((resolve) => here.locked.mockImplementation(resolve));
    here.channels[0]?.kill();
    await locked;
    expect(standing(here.sessions)).toBe('АЙГЕРІМ, locked');
    await here.unlock();
    expect(standing(here.sessions)).toBe('АЙГЕРІМ');
  });

  test('is unlocked by its own operator alone', async () => {
    const here = desk();
    await here.signIn();
    await here.sessions.lock();
    writeFileSync(here.file('aigerim'), made.files.asel);
    await expect(here.unlock()).rejects.toMatchObject({ code: 'signer-changed' });
    expect(standing(here.sessions)).toBe('АЙГЕРІМ, locked');
  });

  test('has a key for the digits of a one-time password only while it is unlocked', async () => {
    const here = desk();
    const required = { code: 'session-required' };
    await expect(here.sessions.secretKey('sign')).rejects.toMatchObject(required);
    await expect(here.sessions.secretKey('unlock')).rejects.toMatchObject(required);
    await here.signIn();
    await here.sessions.secretKey('sign');
    await here.sessions.lock();
    for (const operation of ['sign', 'showSlip', 'openSecondKey'] as const)
      await expect(here.sessions.secretKey(operation)).rejects.toMatchObject({ code: 'locked' });
  });
});
