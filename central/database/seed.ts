import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Applicant } from '../../src/application/application.ts';
import { Iin } from '../../src/application/iin.ts';
import { SubscriberNumber } from '../../src/application/subscriber-number.ts';
import { DeskIdentity } from '../../src/contract/request.ts';
import type { Database, Queries, SqlValue } from './database.ts';

const digits = z.string().regex(/^\d{12}$/);

/** The people and places of a demonstration. */
export const Seed = z.strictObject({
  persons: z.array(Applicant),
  accounts: z.array(z.strictObject({ iin: Iin, connectedNumber: SubscriberNumber.nullable() })),
  desks: z.array(DeskIdentity),
  staff: z.array(z.strictObject({ iin: digits, bin: digits, name: z.string().min(1) })),
});
export type Seed = z.infer<typeof Seed>;

/** Reads a seed file. Throws where it is missing or wrong. */
export const readSeed = (file: string): Seed => Seed.parse(JSON.parse(readFileSync(file, 'utf8')));

/** Puts in what is not there yet, and changes nothing of what is. */
export async function plantSeed(seed: Seed, database: Database): Promise<void> {
  await database.transaction(async (queries) => {
    for (const { iin, surname, givenName, patronymic } of seed.persons)
      await insert(
        'person',
        'iin, surname, given_name, patronymic',
        [iin, surname, givenName, patronymic],
        queries,
      );
    for (const { iin, connectedNumber } of seed.accounts)
      await insert('account', 'iin, connected_number', [iin, connectedNumber], queries);
    for (const { desk, office, window } of seed.desks)
      await insert('desk', 'name, office, counter_window', [desk, office, window], queries);
    for (const { iin, bin, name } of seed.staff)
      await insert('staff', 'iin, bin, name', [iin, bin, name], queries);
  });
}

/** `table` and `columns` are names of this file, never texts from outside. */
async function insert(table: string, columns: string, values: SqlValue[], queries: Queries): Promise<void> {
  const places = values.map((_value, index) => `$${index + 1}`).join(', ');
  await queries.run(`INSERT INTO ${table} (${columns}) VALUES (${places}) ON CONFLICT DO NOTHING`, values);
}
