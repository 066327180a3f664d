import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Citizen, citizens } from '../../demo/citizens.ts';
import type { Fault } from '../../src/contract/fault.ts';
import { problemOf } from '../../src/contract/problem.ts';
import {
  type CentreProxy,
  type Meddle,
  openCentreProxy,
  type ProxiedRequest,
} from '../fixtures/centre-proxy.ts';
import { mannedDesk } from '../fixtures/manned-desk.ts';

let proxy: CentreProxy;
const here = mannedDesk({
  inFront: async (office) => {
    proxy = await openCentreProxy(office);
    return proxy;
  },
});

beforeAll(() => here.signIn());
beforeEach(() => proxy.meddle(null));

const reason = 'the citizen came again and applied anew';
const malformed = {
  status: 400,
  headers: {},
  body: Buffer.from(JSON.stringify(problemOf('malformed', 'as the test says'))),
};
const isTo = (path: string) => (request: { path: string }) => request.path.startsWith(`/v1/${path}/`);
const isRequest = isTo('requests');
const isWithdrawal = isTo('withdrawals');

/** Signed requests are answered as malformed; whether they reach the centre all the same is the test's choice. */
const rejecting =
  (reach: boolean): Meddle =>
  async (request, pass) => {
    if (!isRequest(request)) return pass();
    if (reach) await pass();
    return malformed;
  };

/** A citizen's request that is held, decided by the centre without the desk's knowledge or not. */
async function hold(citizen: Citizen, { decided }: { decided: boolean }): Promise<string> {
  proxy.meddle(rejecting(decided));
  const { state } = await here.serve(citizen);
  proxy.meddle(null);
  expect(state.phase).toBe('held');
  return state.registrationId;
}

const withdraw = async (registrationId: string) =>
  (await here.call('withdraw', { registrationId, reason })).state;
const phaseOf = async (registrationId: string): Promise<string> =>
  (await here.call('registration', { registrationId })).state.phase;
const faultOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (error: Fault) => error.code,
  );
const connected = async (citizen: Citizen): Promise<unknown> => {
  const { database } = here.office.centre;
  const row = z.object({ connected_number: z.string().nullable() });
  return database?.rows(row, 'SELECT connected_number FROM account WHERE iin = $1', [citizen.iin]);
};

test('a held request that the centre never had is withdrawn: nothing is registered, and nothing will be', async () => {
  const registrationId = await hold(citizens.withoutAccount, { decided: false });
  const request = proxy.requests.filter(isRequest).at(-1) as ProxiedRequest;
  const state = await withdraw(registrationId);
  expect(state).toMatchObject({ phase: 'abandoned', abandoned: { reason, withdrawn: true } });
  expect((await here.call('queue', {})).items).toEqual([]);
  expect(await connected(citizens.withoutAccount)).toEqual([]);
  expect((await proxy.send(request)).status).toBe(200);
  expect(await connected(citizens.withoutAccount)).toEqual([]);
});

test('a held request that the centre has decided keeps its decision, and the slip its password', async () => {
  const registrationId = await hold(citizens.elderly, { decided: true });
  const before = proxy.requests.length;
  const state = await withdraw(registrationId);
  expect(state).toMatchObject({ phase: 'registered', slip: 'due', abandoned: null });
  expect(proxy.requests.slice(before).some(isWithdrawal)).toBe(false);
  const printed = await here.call('printSlip', { registrationId });
  expect(printed.state.papers.some(({ kind }) => kind === 'account-slip')).toBe(true);
});

describe('without an answer everything stays as it was', () => {
  test('where there is no line', async () => {
    const registrationId = await hold(citizens.longName, { decided: false });
    here.office.line.cut();
    expect(await faultOf(withdraw(registrationId))).toBe('withdrawal-unanswered');
    here.office.line.restore();
    expect(await phaseOf(registrationId)).toBe('held');
    const resumed = await here.call('resume', { registrationId });
    expect(resumed.state).toMatchObject({ phase: 'registered', slip: 'due' });
    expect((await here.call('printSlip', { registrationId })).state.slip).toBe('due');
  });

  test('where the answer is lost; asked again, the centre tells that it has withdrawn the request', async () => {
    const registrationId = await hold(citizens.withAccount, { decided: false });
    proxy.meddle(async (request, pass) => {
      const answer = await pass();
      return isWithdrawal(request) ? null : answer;
    });
    expect(await faultOf(withdraw(registrationId))).toBe('withdrawal-unanswered');
    expect(await phaseOf(registrationId)).toBe('held');
    proxy.meddle(null);
    expect(await withdraw(registrationId)).toMatchObject({
      phase: 'abandoned',
      abandoned: { withdrawn: true },
    });
  });

  test('where the receipt is another request’s', async () => {
    const registrationId = await hold(citizens.hyphens, { decided: false });
    const other = await here.serve(citizens.secondPass);
    const receipt = other.state.registered?.receipt;
    proxy.meddle(async (request, pass) => {
      const answer = await pass();
      return isWithdrawal(request) ? { ...answer, body: Buffer.from(JSON.stringify({ receipt })) } : answer;
    });
    expect(await faultOf(withdraw(registrationId))).toBe('withdrawal-unanswered');
    expect(await phaseOf(registrationId)).toBe('held');
  });
});

test('a request that was withdrawn without the desk’s knowledge ends as withdrawn when it is sent again', async () => {
  const registrationId = await hold(citizens.apostrophe, { decided: false });
  proxy.meddle(async (request, pass) => {
    const answer = await pass();
    return isWithdrawal(request) ? null : answer;
  });
  expect(await faultOf(withdraw(registrationId))).toBe('withdrawal-unanswered');
  proxy.meddle(null);
  const { state } = await here.call('resume', { registrationId });
  expect(state).toMatchObject({ phase: 'abandoned', abandoned: { withdrawn: true } });
});

test('a held request is not given up by the desk alone', async () => {
  const registrationId = await hold(citizens.dateDoubt, { decided: false });
  expect(await faultOf(here.call('abandon', { registrationId, reason }))).toBe('act-not-possible');
  expect(await phaseOf(registrationId)).toBe('held');
});
