import { expect, test } from 'vitest';
import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  type Citizen,
  connectedNumber,
  decide,
  decisionOn,
  freshNumber,
  newCitizen,
  refused,
  registered,
  returned,
  signedRequest,
  visit,
  visit1,
  wrong,
} from './visit.ts';

const overtaken = returned('overtaken');
const replacedOne = { ...registered, replaced: expect.any(String) };

onEachDatabase((world) => {
  const pass = (seconds: number): void => {
    world().outside.now += seconds * 1000;
  };
  const otherNumber = (citizen: Citizen): Citizen => ({ ...citizen, number: freshNumber() });
  const State = z.strictObject({ state: z.string(), tries_left: z.int() });
  const stateOf = async ({ challenge }: { challenge: { challengeId: string } }) =>
    (
      await world().centre.database.rows(
        State,
        'SELECT state, tries_left FROM challenge WHERE challenge_id = $1',
        [challenge.challengeId],
      )
    )[0];

  test('a request that arrives late does not undo what was connected since', async () => {
    const citizen = await newCitizen(world());
    const older = await visit(world(), citizen);
    const late = await signedRequest(world(), older);
    pass(1);
    const newer = await visit(world(), otherNumber(citizen));
    expect(await decide(world(), newer)).toEqual(registered);
    pass(3600);
    expect(await decisionOn(world(), late)).toEqual(overtaken);
    expect(await connectedNumber(world(), citizen.iin)).toBe(newer.citizen.number);
  });

  test('nor does one whose number was connected to somebody else since', async () => {
    const first = await newCitizen(world());
    const older = await visit(world(), first);
    pass(61);
    const second = { ...(await newCitizen(world())), number: first.number };
    expect(await decide(world(), await visit(world(), second))).toEqual(registered);
    expect(await decide(world(), older)).toEqual(overtaken);
    expect(await connectedNumber(world(), second.iin)).toBe(first.number);
    expect(await connectedNumber(world(), first.iin)).toBeNull();
  });

  test('nor what was connected in another way since: on the portal, or in the mobile application (clauses 5 and 6)', async () => {
    const connect = ({ iin }: Citizen, number: string, at: number): Promise<number> =>
      world().centre.database.run(
        'UPDATE account SET connected_number = $2, connected_at = $3 WHERE iin = $1',
        [iin, number, instantOf(at)],
      );
    for (const [after, decision] of [
      [1, overtaken],
      [-1, { outcome: 'registered' }],
    ] as const) {
      const own = await visit(world(), await newCitizen(world()));
      const sentAt = Date.parse(own.challenge.sentAt);
      await connect(own.citizen, own.citizen.number, sentAt + after);
      expect(await decide(world(), own)).toMatchObject(decision);
      const other = await visit(world(), await newCitizen(world()));
      await connect(await newCitizen(world()), other.citizen.number, sentAt + after);
      expect(await decide(world(), other)).toMatchObject(decision);
    }
  });

  test('registering voids the open one-time passwords of the person and of the number, and no others', async () => {
    const citizen = await newCitizen(world());
    const someone = await newCitizen(world());
    const ofThePerson = await visit(world(), otherNumber(citizen));
    const ofTheNumber = await visit(world(), { ...someone, number: citizen.number });
    const ofNeither = await visit(world(), someone);
    pass(61);
    expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
    expect((await stateOf(ofThePerson))?.state).toBe('void');
    expect((await stateOf(ofTheNumber))?.state).toBe('void');
    expect((await stateOf(ofNeither))?.state).toBe('sent');
    expect(await decide(world(), ofNeither)).toEqual(registered);
  });

  test('an attempt with a voided one is no refusal and costs no try, whatever the digits and however late', async () => {
    const citizen = await newCitizen(world());
    const open = await visit(world(), otherNumber(citizen));
    // At the same moment, so that no time tells which is older.
    expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
    expect(await decide(world(), open, { digits: wrong(open.digits) })).toEqual(overtaken);
    pass(301);
    expect(await decide(world(), open)).toEqual(overtaken);
    expect(await stateOf(open)).toEqual({ state: 'void', tries_left: 3 });
  });

  test('one that is being sent while another one registers is void before it arrives', async () => {
    const citizen = await newCitizen(world());
    const open = await visit(world(), citizen);
    const { database } = world().centre;
    const inFlight = await visit(world(), otherNumber(citizen));
    const values = [inFlight.challenge.challengeId];
    await database.run(`UPDATE challenge SET state = 'sending' WHERE challenge_id = $1`, values);
    expect(await decide(world(), open)).toEqual(registered);
    expect((await stateOf(inFlight))?.state).toBe('void');
  });

  test('a number that was connected before the one-time password was sent is replaced', async () => {
    const citizen = await newCitizen(world());
    expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
    pass(1);
    expect(await decide(world(), await visit(world(), otherNumber(citizen)))).toEqual(replacedOne);
  });

  test('of two requests for one person at the same moment, one registers and the other is overtaken', async () => {
    const citizen = await newCitizen(world());
    const visits = [await visit(world(), citizen), await visit(world(), otherNumber(citizen))];
    const requests = await Promise.all(visits.map((at) => signedRequest(world(), at)));
    const decisions = await Promise.all(requests.map((cms) => decisionOn(world(), cms)));
    expect(decisions).toContainEqual(registered);
    expect(decisions).toContainEqual(overtaken);
  });

  test('a wrong entry, or a return, voids nothing', async () => {
    const citizen = await newCitizen(world());
    const other = await visit(world(), otherNumber(citizen));
    const at = await visit(world(), citizen);
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(2));
    expect(await decide(world(), at, { applicant: { surname: 'БАСҚА' } })).toEqual(returned('name-differs'));
    expect(await decide(world(), other)).toEqual(registered);
  });

  test('a desk of version 1, which knows no overtaking, is told that the one-time password is of something else', async () => {
    const citizen = await newCitizen(world());
    const older = await visit1(world(), citizen);
    const newer = await visit1(world(), otherNumber(citizen));
    expect(await decide(world(), newer)).toMatchObject({ outcome: 'registered' });
    expect(await decide(world(), older)).toEqual(returned('one-time-password-foreign'));
  });
});
