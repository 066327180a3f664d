import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';

const Row = z.strictObject({ connected_number: z.string().nullable() });
const Holder = z.strictObject({ iin: z.string() });

/** The person's account with the number connected to it, or null where there is none. */
export async function findAccount(
  iin: string,
  queries: Queries,
): Promise<{ connectedNumber: string | null } | null> {
  const [row] = await queries.rows(Row, 'SELECT connected_number FROM account WHERE iin = $1', [iin]);
  return row ? { connectedNumber: row.connected_number } : null;
}

/** Whether a subscriber number is connected to the account of somebody else. */
export async function isConnectedElsewhere(
  subscriberNumber: string,
  iin: string,
  queries: Queries,
): Promise<boolean> {
  const holders = await queries.rows(Holder, 'SELECT iin FROM account WHERE connected_number = $1', [
    subscriberNumber,
  ]);
  return holders.some((holder) => holder.iin !== iin);
}

/** Creates an account with a temporary password that must be changed at the first sign-in (clause 8). */
export async function createAccount(iin: string, passwordHash: string, queries: Queries): Promise<void> {
  await queries.run('INSERT INTO account (iin, password_hash, must_change_password) VALUES ($1, $2, true)', [
    iin,
    passwordHash,
  ]);
}

/** Connects a number to an account in place of the one before. `at` is in milliseconds. */
export async function connectNumber(
  iin: string,
  subscriberNumber: string,
  at: number,
  queries: Queries,
): Promise<void> {
  await queries.run('UPDATE account SET connected_number = $2, connected_at = $3 WHERE iin = $1', [
    iin,
    subscriberNumber,
    instantOf(at),
  ]);
}
