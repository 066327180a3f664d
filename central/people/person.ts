import { z } from 'zod';
import { Applicant } from '../../src/application/application.ts';
import { tidyName } from '../../src/application/names.ts';
import type { Queries } from '../database/database.ts';
import { ProblemError } from '../http/problem-error.ts';

/** What the registry holds of a person; it may be what no application can hold. */
const Row = z.strictObject({
  iin: z.string(),
  surname: z.string(),
  givenName: z.string(),
  patronymic: z.string().nullable(),
});

/**
 * The person with this IIN; null where there is none, and `unusable` where the registry's name or IIN
 * fits no application: one name alone, brackets or digits in it, a checksum that fails.
 */
export async function findPerson(iin: string, queries: Queries): Promise<Applicant | 'unusable' | null> {
  return personIn(await queries.rows(Row, select, [iin]));
}

/** The same, and nobody else decides about this person until the transaction ends. */
export async function lockPerson(iin: string, queries: Queries): Promise<Applicant | 'unusable' | null> {
  return personIn(await queries.rows(Row, `${select} FOR UPDATE`, [iin]));
}

/** The person with this IIN. Throws ProblemError `iin-unknown` or `name-unusable`. */
export async function requirePerson(iin: string, queries: Queries): Promise<Applicant> {
  const person = await findPerson(iin, queries);
  if (!person) throw new ProblemError('iin-unknown');
  if (person === 'unusable') throw new ProblemError('name-unusable');
  return person;
}

const select = `SELECT iin, surname, given_name AS "givenName", patronymic FROM person WHERE iin = $1`;

function personIn([row]: readonly z.infer<typeof Row>[]): Applicant | 'unusable' | null {
  if (!row) return null;
  const patronymic = tidyName(row.patronymic ?? '') || null;
  const person = Applicant.safeParse({
    iin: row.iin,
    surname: tidyName(row.surname),
    givenName: tidyName(row.givenName),
    patronymic,
  });
  return person.success ? person.data : 'unusable';
}

/** Whether two people are named alike, letter for letter; capitals are a matter of the document. */
export const haveSameName = (one: Applicant, other: Applicant): boolean => nameKey(one) === nameKey(other);

const nameKey = ({ surname, givenName, patronymic }: Applicant): string =>
  [surname, givenName, patronymic ?? ''].map((part) => tidyName(part).toLocaleUpperCase('kk')).join('\n');
