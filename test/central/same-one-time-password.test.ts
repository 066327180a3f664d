import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { GatewayUnavailable } from '../../central/messages/message.ts';
import type { Answer } from './client.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  type AskOptions,
  askForPassword,
  type Citizen,
  decide,
  digitsFor,
  freshNumber,
  newCitizen,
  openSession,
  refused,
  registered,
  sessionOf,
  visit,
  wrong,
} from './visit.ts';

const Figures = z.strictObject({ uses: z.int(), acts: z.int() });
const States = z.strictObject({ state: z.string() });

/** The answer to "send a one-time password" was lost, and the desk asks again. */
onEachDatabase((world) => {
  const ask = (id: string, citizen: Citizen, attempt: number, options: AskOptions = {}): Promise<Answer> =>
    askForPassword(world(), id, citizen, { attempt, ...options });
  const messagesTo = ({ number }: Citizen) => world().outside.messages.filter(({ to }) => to === number);
  const tooEarly = { status: 429, body: { code: 'resend-too-early' } };
  const states = (id: string) =>
    world().centre.database.rows(States, 'SELECT state FROM challenge WHERE registration_id = $1', [id]);

  test('the same attempt brings the same one-time password: no message, no wait, no limit used', async () => {
    const citizen = await newCitizen(world(), { connected: freshNumber() });
    const id = randomUUID();
    const figures = async () => {
      const sql = `SELECT (SELECT sum(count)::integer FROM limit_use) AS uses, (SELECT count(*)::integer FROM access) AS acts`;
      return world().centre.database.rows(Figures, sql);
    };
    const first = await ask(id, citizen, 1);
    const before = await figures();
    world().outside.now += 2_000;
    const again = await ask(id, citizen, 1);
    expect(again).toMatchObject({ status: 200, body: first.body });
    expect(first.body.replaces).toMatch(/\d\d$/);
    expect(await figures()).toEqual(before);
    expect(messagesTo(citizen)).toHaveLength(1);
    const at = { version: 2, citizen, registrationId: id, challenge: again.body } as const;
    expect(await decide(world(), { ...at, digits: digitsFor(world(), citizen.number) })).toMatchObject({
      outcome: 'registered',
    });
  });

  test('says how many tries are left of it by now', async () => {
    const citizen = await newCitizen(world());
    const at = await visit(world(), citizen);
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(2));
    const { body } = await ask(at.registrationId, citizen, 1);
    expect(body).toEqual({ ...at.challenge, triesLeft: 2 });
  });

  test('a further attempt is a new one by the rules', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    const first = await ask(id, citizen, 1);
    expect(await ask(id, citizen, 2)).toMatchObject(tooEarly);
    world().outside.now += 60_000;
    const second = await ask(id, citizen, 2);
    expect(second.body.challengeId).not.toBe(first.body.challengeId);
    expect(messagesTo(citizen)).toHaveLength(2);
  });

  test('so is the same attempt for another number, and never for another person', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    const first = await ask(id, citizen, 1);
    const other = await ask(id, { ...citizen, number: freshNumber() }, 1);
    expect(other.status).toBe(200);
    expect(other.body.challengeId).not.toBe(first.body.challengeId);
    const person = { ...(await newCitizen(world())), number: citizen.number };
    expect((await ask(id, person, 1)).body.code).toBe('registration-has-another-person');
  });

  test('so is what another desk asks for', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    await ask(id, citizen, 1);
    const desk = 'desk-0123-05';
    const from = { desk, office: '0123', window: '05' };
    const { token } = (await openSession(world(), { from }, world().operator, desk)).body;
    expect(await ask(id, citizen, 1, { desk, session: token })).toMatchObject(tooEarly);
  });

  test('so is the attempt once its one-time password counts no more', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    const first = await ask(id, citizen, 1);
    world().outside.now += 301_000;
    const second = await ask(id, citizen, 1);
    expect(second.status).toBe(200);
    expect(second.body.challengeId).not.toBe(first.body.challengeId);
    expect(messagesTo(citizen)).toHaveLength(2);
  });

  test('so is an attempt whose message was not taken', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    world().outside.smsWorks = false;
    expect((await ask(id, citizen, 1)).body.code).toBe('sms-unavailable');
    world().outside.smsWorks = true;
    expect((await ask(id, citizen, 1)).status).toBe(200);
    expect(messagesTo(citizen)).toHaveLength(1);
  });

  test('an earlier attempt that was under way for long takes the place of no later one', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    await ask(id, citizen, 1);
    world().outside.now += 60_000;
    const second = await ask(id, citizen, 2);
    world().outside.now += 60_000;
    expect(await ask(id, citizen, 1)).toMatchObject({ ...tooEarly, body: { retryAfter: 240 } });
    expect(messagesTo(citizen)).toHaveLength(2);
    const digits = digitsFor(world(), citizen.number);
    const at = { version: 2, citizen, registrationId: id, challenge: second.body, digits } as const;
    expect(await decide(world(), at)).toEqual(registered);
  });

  test('a caller of contract version 1, who names no attempt, waits as before', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    expect((await ask(id, citizen, 1, { version: 1 })).status).toBe(200);
    expect(await ask(id, citizen, 1, { version: 1 })).toMatchObject(tooEarly);
  });

  test('who asks while the message is being handed over waits for it, and gets the same', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    const gate = Promise.withResolvers<void>();
    await sessionOf(world());
    world().outside.smsMayCome = gate.promise;
    const first = ask(id, citizen, 1);
    await expect.poll(() => states(id)).toEqual([{ state: 'sending' }]);
    let isAnswered = false;
    const second = ask(id, citizen, 1).finally(() => {
      isAnswered = true;
    });
    for (let times = 0; times < 10; times++) await world().client()({ method: 'GET', path: '/v1/health' });
    const wasAnsweredBefore = isAnswered;
    gate.resolve();
    expect(wasAnsweredBefore).toBe(false);
    expect((await second).body).toEqual((await first).body);
    expect(messagesTo(citizen)).toHaveLength(1);
  });

  test('and sends it anew where it was not taken', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    const gate = Promise.withResolvers<void>();
    world().outside.smsMayCome = gate.promise;
    const first = ask(id, citizen, 1);
    await expect.poll(() => states(id)).toEqual([{ state: 'sending' }]);
    const second = ask(id, citizen, 1);
    world().outside.smsMayCome = Promise.resolve();
    gate.reject(new GatewayUnavailable('ECONNRESET'));
    expect((await first).body.code).toBe('sms-unavailable');
    expect((await second).status).toBe(200);
    expect(messagesTo(citizen)).toHaveLength(1);
  });

  test('a message that a node had in hand when it ended does not stand in the way for ever', async () => {
    const citizen = await newCitizen(world());
    const id = randomUUID();
    const { challengeId } = (await ask(id, citizen, 1)).body;
    const { database } = world().centre;
    await database.run(`UPDATE challenge SET state = 'sending' WHERE challenge_id = $1`, [challengeId]);
    world().outside.now += 60_000;
    const again = await ask(id, citizen, 1);
    expect(again.status).toBe(200);
    expect(again.body.challengeId).not.toBe(challengeId);
  });
});
