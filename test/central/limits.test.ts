import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type LimitName, Limits } from '../../central/access/limits.ts';
import type { Answer } from './client.ts';
import { enrolled, upload } from './desk-journal.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  decide,
  freshNumber,
  lapsed,
  newCitizen,
  openSession,
  refused,
  registered,
  send,
  sessionOf,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

const minute = 60_000;
const Stored = z.strictObject({ count: z.int() });

test('the defaults leave room for the busiest window and for a long queue, and none for guessing', () => {
  const limits = Limits.parse({});
  const visits = 60;
  expect(limits.lookUpsPerOperatorDaily.count).toBeGreaterThanOrEqual(3 * visits);
  expect(limits.oneTimePasswordsPerDesk.count).toBeGreaterThanOrEqual(3 * visits);
  expect(limits.requestsPerDesk.count).toBeGreaterThan(10_000);
  // A million codes, three tries each: a year of guessing at one number finds one in two hundred.
  expect((limits.wrongEntriesPerNumber.count * 365) / 1_000_000).toBeLessThan(1 / 150);
});

onEachDatabase(
  (world) => {
    const useUp = (limit: LimitName, subject: string, seconds = 77): Promise<number> =>
      world().centre.database.run(
        `INSERT INTO limit_use ("limit", subject, count, ends_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT ("limit", subject) DO UPDATE SET count = excluded.count, ends_at = excluded.ends_at`,
        [limit, subject, 1000, new Date(world().outside.now + seconds * 1000).toISOString()],
      );
    const forget = (limit: LimitName): Promise<number> =>
      world().centre.database.run('DELETE FROM limit_use WHERE "limit" = $1', [limit]);
    const used = async (limit: LimitName, subject: string): Promise<number> => {
      const sql = 'SELECT count FROM limit_use WHERE "limit" = $1 AND subject = $2';
      return (await world().centre.database.rows(Stored, sql, [limit, subject]))[0]?.count ?? 0;
    };
    const lookUp = async (iin: string): Promise<Answer> => {
      const statements = { version: world().policy.statements.version, agreement: true, information: true };
      const json = { registrationId: randomUUID(), iin, statements };
      const session = await sessionOf(world());
      return world().client()({ method: 'POST', path: '/v1/lookups', json, session });
    };
    const ask = async (): Promise<Answer> => askForPassword(world(), randomUUID(), await newCitizen(world()));
    const readJournal = async (): Promise<Answer> => {
      const { journal } = await enrolled(world(), 1);
      const json = { journal, after: 0, limit: 500 };
      const session = await sessionOf(world());
      return world().client()({ method: 'POST', path: '/v1/journal/entries', json, session });
    };
    const desk = 'desk-0123-04';

    test.each<[LimitName, () => string, () => Promise<Answer>]>([
      ['lookUpsPerOperator', () => world().operator.iin, () => lookUp('901123300258')],
      ['lookUpsPerOperatorDaily', () => world().operator.iin, () => lookUp('901123300258')],
      ['oneTimePasswordsPerOperator', () => world().operator.iin, ask],
      ['oneTimePasswordsPerOperatorDaily', () => world().operator.iin, ask],
      ['oneTimePasswordsPerDesk', () => desk, ask],
      ['journalReadsPerOperator', () => world().operator.iin, readJournal],
      ['requestsPerDesk', () => desk, () => send(world(), Buffer.from('unreadable'))],
      ['journalUploadsPerDesk', () => desk, async () => upload(world(), await enrolled(world(), 1))],
      ['sessionsPerDesk', () => desk, () => openSession(world())],
      [
        'requestsPerDesk',
        () => desk,
        async () =>
          send(world(), await signedRequest(world(), await visit(world(), await newCitizen(world())))),
      ],
    ])(
      'declines what %s has used up, says for how long, and takes it afterwards',
      async (limit, subject, call) => {
        await sessionOf(world());
        await useUp(limit, subject());
        const declined = await call();
        expect([declined.status, declined.body.code, declined.body.retryAfter]).toEqual([
          ...[429, 'too-many-requests', 77],
        ]);
        expect(declined.headers['retry-after']).toBe('77');
        expect(await used(limit, subject())).toBe(1000);
        world().outside.now += 77_000;
        expect((await call()).status).not.toBe(429);
        expect(await used(limit, subject())).toBe(1);
      },
    );

    describe('one-time passwords, whatever registration they are for', () => {
      test('so many to a person, at whatever number', async () => {
        const citizen = await newCitizen(world());
        for (let times = 0; times < 3; times++) {
          const next = { ...citizen, number: freshNumber() };
          expect((await askForPassword(world(), randomUUID(), next)).status).toBe(200);
        }
        const next = { ...citizen, number: freshNumber() };
        expect((await askForPassword(world(), randomUUID(), next)).body).toMatchObject({
          code: 'too-many-requests',
          retryAfter: 86_400,
        });
      });

      test('so many to a number, for whatever person', async () => {
        const number = freshNumber();
        for (let times = 0; times < 4; times++) {
          const citizen = { ...(await newCitizen(world())), number };
          expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(200);
          world().outside.now += 61 * minute;
        }
        const citizen = { ...(await newCitizen(world())), number };
        expect((await askForPassword(world(), randomUUID(), citizen)).body).toMatchObject({
          code: 'too-many-requests',
          retryAfter: 86_400 - 4 * 61 * 60,
        });
      });

      test('those whose message was not taken do not count', async () => {
        const citizen = await newCitizen(world());
        world().outside.smsWorks = false;
        for (let times = 0; times < 5; times++)
          expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(503);
        world().outside.smsWorks = true;
        const before = await used('oneTimePasswordsPerDesk', desk);
        expect((await askForPassword(world(), randomUUID(), citizen)).status).toBe(200);
        expect(await used('oneTimePasswordsPerPerson', citizen.iin)).toBe(1);
        expect(await used('oneTimePasswordsPerNumber', citizen.number)).toBe(1);
        expect(await used('oneTimePasswordsPerNumberDaily', citizen.number)).toBe(1);
        expect(await used('oneTimePasswordsPerDesk', desk)).toBe(before + 1);
      });
    });

    describe('wrong entries', () => {
      const waitForNext = (): void => {
        world().outside.now += minute + 1000;
      };

      test('end guessing across registrations: nothing is compared any more, and nothing sent', async () => {
        const citizen = await newCitizen(world());
        const first = await visit(world(), citizen);
        for (const triesLeft of [2, 1, 0])
          expect(await decide(world(), first, { digits: wrong(first.digits) })).toEqual(refused(triesLeft));
        waitForNext();
        const second = await visit(world(), citizen);
        expect(await decide(world(), second, { digits: wrong(second.digits) })).toEqual(refused(0));
        expect(await decide(world(), second)).toEqual(lapsed('one-time-password-spent'));
        waitForNext();
        const asked = world().outside.messages.length;
        expect((await askForPassword(world(), randomUUID(), citizen)).body).toMatchObject({
          code: 'too-many-requests',
          retryAfter: 86_400 - 2 * 61,
        });
        expect(world().outside.messages).toHaveLength(asked);
        world().outside.now += 86_400_000;
        expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
      });

      test('count by person at whatever number, and by number for whatever person', async () => {
        for (const same of ['iin', 'number'] as const) {
          const citizen = await newCitizen(world());
          const guess = async (): Promise<Answer['status']> => {
            const next = { ...(await newCitizen(world())), [same]: citizen[same] };
            waitForNext();
            const asked = await askForPassword(world(), randomUUID(), next);
            return asked.status;
          };
          const first = await visit(world(), citizen);
          for (let times = 0; times < 3; times++)
            await decide(world(), first, { digits: wrong(first.digits) });
          expect(await guess()).toBe(200);
          const counted = same === 'iin' ? 'wrongEntriesPerPerson' : 'wrongEntriesPerNumber';
          const other = same === 'iin' ? 'wrongEntriesPerNumber' : 'wrongEntriesPerPerson';
          expect(await used(counted, citizen[same])).toBe(3);
          await forget(other);
          await world().centre.database.run(
            'UPDATE limit_use SET count = 4 WHERE "limit" = $1 AND subject = $2',
            [counted, citizen[same]],
          );
          expect(await guess()).toBe(429);
        }
      });

      test('right ones use nothing, and neither do those that were not compared', async () => {
        const at = await visit(world(), await newCitizen(world()));
        await decide(world(), at, { digits: wrong(at.digits), applicant: { surname: 'БАСҚА' } });
        await decide(world(), at);
        expect(await used('wrongEntriesPerPerson', at.citizen.iin)).toBe(0);
        expect(await used('wrongEntriesPerNumber', at.citizen.number)).toBe(0);
      });
    });

    test('a stored receipt that is asked for again does not count, and comes when the limit is used up too', async () => {
      const cms = await signedRequest(world(), await visit(world(), await newCitizen(world())));
      const before = await used('requestsPerDesk', desk);
      const first = await send(world(), cms);
      for (let times = 0; times < 3; times++)
        expect((await send(world(), cms)).body.receipt).toBe(first.body.receipt);
      expect(await used('requestsPerDesk', desk)).toBe(before + 1);
      await forget('requestsPerDesk');
      await useUp('requestsPerDesk', desk);
      expect((await send(world(), cms)).body.receipt).toBe(first.body.receipt);
      await forget('requestsPerDesk');
    });
  },
  {
    oneTimePasswordsPerNumberDaily: { count: 4, seconds: 86_400 },
    oneTimePasswordsPerPerson: { count: 3, seconds: 86_400 },
    wrongEntriesPerNumber: { count: 4, seconds: 86_400 },
    wrongEntriesPerPerson: { count: 4, seconds: 86_400 },
  },
);
