import { createHash, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { canonicalJson } from '../../src/contract/canonical.ts';
import type { JournalEntry } from '../../src/contract/central.ts';
import type { Answer } from './client.ts';
import type { DeskName } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';

const Taken = z.strictObject({ sequence: z.int(), entry: z.string() });
const mismatch = { status: 409, body: { code: 'hash-mismatch' } };

/** The entry with its right hash. */
function whole({ hash: _hash, ...content }: Omit<JournalEntry, 'hash'> & { hash?: string }): JournalEntry {
  return { ...content, hash: createHash('sha256').update(canonicalJson(content)).digest('hex') };
}

/** Entries 1 to `length` of a journal, whose events say `word`. */
function journal(length: number, word = 'opened'): JournalEntry[] {
  const entries: JournalEntry[] = [];
  let previous = '0'.repeat(64);
  for (let sequence = 1; sequence <= length; sequence++) {
    const content = {
      ...{ sequence, previous, registrationId: randomUUID(), at: '2026-11-22T05:07:17.000Z' },
      ...{ clockOffset: null, by: { iin: '850617400126', name: 'СЕРІКОВА АЙГҮЛ' }, event: { type: word } },
    };
    const entry = whole(content);
    entries.push(entry);
    previous = entry.hash;
  }
  return entries;
}

onEachDatabase((world) => {
  const upload = (entries: JournalEntry[], desk: DeskName): Promise<Answer> =>
    world().client(desk)({
      method: 'POST',
      path: '/v1/journal',
      json: { journal: randomUUID(), entries, proof: 'a.b.c' },
    });
  const taken = (desk: DeskName) =>
    world().centre.database.rows(
      Taken,
      'SELECT sequence, entry FROM journal_entry WHERE desk = $1 ORDER BY sequence',
      [desk],
    );

  test('takes the next entries, passes over those that it has, and keeps each as it was', async () => {
    const entries = journal(5);
    expect((await upload(entries.slice(0, 2), 'desk-0123-04')).body).toEqual({
      acceptedThrough: 2,
      state: 'whole',
    });
    expect((await upload(entries.slice(0, 2), 'desk-0123-04')).body).toEqual({
      acceptedThrough: 2,
      state: 'whole',
    });
    expect((await upload(entries.slice(1), 'desk-0123-04')).body).toEqual({
      acceptedThrough: 5,
      state: 'whole',
    });
    expect((await taken('desk-0123-04')).map(({ entry }) => JSON.parse(entry))).toEqual(entries);
  });

  test('takes the same entries once, however often they come at the same moment', async () => {
    const entries = journal(4);
    const answers = await Promise.all(Array.from({ length: 5 }, () => upload(entries, 'desk-0123-05')));
    expect(answers.map(({ body }) => body)).toEqual(Array(5).fill({ acceptedThrough: 4, state: 'whole' }));
    expect(await taken('desk-0123-05')).toHaveLength(4);
  });

  test('refuses a gap, another past, a changed entry and a broken link, and then takes nothing', async () => {
    const desk = 'desk-0999-01';
    const entries = journal(6);
    await upload(entries.slice(0, 3), desk);
    const [fourth, fifth] = entries.slice(3) as [JournalEntry, JournalEntry];
    expect(await upload([fifth], desk)).toMatchObject(mismatch);
    expect(await upload([fourth, entries[5] as JournalEntry], desk)).toMatchObject(mismatch);
    expect(await upload(journal(3, 'other'), desk)).toMatchObject(mismatch);
    expect(await upload([whole({ ...fourth, sequence: 5 })], desk)).toMatchObject(mismatch);
    expect(await upload([{ ...fourth, event: { type: 'changed' } }], desk)).toMatchObject(mismatch);
    expect(await upload([journal(4, 'other')[3] as JournalEntry], desk)).toMatchObject(mismatch);
    expect(await taken(desk)).toHaveLength(3);
    expect((await upload([fourth, fifth], desk)).body).toEqual({ acceptedThrough: 5, state: 'whole' });
  });

  test('begins with an entry that names nothing before it', async () => {
    const [, second] = journal(2) as [JournalEntry, JournalEntry];
    await world().centre.database.run(
      `INSERT INTO desk (name, office, counter_window) VALUES ('desk-unknown', '0500', '01')`,
    );
    expect(await upload([second], 'desk-unknown')).toMatchObject(mismatch);
  });
});
