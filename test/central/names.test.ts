import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { findPerson } from '../../central/people/person.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  askForPassword,
  type Citizen,
  decide,
  newCitizen,
  registered,
  returned,
  sessionOf,
  textsTo,
  visit,
} from './visit.ts';

interface Names {
  readonly surname?: string;
  readonly given_name?: string;
  readonly patronymic?: string | null;
}

onEachDatabase((world) => {
  const rename = async ({ iin }: Citizen, names: Names): Promise<void> => {
    for (const [column, name] of Object.entries(names))
      await world().centre.database.run(`UPDATE person SET ${column} = $2 WHERE iin = $1`, [iin, name]);
  };
  const lookUp = async ({ iin }: Citizen) =>
    world().client()({
      ...{ method: 'POST', path: '/v1/lookups', session: await sessionOf(world()) },
      json: {
        ...{ registrationId: randomUUID(), iin },
        statements: { version: world().policy.statements.version, agreement: true, information: true },
      },
    });

  describe.each<[string, Names]>([
    ['one name alone', { surname: '' }],
    ['brackets', { surname: 'АХМЕТОВ (БЕКОВ)' }],
    ['digits', { given_name: 'НҰРЛАН2' }],
    ['a patronymic that is a dash', { patronymic: '-' }],
    ['a name that is too long', { surname: 'Ә'.repeat(121) }],
  ])('a name of the registry that fits no application, for %s,', (_what, names) => {
    test('is said so at the look-up, at sending and in the decision, and fails nowhere', async () => {
      const citizen = await newCitizen(world());
      const at = await visit(world(), citizen);
      await rename(citizen, names);
      expect((await lookUp(citizen)).body).toMatchObject({ status: 409, code: 'name-unusable' });
      world().outside.now += 61_000;
      expect((await askForPassword(world(), randomUUID(), citizen)).body).toMatchObject({
        status: 409,
        code: 'name-unusable',
      });
      expect(textsTo(world(), citizen.number)).toHaveLength(1);
      expect(await decide(world(), at)).toEqual(returned('name-unusable'));
    });
  });

  test('stray spaces, and a patronymic of nothing, make no name unusable', async () => {
    const citizen = { ...(await newCitizen(world())), patronymic: null };
    await rename(citizen, { surname: ' ӘБДІҒАЛИЕВ', given_name: 'НҰРЛАН  ', patronymic: ' ' });
    const { number: _number, ...person } = citizen;
    expect((await lookUp(citizen)).body.person).toEqual(person);
    expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
  });

  test('an IIN of the registry that fails its checksum is read, and fits no application', async () => {
    const { database } = world().centre;
    await database.run(
      `INSERT INTO person (iin, surname, given_name) VALUES ('123456789011', 'ТЕСТОВ', 'ТЕСТ')`,
    );
    expect(await findPerson('123456789011', database)).toBe('unusable');
    expect(await findPerson('123456789012', database)).toBeNull();
  });
});
