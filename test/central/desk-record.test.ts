import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { makeApplicationNumber } from '../../src/application/application-number.ts';
import { DeskRecord, messageLimit } from '../../src/contract/central.ts';
import type { Answer } from './client.ts';
import {
  backTo,
  type DeskJournal,
  enrol,
  enrolled,
  headOf,
  newJournal,
  upload,
  write,
} from './desk-journal.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  decide,
  identities,
  newCitizen,
  numberOf,
  openSession,
  send,
  sessionOf,
  signedRequest,
  visit,
} from './visit.ts';

const Access = z.strictObject({ operator_iin: z.string(), journal: z.string(), journal_after: z.int() });
const unknown = { status: 409, body: { code: 'journal-unknown' } };

onEachDatabase((world) => {
  const record = async (desk: keyof typeof identities | 'desk-unknown' = 'desk-0123-04') =>
    DeskRecord.parse((await world().client(desk)({ method: 'GET', path: '/v1/desk' })).body);
  const last = async (): Promise<number> => (await record()).lastRunningNumber;
  const drawn = (running: number, office = '0123', window = '04') => ({
    ...{ type: 'application-drawn', applicationNumber: makeApplicationNumber(office, window, running) },
    ...{ application: {}, paper: {} },
  });

  describe('the last number of a window', () => {
    test('is none before the first', async () => {
      expect((await record('desk-0999-01')).lastRunningNumber).toBe(0);
    });

    test('is that of the highest request that was decided, whatever came of it', async () => {
      const first = await visit(world(), await newCitizen(world()));
      await decide(world(), first);
      const running = Number(numberOf(first.registrationId).slice(8, 14));
      expect(await last()).toBe(running);
      const second = await visit(world(), await newCitizen(world()));
      const statements = { version: 'order-58-2016', agreement: true, information: true };
      await decide(world(), second, { application: { statements } });
      expect(await last()).toBe(running + 1);
    });

    test('is not moved by a request that nobody who may sign has signed', async () => {
      const before = await last();
      const at = await visit(world(), await newCitizen(world()));
      const fields = { applicationNumber: makeApplicationNumber('0123', '04', 900_000) };
      const cms = await signedRequest(world(), at, { fields });
      cms[cms.length - 1] = (cms.at(-1) as number) ^ 1;
      expect((await send(world(), cms)).status).toBe(200);
      expect(await last()).toBe(before);
    });

    test('is that of the highest application that was drawn, also in a fork of the journal', async () => {
      const journal = write(await enrolled(world()), 'opened', drawn(5_000), drawn(4_000));
      await upload(world(), journal);
      expect(await last()).toBe(5_000);
      await upload(world(), write(backTo(journal, 1), drawn(6_000)));
      expect(await last()).toBe(6_000);
    });

    test('is moved by nothing that a journal says of other windows, or says wrongly', async () => {
      const wrongly = { type: 'application-drawn', applicationNumber: '0123-04-900000-00' };
      const elsewhere = [drawn(7_000, '0123', '05'), drawn(7_000, '0999', '01'), wrongly];
      await upload(world(), write(await enrolled(world()), ...elsewhere));
      expect(await last()).toBe(6_000);
      expect((await record('desk-0123-05')).lastRunningNumber).toBe(0);
    });

    test('is told to a desk that takes the place of another one at the window', async () => {
      await world().centre.database.run(
        `INSERT INTO desk (name, office, counter_window) VALUES ('desk-unknown', '0123', '04')`,
      );
      expect(await record('desk-unknown')).toEqual({ lastRunningNumber: 6_000, journals: [] });
    });
  });

  test('the journals of a desk with their last entries, the one that it began last first', async () => {
    const first = await enrolled(world(), 3, 'desk-0999-01');
    const beganAt = new Date(world().outside.now).toISOString();
    world().outside.now += 1000;
    const second = await enrolled(world(), 0, 'desk-0999-01');
    const enrolledAt = new Date(world().outside.now).toISOString();
    await upload(world(), first, 0, 2);
    await upload(world(), write(backTo(first, 1), 'other', 'other', 'other'));
    expect((await record('desk-0999-01')).journals).toEqual([
      { ...headOf(second), receivedAt: enrolledAt },
      { ...headOf(first, 2), receivedAt: enrolledAt },
    ]);
    expect(beganAt).not.toBe(enrolledAt);
  });

  describe('a journal is read', () => {
    const read = async (
      { journal, desk }: Pick<DeskJournal, 'journal' | 'desk'>,
      { after = 0, limit = 500, session }: { after?: number; limit?: number; session?: string | null } = {},
    ): Promise<Answer> => {
      const token = session === undefined ? await sessionOf(world()) : session;
      return world().client(desk)({
        ...{ method: 'POST', path: '/v1/journal/entries', json: { journal, after, limit } },
        ...(token !== null && { session: token }),
      });
    };
    const accesses = (journal: string) =>
      world().centre.database.rows(
        Access,
        `SELECT operator_iin, journal, journal_after FROM access WHERE act = 'journal' AND journal = $1 ORDER BY number`,
        [journal],
      );

    test('in its order, from a place on, and each look at it is recorded', async () => {
      const journal = await enrolled(world(), 5);
      await upload(world(), journal);
      expect(await read(journal)).toMatchObject({ status: 200, body: { entries: journal.entries } });
      expect((await read(journal, { after: 2, limit: 2 })).body.entries).toEqual(journal.entries.slice(2, 4));
      expect((await read(journal, { after: 5 })).body.entries).toEqual([]);
      const operator_iin = world().operator.iin;
      expect(await accesses(journal.journal)).toEqual(
        [0, 2, 5].map((journal_after) => ({ operator_iin, journal: journal.journal, journal_after })),
      );
    });

    test('without what was kept of a fork', async () => {
      const journal = await enrolled(world(), 2);
      await upload(world(), journal);
      await upload(world(), write(backTo(journal, 1), 'other', 'other', 'other'));
      expect((await read(journal)).body.entries).toEqual(journal.entries);
    });

    test('in a session only, and from its own desk', async () => {
      const journal = await enrolled(world(), 1);
      await upload(world(), journal);
      expect((await read(journal, { session: null })).body.code).toBe('session-required');
      const desk = 'desk-0123-05';
      const { token } = (await openSession(world(), { from: identities[desk] }, world().operator, desk)).body;
      expect(await read({ ...journal, desk }, { session: token })).toMatchObject(unknown);
      expect(await read({ journal: randomUUID(), desk: 'desk-0123-04' })).toMatchObject(unknown);
      expect(await accesses(journal.journal)).toEqual([]);
    });

    test('as far as it fits into one answer', async () => {
      const large = (length: number) => ({ type: 'opened', more: 'ә'.repeat(length / 2) });
      const journal = write(await newJournal(), large(400_000), large(400_000), large(400_000), 'small');
      await enrol(world(), journal);
      for (const after of [0, 1, 2]) await upload(world(), journal, after, after + 1);
      await upload(world(), journal, 3);
      const first = await read(journal);
      expect(first.body.entries).toHaveLength(2);
      expect(Buffer.byteLength(JSON.stringify(first.body))).toBeLessThan(messageLimit);
      expect((await read(journal, { after: 2 })).body.entries).toEqual(journal.entries.slice(2));
    });
  });
});
