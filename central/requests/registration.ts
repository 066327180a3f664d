import { z } from 'zod';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';

const Row = z.strictObject({ registration_id: z.string(), application_number: z.string() });
const Registered = z.strictObject({ count: z.int() });

/**
 * Binds a registration and its unique number to each other with the first request, and keeps others
 * from deciding about them until the transaction ends. False where one of them belongs elsewhere, or
 * the registration is registered already.
 */
export async function claimRegistration(
  { registrationId, applicationNumber }: AnyRegistrationRequest,
  queries: Queries,
): Promise<boolean> {
  await queries.run(
    'INSERT INTO registration (registration_id, application_number) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [registrationId, applicationNumber],
  );
  const bound = await queries.rows(
    Row,
    `SELECT registration_id, application_number FROM registration
      WHERE registration_id = $1 OR application_number = $2 ORDER BY registration_id FOR UPDATE`,
    [registrationId, applicationNumber],
  );
  const isOurs = bound.every(
    (row) => row.registration_id === registrationId && row.application_number === applicationNumber,
  );
  return isOurs && !(await isRegistered(registrationId, queries));
}

async function isRegistered(registrationId: string, queries: Queries): Promise<boolean> {
  const [row] = await queries.rows(
    Registered,
    `SELECT count(*)::integer AS count FROM decision WHERE registration_id = $1 AND outcome = 'registered'`,
    [registrationId],
  );
  return row?.count !== 0;
}
