import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { makeJwk } from '../../demo/keys/jwk.ts';
import type { Centre } from '../../main/centre/centre.ts';
import { CentreError } from '../../main/centre/failure.ts';
import type { DeskConfig } from '../../main/config.ts';
import { forkKeyProcess, type KeyChannel } from '../../main/eds/key-process/channel.ts';
import { type KeyProcess, startKeyProcess } from '../../main/eds/key-process/key-process.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { sealSecret } from '../../main/eds/sealing.ts';
import type { PolicyKeeper } from '../../main/parts.ts';
import { keepSessions, type Sessions } from '../../main/session/sessions.ts';
import type { SecretOperation } from '../../src/contract/desk.ts';
import { problemOf } from '../../src/contract/problem.ts';
import { makeOffice, type Office, password, today, year } from '../eds/office.ts';
import { deskConfig } from '../fixtures/desk-config.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { uuid } from '../fixtures/registrations.ts';
import { utf8 } from '../fixtures/utf8.ts';

let office: Office;
let files: Record<'aigerim' | 'asel' | 'expiring', Uint8Array>;
beforeAll(async () => {
  office = await makeOffice();
  const made = await Promise.all([
    office.operator(),
    office.operator({ iin: '850617400126', givenName: 'Әсел' }),
    office.operator({ notAfter: new Date(today + 60_000) }),
  ]);
  const [aigerim, asel, expiring] = made.map(({ file }) => file) as [Uint8Array, Uint8Array, Uint8Array];
  files = { aigerim, asel, expiring };
});
afterEach(() => void vi.useRealTimers());

/** A key that is opened in this process: where only the order of steps counts, and there are many. */
function keyInThisProcess(): KeyProcess {
  const ended = Promise.withResolvers<void>();
  return {
    secretKey: makeJwk().then(({ publicJwk }) => publicJwk),
    ended: ended.promise,
    open: (file) => openKeyFile(file, utf8(password)),
    sealOneTimePassword: () => Promise.reject(new Error('no digits here')),
    async end() {
      ended.resolve();
    },
  };
}

/** Who is at a desk whose centre and whose key processes do what a test says. */
function desk(openHere = false) {
  const folder = temporaryFolder();
  for (const [name, file] of Object.entries(files)) writeFileSync(join(folder, `${name}.p12`), file);
  const clock = { now: today };
  /** Hears of the next request to open a key file, where that is held back. */
  let holding: ((release: () => void) => void) | null = null;
  const channels: (KeyChannel & { alive: boolean })[] = [];
  /** A real process; while `holding`, what it is asked to open waits. */
  const start = (): KeyChannel => {
    const real = forkKeyProcess();
    const channel = {
      ...real,
      alive: true,
      post: (request: Parameters<KeyChannel['post']>[0]) => {
        if (request.act === 'open' && holding) holding(() => real.post(request));
        else real.post(request);
      },
      listen: (hear: (message: unknown) => void, ended: () => void) =>
        real.listen(hear, () => {
          channel.alive = false;
          ended();
        }),
    };
    channels.push(channel);
    return channel;
  };
  const centre = {
    opened: 0,
    ended: [] as string[],
    /** Hears of each session that is ended. */
    onEnded: (_token: string): void => undefined,
    openSession: async (): Promise<{ token: string; expiresAt: string }> => {
      centre.opened += 1;
      return { token: `token ${centre.opened}`, expiresAt: '' };
    },
    endSession: async (token: string): Promise<void> => {
      centre.ended.push(token);
      centre.onEnded(token);
    },
  };
  const { operatorRoles, organisationBins, authorities } = office.rules;
  const policy = { required: async () => ({ operatorRoles, organisationBins }) } as unknown as PolicyKeeper;
  const locked = vi.fn<() => void>();
  let monotonic = 0;
  const sessions = keepSessions({
    config: deskConfig() as DeskConfig,
    settings: { get: () => null, put: () => undefined },
    policy,
    centre: centre as unknown as Centre,
    clock: { now: () => clock.now, offset: () => 0 },
    chance: { uuid: () => uuid(1), below: () => 0 },
    authorities,
    startKeyProcess: openHere ? keyInThisProcess : () => startKeyProcess(start),
    monotonic: () => monotonic,
    onLocked: locked,
  });
  onTestFinished(() => sessions.close());
  const seal = async (operation: SecretOperation, word = password): Promise<Uint8Array> =>
    sealSecret(utf8(word), await sessions.secretKey(operation));
  const file = (name: keyof typeof files): string => join(folder, `${name}.p12`);
  return {
    sessions,
    centre,
    clock,
    channels,
    locked,
    seal,
    signIn: async (name: keyof typeof files = 'aigerim') => sessions.signIn(file(name), await seal('signIn')),
    unlock: async () => sessions.unlock(await seal('unlock')),
    file,
    /** What is opened from now on waits in its process; answers a promise that it has got there. */
    async hold(opening: () => Promise<void>): Promise<{ ended: Promise<unknown>; release: () => void }> {
      const got = Promise.withResolvers<() => void>();
      holding = got.resolve;
      const ended = opening().then(
        () => 'opened',
        (error: { code?: unknown }) => error.code,
      );
      const release = await got.promise;
      holding = null;
      return { ended, release };
    },
    /** Time passes by the monotonic clock; timers are the test's. */
    async pass(milliseconds: number): Promise<void> {
      monotonic += milliseconds;
      await vi.advanceTimersByTimeAsync(milliseconds);
    },
  };
}

const standing = ({ current }: Sessions): string =>
  current === null ? 'nobody' : `${current.operator.name.split(' ')[1]}${current.locked ? ', locked' : ''}`;

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
    writeFileSync(here.file('aigerim'), files.asel);
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

describe('a colleague’s key', () => {
  const registrationId = uuid(7);
  async function withSecond() {
    const here = desk();
    await here.signIn();
    const openSecond = async (name: keyof typeof files = 'asel'): Promise<unknown> =>
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
    const problem = problemOf('signer-not-on-staff', 'The signer is not on the staff list.');
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
        new CentreError({ kind: 'problem', problem: problemOf('session-required', 'The session is over.') }),
      );
    await expect(centre.use(forgotten)).rejects.toMatchObject({ code: 'signer-expired' });
    expect(here.centre.opened).toBe(1);
  });
});
