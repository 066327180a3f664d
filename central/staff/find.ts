import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { Signer } from '../signatures/signer.ts';

/** Whether a signer works for that part of the corporation now, by the centre's own list. */
export async function isOnStaff({ iin, bin }: Signer, queries: Queries): Promise<boolean> {
  const found = await queries.rows(
    z.unknown(),
    'SELECT 1 FROM staff WHERE iin = $1 AND bin = $2 AND active',
    [iin, bin],
  );
  return found.length > 0;
}
