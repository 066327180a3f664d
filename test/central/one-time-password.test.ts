import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  connectedNumber,
  decide,
  decisionOn,
  freshNumber,
  lapsed,
  newCitizen,
  refused,
  registered,
  returned,
  send,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

const anything = z.record(z.string(), z.unknown());
const foreign = returned('one-time-password-foreign');
const expired = lapsed('one-time-password-expired');
const spent = lapsed('one-time-password-spent');

onEachDatabase((world) => {
  /** Lets time go by at the centre and at the desk alike. */
  const pass = (seconds: number): void => {
    world().outside.now += seconds * 1000;
  };

  test('refuses a wrong one-time password, counts the tries, and registers after a corrected entry (clause 9)', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const digits = wrong(at.digits);
    expect(await decide(world(), at, { digits })).toEqual(refused(2));
    expect(await decide(world(), at, { digits })).toEqual(refused(1));
    expect(await connectedNumber(world(), at.citizen.iin)).toBeNull();
    expect(await decide(world(), at)).toEqual(registered);
  });

  test('counts no more once the tries are used up, even with the right digits: that is no refusal (clause 9)', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const digits = wrong(at.digits);
    for (const triesLeft of [2, 1, 0])
      expect(await decide(world(), at, { digits })).toEqual(refused(triesLeft));
    expect(await decide(world(), at)).toEqual(spent);
    expect(await connectedNumber(world(), at.citizen.iin)).toBeNull();
  });

  test('counts tries that come at the same moment one by one', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const requests = await Promise.all(
      Array.from({ length: 5 }, () => signedRequest(world(), at, { digits: wrong(at.digits) })),
    );
    const decisions = await Promise.all(requests.map((cms) => decisionOn(world(), cms)));
    expect(decisions.map((decision) => ('reason' in decision ? decision.reason : '')).sort()).toEqual([
      'one-time-password-spent',
      'one-time-password-spent',
      'one-time-password-wrong',
      'one-time-password-wrong',
      'one-time-password-wrong',
    ]);
  });

  test('registers once where the right digits come twice at the same moment', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const requests = await Promise.all([signedRequest(world(), at), signedRequest(world(), at)]);
    const decisions = await Promise.all(requests.map((cms) => decisionOn(world(), cms)));
    expect(decisions).toContainEqual(registered);
    expect(decisions).toContainEqual(returned('number-already-decided'));
  });

  test('a newly sent password takes the place of the one before', async () => {
    const citizen = await newCitizen(world());
    const first = await visit(world(), citizen);
    pass(61);
    const second = await visit(world(), citizen, first.registrationId);
    expect(await decide(world(), first)).toEqual(expired);
    expect(await decide(world(), second)).toEqual(registered);
  });

  test('a password that could not be sent leaves the one before as it was', async () => {
    const citizen = await newCitizen(world());
    const first = await visit(world(), citizen);
    pass(61);
    world().outside.smsWorks = false;
    expect(await askForPassword(world(), first.registrationId, citizen)).toMatchObject({
      status: 503,
      body: { code: 'sms-unavailable' },
    });
    world().outside.smsWorks = true;
    expect(await decide(world(), first)).toEqual(registered);
  });

  test('counts no more where it had expired when the request was signed: that is no refusal (clause 9)', async () => {
    const at = await visit(world(), await newCitizen(world()));
    pass(301);
    expect(await decide(world(), at)).toEqual(expired);
  });

  test('registers a request that was signed in time and arrives hours later', async () => {
    const at = await visit(world(), await newCitizen(world()));
    pass(299);
    const cms = await signedRequest(world(), at);
    pass(71 * 3600);
    expect(await decisionOn(world(), cms)).toEqual(registered);
  });

  test("judges its life by the desk's time as the desk's measured offset corrects it", async () => {
    const behind = await visit(world(), await newCitizen(world()));
    pass(299);
    const early = { signedAt: instantOf(world().outside.now - 200_000), clockOffset: 200_000 };
    const late = { signedAt: instantOf(world().outside.now - 200_000), clockOffset: 202_000 };
    expect(await decide(world(), behind, { fields: late })).toEqual(expired);
    expect(await decide(world(), behind, { fields: early })).toEqual(registered);
  });

  test('returns a one-time password of another registration', async () => {
    const citizen = await newCitizen(world());
    const first = await visit(world(), citizen);
    expect(await decide(world(), { ...first, registrationId: randomUUID() })).toEqual(foreign);
    expect(await decide(world(), first)).toEqual(registered);
  });

  test('returns a one-time password that belongs to another number', async () => {
    const at = await visit(world(), await newCitizen(world()));
    expect(await decide(world(), at, { application: { subscriberNumber: freshNumber() } })).toEqual(foreign);
    expect(await decide(world(), at)).toEqual(registered);
  });

  test('returns a one-time password that belongs to another person', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const other = await newCitizen(world());
    expect(await decide(world(), at, { applicant: { iin: other.iin } })).toEqual(foreign);
    expect(await decide(world(), at)).toEqual(registered);
  });

  test('returns a one-time password that another office had sent', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const { database } = world().centre;
    const { challengeId } = at.challenge;
    await database.run(`UPDATE challenge SET office = '0999' WHERE challenge_id = $1`, [challengeId]);
    expect(await decide(world(), at)).toEqual(foreign);
  });

  test('returns a one-time password whose message was not handed over, or not yet', async () => {
    const at = await visit(world(), await newCitizen(world()));
    for (const state of ['sending', 'failed']) {
      const values = [at.challenge.challengeId, state];
      await world().centre.database.run('UPDATE challenge SET state = $2 WHERE challenge_id = $1', values);
      expect(await decide(world(), at)).toEqual(foreign);
    }
  });

  test('returns a one-time password that was never sent', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const challenge = { ...at.challenge, challengeId: randomUUID() };
    expect(await decide(world(), { ...at, challenge })).toEqual(foreign);
  });

  test('returns digits that were sealed for another registration or another challenge', async () => {
    const at = await visit(world(), await newCitizen(world()));
    expect(await decide(world(), at, { sealedFor: { registrationId: randomUUID() } })).toEqual(foreign);
    expect(await decide(world(), at, { sealedFor: { challengeId: randomUUID() } })).toEqual(foreign);
    expect(await decide(world(), at)).toEqual(registered);
  });

  test('returns a seal that does not open', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const sealed = ['eyJhbGciOiJFQ0RILUVTIn0', '', 'AA', 'AA', 'AA'].join('.');
    const oneTimePassword = { challengeId: at.challenge.challengeId, sealed };
    expect(await decide(world(), at, { fields: { oneTimePassword } })).toEqual(foreign);
  });

  test('no return costs a try, whatever digits came with it', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const changes = { digits: wrong(at.digits), applicant: { surname: 'БАСҚА' } };
    for (let times = 0; times < 4; times++)
      expect(await decide(world(), at, changes)).toEqual(returned('name-differs'));
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(2));
  });

  test('a spent password registers nothing else', async () => {
    const at = await visit(world(), await newCitizen(world()));
    await decide(world(), at);
    await world().centre.database.run('DELETE FROM decision WHERE registration_id = $1', [at.registrationId]);
    expect(await decide(world(), at)).toEqual(spent);
  });

  test('keeps one-time passwords as keyed hashes only', async () => {
    const at = await visit(world(), await newCitizen(world()));
    await send(world(), await signedRequest(world(), at));
    const rows = await world().centre.database.rows(anything, 'SELECT * FROM challenge');
    expect(JSON.stringify(rows)).not.toContain(at.digits);
    expect(rows).not.toHaveLength(0);
  });
});
