import { describe, expect, onTestFinished, test } from 'vitest';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import type { Fault } from '../../src/contract/fault.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

/** Time as it passes for everybody, and by how much the desk's and the centre's clocks were set (milliseconds). */
const time = { passed: 0, deskSet: 0, centreSet: 0 };
const here = mannedDesk({
  clock: () => Date.now() + time.passed + time.centreSet,
  deskClock: {
    now: () => Date.now() + time.passed + time.deskSet,
    monotonic: () => performance.now() + time.passed,
  },
});

const seconds = (count: number): number => count * 1000;
const life = seconds(300);

const sign = (registrationId: string, password: string) => here.call('sign', { registrationId }, password);
const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: Fault) => error.code,
  );
const clockState = async (): Promise<string> => (await here.call('overview', {})).clock.state;
const phaseOf = async (registrationId: string): Promise<string> =>
  (await here.call('registration', { registrationId })).state.phase;

/** Cuts the line until the test is over. */
function cutLine(): void {
  here.office.line.cut();
  onTestFinished(here.office.line.restore);
}

/** A one-time password that expired 270 s ago, at a desk whose clock is then set back 290 s. */
async function attack(citizen: Citizen): Promise<{ registrationId: string; password: string }> {
  time.deskSet = 0;
  await here.signIn();
  const sent = await here.askForPassword(citizen);
  time.passed += life + seconds(270);
  time.deskSet = seconds(-290);
  return sent;
}

describe('a clock that is set back to before a one-time password expired', () => {
  test('signs nothing without a line, and its own words say why', async () => {
    const { registrationId, password } = await attack(citizens.withAccount);
    cutLine();
    expect(await faultOf(sign(registrationId, password))).toBe('clock-moved');
    expect(await clockState()).toBe('moved');
    expect(await phaseOf(registrationId)).toBe('password-sent');
  });

  test('is compared with the centre’s where there is a line: the password has expired', async () => {
    const { registrationId, password } = await attack(citizens.secondPass);
    const { state } = await sign(registrationId, password);
    expect(state).toMatchObject({ phase: 'lapsed', lapse: { reason: 'one-time-password-expired' } });
    expect(await clockState()).toBe('warn');
  });

  test('and that is wrong all along does no harm: the moment of signing is the centre’s', async () => {
    time.deskSet = seconds(-290);
    await here.restartDesk();
    await here.signIn();
    const { registrationId, password } = await here.askForPassword(citizens.hyphens);
    const { state } = await sign(registrationId, password);
    expect(state.phase).toBe('registered');
    time.deskSet = 0;
  });
});

test('a clock that was compared longer ago than the policy allows signs nothing', async () => {
  time.deskSet = 0;
  await here.restartDesk();
  await here.signIn();
  const { registrationId, password } = await here.askForPassword(citizens.apostrophe);
  cutLine();
  time.passed += seconds(3_601);
  expect(await faultOf(sign(registrationId, password))).toBe('clock-stale');
  expect(await clockState()).toBe('stale');
});

test('a clock that was not compared since the start signs nothing', async () => {
  await here.restartDesk();
  await here.signIn();
  const { registrationId, password } = await here.askForPassword(citizens.dateDoubt);
  cutLine();
  await here.restartDesk();
  await here.signIn();
  expect(await faultOf(sign(registrationId, password))).toBe('clock-unknown');
  expect(await clockState()).toBe('unknown');
  here.office.line.restore();
  expect((await sign(registrationId, password)).state.phase).toBe('registered');
});

test('nothing is signed before its one-time password was sent, by a centre whose nodes disagree', async () => {
  await here.signIn();
  const { registrationId } = await here.takeIn(citizens.noPatronymic);
  const draft = here.draftOf(citizens.noPatronymic);
  await here.call('printApplication', { registrationId, draft });
  await here.call('takeApplication', { registrationId });
  time.centreSet = seconds(100);
  const password = await here.sendPassword(citizens.noPatronymic, registrationId);
  time.centreSet = 0;
  expect(await faultOf(sign(registrationId, password))).toBe('clock-before-sending');
  expect(await phaseOf(registrationId)).toBe('password-sent');
  time.passed += seconds(101);
  expect((await sign(registrationId, password)).state.phase).toBe('registered');
});
