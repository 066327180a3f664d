import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import type { RunningCentre } from '../../central/centre.ts';
import { lock } from '../../central/database/lock.ts';
import { insertEntries } from '../../central/journal/entries.ts';
import { enrolled, headOf, upload, write } from './desk-journal.ts';
import { onPostgresql } from './on-each-database.ts';
import {
  askForPassword,
  connectedNumber,
  decide,
  identities,
  lapsed,
  newCitizen,
  readReceipt,
  returned,
  send,
  sessionOf,
  signedRequest,
  visit,
  withdraw,
  withdrawalFor,
  wrong,
} from './visit.ts';

const Lock = z.strictObject({ pid: z.int() });

onPostgresql((world, server) => {
  let other: RunningCentre;
  beforeAll(async () => {
    other = await world().startNode();
  });
  afterAll(() => other.close());

  test('two nodes decide one request once between them, and both answer with the one receipt', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const cms = await signedRequest(world(), at, { digits: wrong(at.digits) });
    const urls = Array.from({ length: 10 }, (_item, index) => (index % 2 ? other.url : world().centre.url));
    const answers = await Promise.all(urls.map((url) => send(world(), cms, { url })));
    expect(new Set(answers.map(({ body }) => body.receipt)).size).toBe(1);
    expect((await readReceipt(world(), answers[0]?.body.receipt)).decision).toMatchObject({ triesLeft: 2 });
  });

  test('two nodes count the tries of one password together', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const requests = await Promise.all(
      Array.from({ length: 6 }, () => signedRequest(world(), at, { digits: wrong(at.digits) })),
    );
    const answers = await Promise.all(
      requests.map((cms, index) => send(world(), cms, { url: index % 2 ? other.url : world().centre.url })),
    );
    const receipts = await Promise.all(answers.map(({ body }) => readReceipt(world(), body.receipt)));
    const tries = receipts.map(({ decision }) => (decision.outcome === 'refused' ? decision.triesLeft : -1));
    expect(tries.sort()).toEqual([-1, -1, -1, 0, 1, 2]);
    expect(await decide(world(), at)).toEqual(lapsed('one-time-password-spent'));
  });

  /** How many wait for a lock of these kinds. */
  const waiting = async (...kinds: string[]): Promise<number> =>
    (
      await world().centre.database.rows(
        Lock,
        `SELECT pid FROM pg_locks WHERE NOT granted AND locktype IN (SELECT jsonb_array_elements_text($1::jsonb))`,
        [JSON.stringify(kinds)],
      )
    ).length;

  test('a request and its withdrawal that come to two nodes at the same moment are decided once, as whichever came first', async () => {
    const outcomes = new Set<string>();
    for (const isWithdrawnFirst of [true, false]) {
      const at = await visit(world(), await newCitizen(world()));
      const cms = await signedRequest(world(), at);
      const url = world().centre.url;
      const acts = [
        () => withdraw(world(), withdrawalFor(world(), at, cms), { url: other.url }),
        () => send(world(), cms, { url }),
      ];
      const asked = await world().centre.database.transaction(async (queries) => {
        // Both are held at the registration's lock until both have come there, one after the other.
        await lock('registration', at.registrationId, queries);
        const [first, second] = isWithdrawnFirst ? acts : acts.toReversed();
        const answers = [first?.()];
        await expect.poll(() => waiting('advisory'), { timeout: 20_000 }).toBe(1);
        answers.push(second?.());
        await expect.poll(() => waiting('advisory'), { timeout: 20_000 }).toBe(2);
        return { answers: Promise.all(answers) };
      });
      const receipts = (await asked.answers).map((answer) => answer?.body.receipt);
      expect(receipts[0]).toBe(receipts[1]);
      const { decision } = await readReceipt(world(), receipts[0]);
      outcomes.add(decision.outcome);
      const isConnected = (await connectedNumber(world(), at.citizen.iin)) === at.citizen.number;
      expect(isConnected).toBe(decision.outcome === 'registered');
    }
    expect([...outcomes]).toEqual(['withdrawn', 'registered']);
  });

  test('two people who exchange their numbers at two nodes at the same moment wait for each other, and neither is undone', async () => {
    const { database } = world().centre;
    const [one, two] = [await newCitizen(world()), await newCitizen(world())];
    for (const citizen of [one, two]) await decide(world(), await visit(world(), citizen));
    world().outside.now += 61_000;
    const requests: Buffer[] = [];
    for (const citizen of [
      { ...one, number: two.number },
      { ...two, number: one.number },
    ])
      requests.push(await signedRequest(world(), await visit(world(), citizen)));
    const sent = await database.transaction(async (queries) => {
      // Both are held at the accounts, which they both need, until both have come there.
      await queries.run('SELECT 1 FROM account WHERE iin IN ($1, $2) FOR UPDATE', [one.iin, two.iin]);
      const urls = [world().centre.url, other.url];
      const sending = requests.map((cms, index) => send(world(), cms, { url: urls[index] ?? '' }));
      await expect.poll(() => waiting('transactionid', 'tuple'), { timeout: 20_000 }).toBe(2);
      return { answers: Promise.all(sending) };
    });
    expect((await sent.answers).map(({ status }) => status)).toEqual([200, 200]);
    expect(await connectedNumber(world(), one.iin)).toBe(two.number);
    expect(await connectedNumber(world(), two.iin)).toBe(one.number);
  });

  test('two nodes that are asked to write to one number at the same moment write once', async () => {
    const citizen = await newCitizen(world());
    const { database } = world().centre;
    // Both are held at the number's lock until both have come there.
    const asked = await database.transaction(async (queries) => {
      await lock('number', citizen.number, queries);
      const asks = [world().centre.url, other.url].map((url) =>
        askForPassword(world(), randomUUID(), citizen, { url }),
      );
      await expect.poll(() => waiting('advisory'), { timeout: 20_000 }).toBe(2);
      return { answers: Promise.all(asks) };
    });
    const statuses = (await asked.answers).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 429]);
  });

  test('two nodes that are asked for one one-time password at the same moment send it once, and answer alike', async () => {
    const citizen = await newCitizen(world());
    const registrationId = randomUUID();
    const gate = Promise.withResolvers<void>();
    world().outside.smsMayCome = gate.promise;
    const asks = [world().centre.url, other.url].map((url) =>
      askForPassword(world(), registrationId, citizen, { url, attempt: 1 }),
    );
    const sql = `SELECT 1 FROM challenge WHERE registration_id = $1 AND state = 'sending'`;
    await expect
      .poll(() => world().centre.database.rows(z.unknown(), sql, [registrationId]), { timeout: 20_000 })
      .toHaveLength(1);
    gate.resolve();
    const [one, second] = await Promise.all(asks);
    expect(one).toMatchObject({ status: 200, body: second?.body });
    expect(world().outside.messages.filter(({ to }) => to === citizen.number)).toHaveLength(1);
  });

  test('two nodes that look up two people for one registration at the same moment find one', async () => {
    const [first, second] = [await newCitizen(world()), await newCitizen(world())];
    const registrationId = randomUUID();
    const session = await sessionOf(world());
    const { database } = world().centre;
    const statements = { version: world().policy.statements.version, agreement: true, information: true };
    const json = { registrationId, iin: second.iin, statements };
    const asked = await database.transaction(async (queries) => {
      await queries.run('INSERT INTO registration_person (registration_id, citizen_iin) VALUES ($1, $2)', [
        registrationId,
        first.iin,
      ]);
      const message = { method: 'POST', path: '/v1/lookups', session, json } as const;
      const answer = world().client('desk-0123-04', other.url)(message);
      await expect.poll(() => waiting('transactionid'), { timeout: 20_000 }).toBe(1);
      return { answer };
    });
    expect((await asked.answer).body).toMatchObject({ code: 'registration-has-another-person' });
  });

  test('a request that is decided while its journal is uploaded is held against what comes in', async () => {
    const journal = await enrolled(world(), 2);
    await upload(world(), journal);
    const at = await visit(world(), await newCitizen(world()));
    const cms = await signedRequest(world(), at, { fields: { journal: headOf(journal) } });
    const { desk } = journal;
    const entries = write(journal, 'other').entries.slice(2);
    const sent = await world().centre.database.transaction(async (queries) => {
      await queries.run('SELECT 1 FROM journal WHERE desk = $1 AND journal = $2 FOR UPDATE', [
        desk,
        journal.journal,
      ]);
      const answer = send(world(), cms, { url: other.url });
      await expect.poll(() => waiting('transactionid', 'tuple'), { timeout: 20_000 }).toBe(1);
      const added = { desk: identities[desk], journal: journal.journal, entries, inFork: false, at: 0 };
      await insertEntries(added, queries);
      return { answer };
    });
    const { receipt } = (await sent.answer).body;
    expect((await readReceipt(world(), receipt)).decision).toEqual(returned('journal-differs'));
  });

  test('what one node began another goes on with: nothing is kept in memory', async () => {
    const session = await sessionOf(world());
    const at = await visit(world(), await newCitizen(world()));
    const answer = await world().client(
      'desk-0123-04',
      other.url,
    )({
      ...{ method: 'POST', path: '/v1/lookups', session },
      json: {
        registrationId: at.registrationId,
        iin: at.citizen.iin,
        statements: { version: world().policy.statements.version, agreement: true, information: true },
      },
    });
    expect(answer.status).toBe(200);
    const decided = await send(world(), await signedRequest(world(), at), { url: other.url });
    expect(await readReceipt(world(), decided.body.receipt)).toMatchObject({
      decision: { outcome: 'registered' },
    });
  });

  test('says that it cannot work while the database is away, and decides once it is back', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const cms = await signedRequest(world(), at);
    await server().kill();
    expect(await send(world(), cms)).toMatchObject({
      status: 503,
      body: { code: 'unavailable', retryAfter: 5 },
    });
    await server().restart();
    expect((await readReceipt(world(), (await send(world(), cms)).body.receipt)).decision).toMatchObject({
      outcome: 'registered',
    });
  });
});
