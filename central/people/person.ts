import { z } from 'zod';
import { Applicant } from '../../src/application/application.ts';
import { tidyName } from '../../src/application/names.ts';
import type { Queries } from '../database/database.ts';

/** The person with this IIN, or null. */
export async function findPerson(iin: string, queries: Queries): Promise<Applicant | null> {
  const [person] = await queries.rows(
    Applicant,
    `SELECT iin, surname, given_name AS "givenName", patronymic FROM person WHERE iin = $1`,
    [iin],
  );
  return person ?? null;
}

/** Whether two people are named alike, letter for letter; capitals are a matter of the document. */
export const haveSameName = (one: Applicant, other: Applicant): boolean => nameKey(one) === nameKey(other);

const nameKey = ({ surname, givenName, patronymic }: Applicant): string =>
  [surname, givenName, patronymic ?? ''].map((part) => tidyName(part).toLocaleUpperCase('kk')).join('\n');

/** Makes sure that nobody else decides about this person until the transaction ends. False where there is no such person. */
export async function lockPerson(iin: string, queries: Queries): Promise<boolean> {
  const found = await queries.rows(z.unknown(), 'SELECT 1 FROM person WHERE iin = $1 FOR UPDATE', [iin]);
  return found.length > 0;
}
