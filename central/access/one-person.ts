import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';

const Row = z.strictObject({ citizen_iin: z.string() });

/** Whether the registration was bound to somebody else before. */
export async function hasAnotherPerson(
  registrationId: string,
  iin: string,
  queries: Queries,
): Promise<boolean> {
  const [bound] = await queries.rows(
    Row,
    'SELECT citizen_iin FROM registration_person WHERE registration_id = $1',
    [registrationId],
  );
  return bound !== undefined && bound.citizen_iin !== iin;
}

/** Throws `registration-has-another-person` where the registration was bound to somebody else before. */
export async function checkPerson(registrationId: string, iin: string, queries: Queries): Promise<void> {
  if (await hasAnotherPerson(registrationId, iin, queries))
    throw new ProblemError('registration-has-another-person');
}

/** Binds a registration to the first person that was found for it. Throws what `checkPerson` throws. */
export async function bindPerson(registrationId: string, iin: string, queries: Queries): Promise<void> {
  await queries.run(
    'INSERT INTO registration_person (registration_id, citizen_iin) VALUES ($1, $2) ON CONFLICT DO NOTHING',
    [registrationId, iin],
  );
  await checkPerson(registrationId, iin, queries);
}
