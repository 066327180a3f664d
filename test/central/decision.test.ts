import { expect, test } from 'vitest';
import { onEachDatabase } from './on-each-database.ts';
import {
  connectedNumber,
  decide,
  newCitizen,
  numberOf,
  readReceipt,
  registered,
  returned,
  send,
  sha256,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

onEachDatabase((world) => {
  test('registers a number for a citizen with an account, and connects it', async () => {
    const citizen = await newCitizen(world());
    expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
    expect(await connectedNumber(world(), citizen.iin)).toBe(citizen.number);
  });

  test('the receipt names the hash, the registration and its number, and is signed by the centre', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const cms = await signedRequest(world(), at);
    const { body } = await send(world(), cms);
    expect(await readReceipt(world(), body.receipt)).toEqual({
      kind: 'receipt',
      requestHash: sha256(cms),
      registrationId: at.registrationId,
      applicationNumber: numberOf(at.registrationId),
      decidedAt: new Date(world().outside.now).toISOString(),
      decision: registered,
    });
  });

  test('decides ten deliveries of the same bytes once, and answers all with one receipt', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const cms = await signedRequest(world(), at, { digits: wrong(at.digits) });
    const answers = await Promise.all(Array.from({ length: 10 }, () => send(world(), cms)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.receipt}`)).size).toBe(1);
    expect(await readReceipt(world(), answers[0]?.body.receipt)).toMatchObject({
      decision: { outcome: 'refused', reason: 'one-time-password-wrong', triesLeft: 2 },
    });
  });

  test('answers the same bytes with the stored receipt, byte for byte, long afterwards too', async () => {
    const cms = await signedRequest(world(), await visit(world(), await newCitizen(world())));
    const first = await send(world(), cms);
    world().outside.now += 100 * 86_400_000;
    const later = await send(world(), cms);
    world().outside.now -= 100 * 86_400_000;
    expect(later.body.receipt).toBe(first.body.receipt);
  });

  test('refuses bytes under the hash of others', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const decided = await signedRequest(world(), at);
    await send(world(), decided);
    const other = await signedRequest(world(), at);
    for (const hash of [sha256(decided), '0'.repeat(64)])
      expect(await send(world(), other, { hash })).toMatchObject({
        status: 409,
        type: 'application/problem+json',
        body: { code: 'hash-mismatch' },
      });
  });

  test('returns a second request about a registration that is registered', async () => {
    const at = await visit(world(), await newCitizen(world()));
    await decide(world(), at);
    expect(await decide(world(), at)).toEqual({ outcome: 'returned', reason: 'number-already-decided' });
    world().outside.now += 60_000;
    const again = await visit(world(), at.citizen, at.registrationId);
    expect(await decide(world(), again)).toEqual({ outcome: 'returned', reason: 'number-already-decided' });
  });

  test('returns a request for another person than its registration is about', async () => {
    const at = await visit(world(), await newCitizen(world()));
    await world().centre.database.run(
      'UPDATE registration_person SET citizen_iin = $2 WHERE registration_id = $1',
      [at.registrationId, (await newCitizen(world())).iin],
    );
    expect(await decide(world(), at)).toEqual(returned('one-time-password-foreign'));
  });

  test('returns a request that takes the unique number of another registration', async () => {
    const first = await visit(world(), await newCitizen(world()));
    await decide(world(), first, { digits: wrong(first.digits) });
    const second = await visit(world(), await newCitizen(world()));
    const fields = { applicationNumber: numberOf(first.registrationId) };
    expect(await decide(world(), second, { fields })).toEqual({
      outcome: 'returned',
      reason: 'number-already-decided',
    });
    expect(await decide(world(), second)).toMatchObject({ outcome: 'registered' });
  });

  test('answers by application number with every receipt, oldest first, to the own office alone', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const digits = wrong(at.digits);
    const receipts: string[] = [];
    for (const changes of [{ digits }, { digits }, {}, {}])
      receipts.push((await send(world(), await signedRequest(world(), at, changes))).body.receipt);
    const path = `/v1/registrations/${numberOf(at.registrationId)}`;
    expect((await world().client()({ method: 'GET', path })).body).toEqual({
      applicationNumber: numberOf(at.registrationId),
      receipts,
    });
    expect(await world().client('desk-0999-01')({ method: 'GET', path })).toMatchObject({
      status: 404,
      body: { code: 'not-found' },
    });
  });
});
