import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { makeJwk } from '../../demo/keys/jwk.ts';
import type { JournalEntry } from '../../src/contract/central.ts';
import {
  backTo,
  type DeskJournal,
  enrol,
  enrolled,
  entriesAtCentre,
  evidenceOf,
  headOf,
  newJournal,
  upload,
  whole,
  write,
} from './desk-journal.ts';
import { onEachDatabase } from './on-each-database.ts';

const mismatch = { status: 409, body: { code: 'hash-mismatch' } };
const unknown = { status: 409, body: { code: 'journal-unknown' } };
const taken = (acceptedThrough: number, state = 'whole') => ({
  status: 200,
  body: { acceptedThrough, state },
});

onEachDatabase((world) => {
  const evidence = async (journal: DeskJournal) =>
    (await evidenceOf(world(), journal)).filter(({ kind }) => kind !== 'new-journal');
  const kindsOf = async (journal: DeskJournal) => (await evidence(journal)).map(({ kind }) => kind);

  describe('takes', () => {
    test('the next entries, passes over those that it has, and keeps each as it was', async () => {
      const journal = await enrolled(world(), 5);
      expect(await upload(world(), journal, 0, 2)).toMatchObject(taken(2));
      expect(await upload(world(), journal, 0, 2)).toMatchObject(taken(2));
      expect(await upload(world(), journal, 1)).toMatchObject(taken(5));
      expect(await upload(world(), journal, 0, 1)).toMatchObject(taken(1));
      expect(await entriesAtCentre(world(), journal)).toEqual(journal.entries);
      expect(await kindsOf(journal)).toEqual([]);
    });

    test('the same entries once, however often they come at the same moment', async () => {
      const journal = await enrolled(world(), 4);
      const answers = await Promise.all(Array.from({ length: 5 }, () => upload(world(), journal)));
      for (const answer of answers) expect(answer).toMatchObject(taken(4));
      expect(await entriesAtCentre(world(), journal)).toEqual(journal.entries);
    });

    test('as many entries as one upload may have', async () => {
      const journal = await enrolled(world(), 501);
      expect(await upload(world(), journal, 0, 500)).toMatchObject(taken(500));
      expect(await upload(world(), journal, 500)).toMatchObject(taken(501));
      expect(await entriesAtCentre(world(), journal)).toHaveLength(501);
    });

    test('no journal that no session has vouched for, and none of another desk', async () => {
      const journal = write(await newJournal(), 'opened');
      expect(await upload(world(), journal)).toMatchObject(unknown);
      await enrol(world(), { ...journal, desk: 'desk-0123-05' });
      expect(await upload(world(), journal)).toMatchObject(unknown);
      await enrol(world(), journal);
      expect(await upload(world(), journal)).toMatchObject(taken(1));
    });

    test('the journals of a desk apart, and notes that it has begun another one', async () => {
      const first = await enrolled(world(), 2, 'desk-0999-01');
      const second = await enrolled(world(), 3, 'desk-0999-01');
      expect(await upload(world(), second)).toMatchObject(taken(3));
      expect(await upload(world(), first)).toMatchObject(taken(2));
      await enrol(world(), second);
      expect(await evidenceOf(world(), first)).toEqual([]);
      const { publicJwk } = second.keys;
      expect(await evidenceOf(world(), second)).toMatchObject([{ kind: 'new-journal', times: 1 }]);
      expect(JSON.parse((await evidenceOf(world(), second))[0]?.content ?? '')).toEqual(publicJwk);
    });
  });

  describe('keeps as evidence, and takes nothing:', () => {
    test('a gap; what is missing is taken afterwards', async () => {
      const journal = await enrolled(world(), 6);
      await upload(world(), journal, 0, 2);
      expect(await upload(world(), journal, 4)).toMatchObject(mismatch);
      expect(await upload(world(), journal, 4)).toMatchObject(mismatch);
      const [fifth] = journal.entries.slice(4);
      expect(await evidence(journal)).toMatchObject([
        { kind: 'gap', sequence: 5, hash: fifth?.hash, content: expect.any(String), times: 2 },
      ]);
      expect(await entriesAtCentre(world(), journal)).toHaveLength(2);
      expect(await upload(world(), journal, 2)).toMatchObject(taken(6));
    });

    test('a first entry that is not the first', async () => {
      const journal = await enrolled(world(), 2);
      expect(await upload(world(), journal, 1)).toMatchObject(mismatch);
      expect(await kindsOf(journal)).toEqual(['gap']);
    });

    test('entries that are no chain by themselves', async () => {
      const journal = await enrolled(world(), 4);
      const [first, second, third, fourth] = journal.entries as [
        JournalEntry,
        JournalEntry,
        JournalEntry,
        JournalEntry,
      ];
      const changed = { ...second, event: { type: 'changed' } };
      const sends = (...entries: unknown[]) => upload(world(), journal, 0, 4, { sent: { entries } });
      for (const entries of [
        [first, second, fourth],
        [first, changed, third, fourth],
        [first, whole(changed), third, fourth],
        [first, first, second, third, fourth],
      ])
        expect(await sends(...entries)).toMatchObject(mismatch);
      expect(await evidence(journal)).toMatchObject([
        { kind: 'gap', sequence: 4 },
        { kind: 'bad-proof', sequence: 2 },
        { kind: 'rewritten-past', sequence: 3 },
        { kind: 'gap', sequence: 1 },
      ]);
      expect(await entriesAtCentre(world(), journal)).toEqual([]);
      expect(await upload(world(), journal)).toMatchObject(taken(4));
    });

    test('a proof by another key; of that only the place is kept, since nobody answers for it', async () => {
      const journal = await enrolled(world(), 2);
      expect(await upload(world(), journal, 0, 2, { signer: await makeJwk() })).toMatchObject(unknown);
      expect(await evidence(journal)).toEqual([
        { kind: 'foreign-key', sequence: 2, hash: journal.entries[1]?.hash, content: null, times: 1 },
      ]);
      expect(await entriesAtCentre(world(), journal)).toEqual([]);
      expect(await upload(world(), journal)).toMatchObject(taken(2));
    });

    test('a proof that is none', async () => {
      const journal = await enrolled(world(), 1);
      for (const proof of ['a.b.c', 'e30.e30.AA'])
        expect(await upload(world(), journal, 0, 1, { sent: { proof } })).toMatchObject(unknown);
      expect(await kindsOf(journal)).toEqual(['foreign-key']);
    });

    test('a proof about something else', async () => {
      const journal = await enrolled(world(), 3);
      await upload(world(), journal, 0, 1);
      const { hash } = headOf(journal, 3);
      const others: object[] = [
        { kind: 'other' },
        { desk: 'desk-0123-05' },
        { last: { sequence: 2, hash } },
        { last: { sequence: 3, hash: '1'.repeat(64) } },
        { head: { ...headOf(journal), journal: randomUUID() } },
        { head: headOf(journal, 2) },
        { head: { ...headOf(journal), hash: '1'.repeat(64) } },
      ];
      for (const proof of others)
        expect(await upload(world(), journal, 1, 3, { proof })).toMatchObject(taken(1, 'forked'));
      expect(await evidence(journal)).toMatchObject([
        {
          kind: 'bad-proof',
          sequence: 3,
          hash,
          content: expect.stringMatching(/^eyJ/),
          times: others.length,
        },
      ]);
      expect(await upload(world(), journal, 1)).toMatchObject(taken(3));
    });

    test('another key for a journal that has one: the first stays', async () => {
      const journal = await enrolled(world(), 1);
      const other = { ...journal, keys: await makeJwk() };
      expect((await enrol(world(), other)).status).toBe(200);
      const [kept] = await evidence(journal);
      expect(kept?.kind).toBe('foreign-key');
      expect(JSON.parse(kept?.content ?? '')).toEqual(other.keys.publicJwk);
      expect(await upload(world(), other)).toMatchObject(unknown);
      expect(await upload(world(), journal)).toMatchObject(taken(1));
    });
  });

  describe('a fork', () => {
    /** Two desks with one journal: both go on after the second of four entries. */
    const forked = async (): Promise<{ journal: DeskJournal; other: DeskJournal }> => {
      const journal = await enrolled(world(), 4);
      await upload(world(), journal);
      return { journal, other: write(backTo(journal, 2), 'other', 'other', 'other', 'other') };
    };

    test('is told, and kept whole beside the journal, from the entry on where it begins', async () => {
      const { journal, other } = await forked();
      expect(await upload(world(), other, 0, 4)).toMatchObject(taken(4, 'forked'));
      expect(await upload(world(), other, 4, 5)).toMatchObject(taken(5, 'forked'));
      expect(await upload(world(), other, 3)).toMatchObject(taken(6, 'forked'));
      expect(await entriesAtCentre(world(), journal)).toEqual(journal.entries);
      expect(await entriesAtCentre(world(), journal, true)).toEqual(other.entries.slice(2));
      const [third] = other.entries.slice(2);
      const [kept, ...more] = await evidence(journal);
      expect(kept).toMatchObject({ kind: 'fork', sequence: 3, hash: third?.hash, times: 1 });
      expect(JSON.parse(kept?.content ?? '')).toEqual(third);
      expect(more).toEqual([]);
    });

    test('does not keep the journal from going on, nor its own entries from being known', async () => {
      const { journal, other } = await forked();
      await upload(world(), other, 2);
      const longer = write(journal, 'more', 'more', 'more');
      expect(await upload(world(), longer, 4)).toMatchObject(taken(7));
      expect(await upload(world(), other, 2)).toMatchObject(taken(6, 'forked'));
      expect(await entriesAtCentre(world(), journal)).toEqual(longer.entries);
      expect(await kindsOf(journal)).toEqual(['fork']);
    });

    test('of the whole journal, from its first entry on', async () => {
      const journal = await enrolled(world(), 2);
      await upload(world(), journal);
      const other = write(backTo(journal, 0), 'other', 'other', 'other');
      expect(await upload(world(), other)).toMatchObject(taken(3, 'forked'));
      expect(await entriesAtCentre(world(), journal, true)).toEqual(other.entries);
    });
  });

  test('a desk whose past was rewritten sends what it has before, until it meets what is known; that is a fork', async () => {
    const journal = await enrolled(world(), 6);
    await upload(world(), journal);
    const rewritten = write(backTo(journal, 3), 'other', 'other', 'other', 'other');
    expect(await upload(world(), rewritten, 6)).toMatchObject(taken(0, 'forked'));
    expect(await kindsOf(journal)).toEqual(['rewritten-past']);
    expect(await upload(world(), rewritten, 0)).toMatchObject(taken(7, 'forked'));
    expect(await kindsOf(journal)).toEqual(['rewritten-past', 'fork']);
    expect(await entriesAtCentre(world(), journal, true)).toEqual(rewritten.entries.slice(3));
    expect(await entriesAtCentre(world(), journal)).toEqual(journal.entries);
  });
});
