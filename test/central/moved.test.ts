import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import type { Database, Queries } from '../../central/database/database.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  type Citizen,
  connectedNumber,
  decide,
  decisionOn,
  digitsFor,
  newCitizen,
  registered,
  returned,
  send,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

const Notice = z.strictObject({ kind: z.string(), subscriber_number: z.string() });
const Email = z.strictObject({ email: z.string().nullable() });
const Moved = z.strictObject({ moved: z.boolean() });

/** The statements of the transactions that something runs. */
async function statementsOf(database: Database, run: () => Promise<unknown>): Promise<string[]> {
  const { transaction } = database;
  const statements: string[] = [];
  const recorded = (queries: Queries): Queries => ({
    ...queries,
    rows(row, sql, values) {
      statements.push(sql);
      return queries.rows(row, sql, values);
    },
    run(sql, values) {
      statements.push(sql);
      return queries.run(sql, values);
    },
  });
  const recording: Database['transaction'] = (work) => transaction((queries) => work(recorded(queries)));
  Object.assign(database, { transaction: recording });
  await run();
  Object.assign(database, { transaction });
  return statements;
}

describe('a number that is connected elsewhere', () => {
  onEachDatabase((world) => {
    /** Somebody who registered a number here, and somebody who holds it now. */
    const two = async (email: string | null = null): Promise<[Citizen, Citizen]> => {
      const earlier = await newCitizen(world());
      const application = { email };
      expect(await decide(world(), await visit(world(), earlier), { application })).toEqual(registered);
      world().outside.now += 61_000;
      return [earlier, { ...(await newCitizen(world())), number: earlier.number }];
    };
    const noticesOf = ({ iin }: Citizen) =>
      world().centre.database.rows(
        Notice,
        'SELECT kind, subscriber_number FROM account_notice WHERE iin = $1',
        [iin],
      );

    test('moves to the applicant, whose it is by the one-time password, and the earlier account loses it', async () => {
      const [earlier, applicant] = await two();
      expect(await decide(world(), await visit(world(), applicant))).toEqual(registered);
      expect(await connectedNumber(world(), applicant.iin)).toBe(applicant.number);
      expect(await connectedNumber(world(), earlier.iin)).toBeNull();
    });

    test("its earlier holder is told by e-mail in both languages, and on the account's page", async () => {
      const [earlier, applicant] = await two('holder@example.kz');
      expect(await noticesOf(earlier)).toEqual([]);
      await decide(world(), await visit(world(), applicant));
      const mail = () => world().outside.mail.filter(({ to }) => to === 'holder@example.kz');
      await expect.poll(() => mail().length, { timeout: 20_000 }).toBe(1);
      const [{ subject, text } = { subject: '', text: '' }] = mail();
      const masked = `+7 ••• ••• •• ${applicant.number.slice(-2)}`;
      expect(subject).toContain('ажыратылды');
      expect(subject).toContain('отключен');
      expect(text).toContain(`${masked} нөмірі`);
      expect(text).toContain(`Номер ${masked} отключен`);
      for (const hidden of [applicant.surname, applicant.iin, applicant.number])
        expect(subject + text).not.toContain(hidden);
      expect(await noticesOf(earlier)).toEqual([
        { kind: 'number-moved', subscriber_number: applicant.number },
      ]);
    });

    test('its earlier holder is told on the page alone where no e-mail address is known', async () => {
      const before = world().outside.mail.length;
      const [earlier, applicant] = await two();
      await decide(world(), await visit(world(), applicant));
      expect(await noticesOf(earlier)).toHaveLength(1);
      const [, next] = await two('later@example.kz');
      await decide(world(), await visit(world(), next));
      await expect.poll(() => world().outside.mail.length, { timeout: 20_000 }).toBe(before + 1);
    });

    test('stays where it is while the one-time password is wrong', async () => {
      const [earlier, applicant] = await two('nobody@example.kz');
      const at = await visit(world(), applicant);
      await decide(world(), at, { digits: wrong(at.digits) });
      expect(await connectedNumber(world(), earlier.iin)).toBe(earlier.number);
      expect(await noticesOf(earlier)).toEqual([]);
    });

    test('shows in no answer: they have the shape that they have for a number of nobody', async () => {
      const [, applicant] = await two('quiet@example.kz');
      const free = await newCitizen(world());
      const shapes: unknown[] = [];
      for (const citizen of [applicant, free]) {
        const at = await visit(world(), citizen);
        const { status, headers, body } = await send(world(), await signedRequest(world(), at));
        shapes.push([Object.keys(at.challenge), at.challenge.replaces, status, Object.keys(headers).sort()]);
        shapes.push(body.receipt.length);
      }
      expect(shapes.slice(2)).toEqual(shapes.slice(0, 2));
    });

    test('the same statements run, whether there is an earlier holder or not', async () => {
      const { database } = world().centre;
      const run: string[][] = [];
      const [, applicant] = await two('counted@example.kz');
      for (const citizen of [applicant, await newCitizen(world())]) {
        const cms = await signedRequest(world(), await visit(world(), citizen));
        run.push(await statementsOf(database, () => send(world(), cms)));
      }
      expect(run[0]?.length).toBeGreaterThan(5);
      expect(run[0]).toEqual(run[1]);
    });

    test('is on record as moved', async () => {
      const [, applicant] = await two();
      const at = await visit(world(), applicant);
      await decide(world(), at);
      const sql = 'SELECT moved FROM decision WHERE registration_id = $1';
      expect(await world().centre.database.rows(Moved, sql, [at.registrationId])).toEqual([{ moved: true }]);
    });

    test('two people who exchange their numbers at the same moment both get them', async () => {
      const [one, other] = [await newCitizen(world()), await newCitizen(world())];
      for (const citizen of [one, other]) await decide(world(), await visit(world(), citizen));
      world().outside.now += 61_000;
      const exchanged = [
        { ...one, number: other.number },
        { ...other, number: one.number },
      ];
      const requests: Buffer[] = [];
      for (const citizen of exchanged)
        requests.push(await signedRequest(world(), await visit(world(), citizen)));
      const decisions = await Promise.all(requests.map((cms) => decisionOn(world(), cms)));
      expect(decisions.map(({ outcome }) => outcome)).toEqual(['registered', 'registered']);
      expect(await connectedNumber(world(), one.iin)).toBe(other.number);
      expect(await connectedNumber(world(), other.iin)).toBe(one.number);
    });

    test('an account keeps the last e-mail address that an application gave', async () => {
      const [earlier] = await two('first@example.kz');
      const emailOf = async () =>
        world().centre.database.rows(Email, 'SELECT email FROM account WHERE iin = $1', [earlier.iin]);
      await decide(world(), await visit(world(), earlier), { application: { email: null } });
      expect(await emailOf()).toEqual([{ email: 'first@example.kz' }]);
      world().outside.now += 61_000;
      await decide(world(), await visit(world(), earlier), { application: { email: 'second@example.kz' } });
      expect(await emailOf()).toEqual([{ email: 'second@example.kz' }]);
    });
  });
});

describe('a number that is connected elsewhere, where the policy refuses it,', () => {
  onEachDatabase(
    (world) => {
      test('is not written to', async () => {
        const citizen = await newCitizen(world());
        await newCitizen(world(), { connected: citizen.number });
        expect((await askForPassword(world(), randomUUID(), citizen)).body).toMatchObject({
          status: 409,
          code: 'number-connected-elsewhere',
        });
        expect(digitsFor(world(), citizen.number)).toBe('');
      });

      test('is returned where it was connected meanwhile', async () => {
        const at = await visit(world(), await newCitizen(world()));
        const holder = await newCitizen(world(), { connected: at.citizen.number });
        expect(await decide(world(), at)).toEqual(returned('number-connected-elsewhere'));
        expect(await connectedNumber(world(), at.citizen.iin)).toBeNull();
        expect(await connectedNumber(world(), holder.iin)).toBe(at.citizen.number);
      });
    },
    {},
    { numberConnectedElsewhere: 'refuse' },
  );
});
