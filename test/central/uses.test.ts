import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { Limits } from '../../central/access/limits.ts';
import { countUses, giveBack, type Use, usesLeft } from '../../central/access/uses.ts';
import { onEachDatabase, onPostgresql } from './on-each-database.ts';

const limits = Limits.parse({
  oneTimePasswordsPerNumber: { count: 3, seconds: 60 },
  oneTimePasswordsPerPerson: { count: 5, seconds: 600 },
});
const start = Date.parse('2026-11-22T05:07:17.000Z');
const Counts = z.strictObject({ count: z.int() });

let subjects = 0;
/** A number and a person that were never counted. */
const fresh = (): Use[] => [
  { limit: 'oneTimePasswordsPerNumber', subject: `number ${++subjects}` },
  { limit: 'oneTimePasswordsPerPerson', subject: `person ${subjects}` },
];

onEachDatabase((world) => {
  const count = (uses: readonly Use[], at = start) => countUses(uses, limits, at, world().centre.database);
  const outcome = (uses: readonly Use[], at?: number): Promise<number | string> =>
    count(uses, at).then(
      () => 'counted',
      ({ code, retryAfter }) => (code === 'too-many-requests' ? retryAfter : code),
    );
  const stored = async ([first]: readonly Use[]): Promise<number | undefined> => {
    const sql = 'SELECT count FROM limit_use WHERE "limit" = $1 AND subject = $2';
    const rows = await world().centre.database.rows(Counts, sql, [first?.limit ?? '', first?.subject ?? '']);
    return rows[0]?.count;
  };

  test('counts up to the limit, then says how long it takes until the window ends', async () => {
    const uses = fresh();
    for (let times = 0; times < 3; times++) expect(await outcome(uses, start + times * 1000)).toBe('counted');
    expect(await outcome(uses, start + 2_000)).toBe(58);
    expect(await outcome(uses, start + 59_001)).toBe(1);
    expect(await outcome(uses, start + 60_000)).toBe('counted');
  });

  test('begins a window with the first use in it', async () => {
    const uses = fresh().slice(0, 1);
    await count(uses, start);
    for (let times = 0; times < 3; times++) expect(await outcome(uses, start + 70_000)).toBe('counted');
    expect(await outcome(uses, start + 129_000)).toBe(1);
  });

  test('counts several limits together or not at all, and waits for the last of those that are used up', async () => {
    const [number, person] = fresh() as [Use, Use];
    for (let times = 0; times < 4; times++) await count([person]);
    expect(await outcome([number, person])).toBe('counted');
    expect(await outcome([number, person])).toBe(600);
    expect(await stored([number])).toBe(1);
    expect(await stored([person])).toBe(5);
    for (let times = 0; times < 2; times++) await count([number]);
    expect(await outcome([person, number])).toBe(600);
    expect(await stored([number])).toBe(3);
  });

  test('what is used up stays so, however often it is tried', async () => {
    const uses = fresh().slice(0, 1);
    for (let times = 0; times < 3; times++) await count(uses);
    for (let times = 0; times < 5; times++) expect(await outcome(uses)).toBe(60);
    expect(await stored(uses)).toBe(3);
  });

  test('gives a use back within its window, and not into a later one', async () => {
    const uses = fresh().slice(0, 1);
    const counted = await count(uses);
    await giveBack(counted, world().centre.database);
    expect(await stored(uses)).toBe(0);
    const before = await count(uses);
    await count(uses, start + 60_000);
    await giveBack(before, world().centre.database);
    expect(await stored(uses)).toBe(1);
  });

  test('a window of a clock that was ahead, or of a longer limit, is over', async () => {
    const uses = fresh().slice(0, 1);
    for (let times = 0; times < 3; times++) await count(uses, start + 3_600_000);
    expect(await outcome(uses, start)).toBe('counted');
  });

  test('tells how much is left, without using it', async () => {
    const uses = fresh();
    const left = (at = start) => usesLeft(uses, limits, at, world().centre.database);
    expect(await left()).toEqual({ count: 3, retryAfter: 1 });
    for (let times = 0; times < 3; times++) await count(uses);
    for (let times = 0; times < 2; times++)
      expect(await left(start + 30_000)).toEqual({ count: 0, retryAfter: 30 });
    expect(await left(start + 60_000)).toMatchObject({ count: 2 });
    expect(await left(start - 1)).toMatchObject({ count: 3 });
  });

  test('counts what comes at the same moment one by one', async () => {
    const uses = fresh();
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => outcome(uses)));
    expect(outcomes.filter((each) => each === 'counted')).toHaveLength(3);
  });
});

describe('several nodes', () => {
  onPostgresql((world) => {
    test('count together, and never wait for each other, in whatever order they name the limits', async () => {
      const other = await world().startNode();
      const wide = Limits.parse({
        oneTimePasswordsPerNumber: { count: 40, seconds: 60 },
        oneTimePasswordsPerPerson: { count: 100, seconds: 60 },
      });
      const uses = fresh();
      const counted = await Promise.allSettled(
        Array.from({ length: 60 }, (_item, index) =>
          (index % 2 ? other : world().centre).database.transaction((queries) =>
            countUses(index % 3 ? uses : uses.toReversed(), wide, start, queries),
          ),
        ),
      );
      expect(counted.filter(({ status }) => status === 'fulfilled')).toHaveLength(40);
      const codes = counted.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []));
      expect(new Set(codes)).toEqual(new Set(['too-many-requests']));
      await other.close();
    });
  });
});
