import { createHash } from 'node:crypto';
import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import type { Desk } from '../desks/find.ts';
import type { Session } from './session.ts';

const Row = z.strictObject({ operator_iin: z.string(), operator_bin: z.string() });

/** What is stored of a token. It has 256 random bits, so a bare hash can't be reversed. */
export const tokenHash = (token: string): Uint8Array => createHash('sha256').update(token).digest();

/**
 * The open session with this token, or null: it must have been opened with this desk's very
 * certificate, still live at `at` (milliseconds), and its operator still be on the staff.
 */
export async function findSession(
  token: string,
  desk: Desk,
  at: number,
  database: Queries,
): Promise<Session | null> {
  const [row] = await database.rows(
    Row,
    `SELECT operator_iin, operator_bin FROM session
       JOIN staff ON staff.iin = operator_iin AND staff.bin = operator_bin AND staff.active
      WHERE token_hash = $1 AND desk_certificate_hash = $2 AND expires_at > $3`,
    [tokenHash(token), desk.certificateHash, instantOf(at)],
  );
  return row ? { operatorIin: row.operator_iin, operatorBin: row.operator_bin } : null;
}
