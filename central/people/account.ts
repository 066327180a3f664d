import { z } from 'zod';
import type { Application } from '../../src/application/application.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';

const Row = z.strictObject({
  iin: z.string(),
  connected_number: z.string().nullable(),
  connected_at: z.date().nullable(),
});

/** An account of the portal. */
export interface Account {
  readonly iin: string;
  readonly connectedNumber: string | null;
  /** When that number was connected (milliseconds), where it is known. */
  readonly connectedAt: number | null;
}

/** The accounts that a connection of a number to a person's account is about. */
export interface Accounts {
  /** The person's own, or null where there is none. */
  readonly own: Account | null;
  /** Somebody else's that the number is connected to, or null. */
  readonly holder: Account | null;
}

/** The person's account, or null where there is none. */
export const findAccount = async (iin: string, queries: Queries): Promise<Account | null> =>
  accountsIn(await queries.rows(Row, `${select} WHERE iin = $1`, [iin]), iin).own;

/** The accounts as they are now. */
export const findAccounts = async (iin: string, number: string, queries: Queries): Promise<Accounts> =>
  accountsIn(await queries.rows(Row, `${select} ${ofBoth}`, [iin, number]), iin);

/** The same, and nobody else changes them until the transaction ends. Everybody locks accounts in the order of their IINs. */
export const lockAccounts = async (iin: string, number: string, queries: Queries): Promise<Accounts> =>
  accountsIn(await queries.rows(Row, `${select} ${ofBoth} FOR UPDATE`, [iin, number]), iin);

const select = 'SELECT iin, connected_number, connected_at FROM account';
const ofBoth = 'WHERE iin = $1 OR connected_number = $2 ORDER BY iin';

function accountsIn(rows: readonly z.infer<typeof Row>[], iin: string): Accounts {
  const accounts = rows.map((row) => ({
    iin: row.iin,
    connectedNumber: row.connected_number,
    connectedAt: row.connected_at?.getTime() ?? null,
  }));
  return {
    own: accounts.find((account) => account.iin === iin) ?? null,
    holder: accounts.find((account) => account.iin !== iin) ?? null,
  };
}

/** The connected number that another one would take the place of, or null. */
export const replacedBy = (subscriberNumber: string, account: Account | null): string | null =>
  account && account.connectedNumber !== subscriberNumber ? account.connectedNumber : null;

/** What becomes of an account when a number is connected to it. Instants are milliseconds. */
export interface Connection {
  readonly application: Application;
  readonly at: number;
}

/** Creates an account with a temporary password that must be changed at the first sign-in (clause 8), and connects the number. */
export async function createAccount(
  { application, at }: Connection,
  password: { readonly hash: string; readonly expiresAt: number },
  queries: Queries,
): Promise<void> {
  const { applicant, subscriberNumber, email } = application;
  await queries.run(
    `INSERT INTO account (iin, connected_number, connected_at, email, password_hash, must_change_password,
                          password_expires_at)
     VALUES ($1, $2, $3, $4, $5, true, $6)`,
    [applicant.iin, subscriberNumber, instantOf(at), email, password.hash, instantOf(password.expiresAt)],
  );
}

/** Connects the number in place of the one before, and keeps the e-mail address where the application has one. */
export async function connectNumber({ application, at }: Connection, queries: Queries): Promise<void> {
  const { applicant, subscriberNumber, email } = application;
  await queries.run(
    `UPDATE account SET connected_number = $2, connected_at = $3, email = coalesce($4, email) WHERE iin = $1`,
    [applicant.iin, subscriberNumber, instantOf(at), email],
  );
}

const Email = z.strictObject({ email: z.string().nullable() });

/**
 * Takes the number from the account of anybody else, tells them on that account's page, and answers the
 * e-mail addresses of those who have one. One statement, whether anybody had it or not.
 */
export async function releaseNumber({ application, at }: Connection, queries: Queries): Promise<string[]> {
  const { applicant, subscriberNumber } = application;
  const released = await queries.rows(
    Email,
    `WITH released AS (
       UPDATE account SET connected_number = NULL, connected_at = NULL
        WHERE connected_number = $2 AND iin <> $1 RETURNING iin, email),
     told AS (
       INSERT INTO account_notice (iin, at, kind, subscriber_number)
       SELECT iin, $3, 'number-moved', $2 FROM released)
     SELECT email FROM released`,
    [applicant.iin, subscriberNumber, instantOf(at)],
  );
  return released.flatMap(({ email }) => (email === null ? [] : [email]));
}
