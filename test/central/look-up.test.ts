import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { operators } from '../../demo/operators.ts';
import type { Answer } from './client.ts';
import { makeOperator } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import { askForPassword, newCitizen, openSession, sessionOf } from './visit.ts';

const Access = z.strictObject({
  at: z.date(),
  act: z.string(),
  operator_iin: z.string(),
  desk: z.string(),
  registration_id: z.string(),
  statements_version: z.string().nullable(),
});

onEachDatabase(
  (world) => {
    const lookUp = async (
      iin: string,
      changes: object = {},
      registrationId = randomUUID(),
      session?: string,
    ): Promise<Answer> => {
      const { version } = world().policy.statements;
      const statements = { version, agreement: true, information: true, ...changes };
      return world().client()({
        ...{
          method: 'POST',
          path: '/v1/lookups',
          session: session ?? (await sessionOf(world())),
          json: { registrationId, iin, statements },
        },
      });
    };

    test('tells the name, and that there is no account', async () => {
      const { number: _number, ...person } = await newCitizen(world(), { account: false });
      expect(await lookUp(person.iin)).toMatchObject({
        status: 200,
        body: { person, account: { state: 'none' } },
      });
    });

    test('shows of a connected number its last two digits only', async () => {
      const { iin } = await newCitizen(world(), { connected: '+77771234567' });
      const { body } = await lookUp(iin);
      expect(body.account).toEqual({ state: 'exists', connectedNumber: '+7 ••• ••• •• 67' });
      expect((await lookUp((await newCitizen(world())).iin)).body.account).toEqual({
        state: 'exists',
        connectedNumber: null,
      });
    });

    test('records who looked whom up, when, and under which agreement, before it answers', async () => {
      const known = await newCitizen(world());
      const registrationId = randomUUID();
      world().outside.now += 600_000;
      await lookUp(known.iin, {}, registrationId);
      expect((await lookUp('901123300258')).body.code).toBe('iin-unknown');
      const recorded = (iin: string) =>
        world().centre.database.rows(
          Access,
          `SELECT at, act, operator_iin, desk, registration_id, statements_version
             FROM access WHERE citizen_iin = $1`,
          [iin],
        );
      expect(await recorded(known.iin)).toEqual([
        {
          at: new Date(world().outside.now),
          act: 'look-up',
          operator_iin: world().operator.iin,
          desk: 'desk-0123-04',
          registration_id: registrationId,
          statements_version: world().policy.statements.version,
        },
      ]);
      expect(await recorded('901123300258')).toHaveLength(1);
    });

    test('looks nobody up under an agreement in another wording, or without one', async () => {
      const { iin } = await newCitizen(world());
      expect((await lookUp(iin, { version: 'old' })).body).toMatchObject({
        status: 409,
        code: 'statements-outdated',
      });
      expect((await lookUp(iin, { information: false })).body.code).toBe('malformed');
    });

    describe('a registration is about one person', () => {
      const another = { status: 409, body: { code: 'registration-has-another-person' } };
      const nextWindow = (): void => {
        world().outside.now += 600_000;
      };

      test('looks them up again, and nobody else, not even to say whether there is such a person', async () => {
        nextWindow();
        const registrationId = randomUUID();
        const first = await newCitizen(world());
        for (let times = 0; times < 2; times++)
          expect((await lookUp(first.iin, {}, registrationId)).status).toBe(200);
        for (const iin of [(await newCitizen(world())).iin, '901123300258'])
          expect(await lookUp(iin, {}, registrationId)).toMatchObject(another);
        expect((await lookUp(first.iin, {}, registrationId)).status).toBe(200);
      });

      test('an IIN that nobody has does not count', async () => {
        nextWindow();
        const registrationId = randomUUID();
        expect((await lookUp('901123300258', {}, registrationId)).body.code).toBe('iin-unknown');
        expect((await lookUp((await newCitizen(world())).iin, {}, registrationId)).status).toBe(200);
      });

      test('records what was declined too', async () => {
        nextWindow();
        const registrationId = randomUUID();
        await lookUp((await newCitizen(world())).iin, {}, registrationId);
        const other = await newCitizen(world());
        await lookUp(other.iin, {}, registrationId);
        const sql =
          'SELECT at, act, operator_iin, desk, registration_id, statements_version FROM access WHERE citizen_iin = $1';
        expect(await world().centre.database.rows(Access, sql, [other.iin])).toHaveLength(1);
      });
    });

    test('counts each operator, and each kind of act, apart', async () => {
      world().outside.now += 600_000;
      const { iin, ...citizen } = await newCitizen(world());
      for (let times = 0; times < 5; times++)
        await askForPassword(world(), randomUUID(), await newCitizen(world()));
      for (let times = 0; times < 5; times++) expect((await lookUp(iin)).status).toBe(200);
      expect((await askForPassword(world(), randomUUID(), { iin, ...citizen })).status).toBe(200);
      const other = await makeOperator(world().keys, operators.daniyar);
      const { body } = await openSession(world(), {}, other);
      expect((await lookUp(iin, {}, randomUUID(), body.token)).status).toBe(200);
      expect((await lookUp(iin)).status).toBe(429);
    });

    test('lets an operator look up so many people and no more, even at the same moment', async () => {
      world().outside.now += 600_000;
      const { iin } = await newCitizen(world());
      await sessionOf(world());
      const answers = await Promise.all(Array.from({ length: 8 }, () => lookUp(iin)));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
      world().outside.now += 599_000;
      const last = await lookUp(iin);
      expect(last.body).toMatchObject({ code: 'too-many-requests', retryAfter: 1 });
      expect(last.headers['retry-after']).toBe('1');
      world().outside.now += 1_000;
      expect((await lookUp(iin)).status).toBe(200);
    });
  },
  { lookUpsPerOperator: { count: 5, seconds: 600 } },
);
