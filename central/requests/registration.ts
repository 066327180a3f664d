import { z } from 'zod';
import type { Queries } from '../database/database.ts';

const Row = z.strictObject({ registration_id: z.string(), application_number: z.string() });

/** A registration and its unique number, as a signed message names them. */
interface Binding {
  readonly registrationId: string;
  readonly applicationNumber: string;
}

/**
 * Binds a registration and its unique number to each other, for ever, with the first message about them.
 * False where one of them belongs elsewhere. The caller holds the lock of the registration, so that what
 * is bound at the same moment, and not seen here, is the number to another registration.
 */
export async function claimRegistration(
  { registrationId, applicationNumber }: Binding,
  queries: Queries,
): Promise<boolean> {
  const bound = await queries.rows(
    Row,
    `WITH claimed AS (
       INSERT INTO registration (registration_id, application_number) VALUES ($1, $2)
       ON CONFLICT DO NOTHING RETURNING registration_id, application_number)
     SELECT registration_id, application_number FROM claimed
     UNION ALL
     SELECT registration_id, application_number FROM registration
      WHERE registration_id = $1 OR application_number = $2`,
    [registrationId, applicationNumber],
  );
  const [first] = bound;
  return (
    bound.length === 1 &&
    first?.registration_id === registrationId &&
    first.application_number === applicationNumber
  );
}
