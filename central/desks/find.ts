import { z } from 'zod';
import type { DeskIdentity } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';

/** A counter window that the centre knows and lets in, with the certificate that it came with. */
export interface Desk {
  readonly identity: DeskIdentity;
  /** SHA-256 of the TLS client certificate, DER. */
  readonly certificateHash: Uint8Array;
}

const Row = z.strictObject({ office: z.string(), counter_window: z.string() });

/** The active desk of that name, or null. */
export async function findDesk(
  name: string,
  certificateHash: Uint8Array,
  database: Queries,
): Promise<Desk | null> {
  const [row] = await database.rows(
    Row,
    'SELECT office, counter_window FROM desk WHERE name = $1 AND active',
    [name],
  );
  if (!row) return null;
  return { identity: { desk: name, office: row.office, window: row.counter_window }, certificateHash };
}

/** Whether what a message says of where it comes from is this desk. */
export const isFrom = (desk: Desk, from: DeskIdentity): boolean =>
  from.desk === desk.identity.desk &&
  from.office === desk.identity.office &&
  from.window === desk.identity.window;
