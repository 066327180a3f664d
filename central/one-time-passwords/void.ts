import type { Queries } from '../database/database.ts';

/** Voids every open one-time password of a registration, also one that is on its way: no request with it registers. */
export async function voidPasswords(registrationId: string, queries: Queries): Promise<void> {
  await queries.run(
    `UPDATE challenge SET state = 'void' WHERE registration_id = $1 AND state IN ('sending', 'sent')`,
    [registrationId],
  );
}
