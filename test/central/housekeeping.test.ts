import { expect, test } from 'vitest';
import { z } from 'zod';
import { countUses } from '../../central/access/uses.ts';
import { startHousekeeping } from '../../central/housekeeping.ts';
import { enrolled, touch } from './desk-journal.ts';
import { onEachDatabase, onPostgresql } from './on-each-database.ts';

const Subject = z.strictObject({ subject: z.string() });
const Sequence = z.strictObject({ sequence: z.int() });
const use = (subject: string) => [{ limit: 'lookUpsPerOperator', subject } as const];
const hour = 3_600_000;

onEachDatabase((world) => {
  const keepHouse = async (): Promise<string[]> => {
    const log: string[] = [];
    const { database } = world().centre;
    const parts = { database, clock: () => world().outside.now, policy: world().policy };
    await startHousekeeping({ ...parts, log: { write: (line) => log.push(line) } }).close();
    return log;
  };
  const contacts = async (journal: string): Promise<number[]> => {
    const sql = 'SELECT sequence FROM journal_contact WHERE journal = $1 ORDER BY sequence';
    return (await world().centre.database.rows(Sequence, sql, [journal])).map(({ sequence }) => sequence);
  };

  test('removes windows of limits that have ended', async () => {
    const { database } = world().centre;
    const { limits } = world().config;
    await countUses(use('old'), limits, world().outside.now, database);
    world().outside.now += hour;
    await countUses(use('new'), limits, world().outside.now, database);
    expect(await keepHouse()).toEqual([]);
    const subjects = await database.rows(
      Subject,
      `SELECT subject FROM limit_use WHERE "limit" = 'lookUpsPerOperator'`,
    );
    expect(subjects).toEqual([{ subject: 'new' }]);
  });

  test('removes contacts that bound no request any more, and keeps the last of a journal', async () => {
    const { journal, ...rest } = await enrolled(world());
    for (const sequence of [1, 2]) await touch(world(), { ...rest, journal }, sequence);
    const silent = await enrolled(world());
    for (const sequence of [1, 2]) {
      await touch(world(), silent, sequence);
      world().outside.now += hour;
    }
    world().outside.now += (world().policy.requestLifeHours - 2) * hour;
    await touch(world(), { ...rest, journal }, 3);
    await keepHouse();
    expect(await contacts(journal)).toEqual([1, 2, 3]);
    world().outside.now += 2 * hour;
    await keepHouse();
    expect(await contacts(journal)).toEqual([3]);
    expect(await contacts(silent.journal)).toEqual([2]);
  });

  test('logs what fails, and nothing that the database said', async () => {
    const { database } = world().centre;
    await database.run('ALTER TABLE limit_use RENAME TO hidden');
    const [line, ...more] = await keepHouse();
    await database.run('ALTER TABLE hidden RENAME TO limit_use');
    expect(line).toContain('"errorCode":"42P01"');
    expect(line).not.toContain('relation');
    expect(more).toEqual([]);
  });
});

onPostgresql((world) => {
  test('is kept by every node from its start on', async () => {
    const { database } = world().centre;
    await countUses(use('old'), world().config.limits, world().outside.now - hour, database);
    await (await world().startNode()).close();
    const sql = `SELECT subject FROM limit_use WHERE subject = 'old'`;
    expect(await database.rows(Subject, sql)).toEqual([]);
  });
});
