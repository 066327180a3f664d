import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { Signer } from '../signatures/signer.ts';

const Row = z.strictObject({ iin: z.string() });

/** Whether a signer works for that part of the corporation now, by the centre's own list. */
export const isOnStaff = (signer: Signer, queries: Queries): Promise<boolean> =>
  areOnStaff([signer], queries);

/** The same for several people: whether all of them do. */
export async function areOnStaff(people: readonly Signer[], queries: Queries): Promise<boolean> {
  const found = await queries.rows(
    Row,
    `SELECT staff.iin FROM staff JOIN jsonb_to_recordset($1::jsonb) AS person (iin text, bin text) USING (iin, bin)
      WHERE active`,
    [JSON.stringify(people)],
  );
  return found.length === people.length;
}
