import { expect, test } from 'vitest';
import { instantOf } from '../../src/contract/instant.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  decide,
  decisionOn,
  newCitizen,
  registered,
  returned,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

onEachDatabase((world) => {
  test('registers a number that is connected to the own account already', async () => {
    const citizen = await newCitizen(world());
    await world().centre.database.run('UPDATE account SET connected_number = $2 WHERE iin = $1', [
      citizen.iin,
      citizen.number,
    ]);
    expect(await decide(world(), await visit(world(), citizen))).toEqual(registered);
  });

  test('returns an IIN that nobody has', async () => {
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    await world().centre.database.run('DELETE FROM person WHERE iin = $1', [at.citizen.iin]);
    expect(await decide(world(), at)).toEqual(returned('iin-unknown'));
  });

  test('returns a name that differs in a letter; capitals alone are no difference', async () => {
    const at = await visit(world(), await newCitizen(world()));
    for (const applicant of [{ surname: 'АБДІҒАЛИЕВ' }, { givenName: 'НУРЛАН' }, { patronymic: null }])
      expect(await decide(world(), at, { applicant })).toEqual(returned('name-differs'));
    const applicant = { surname: 'Әбдіғалиев', givenName: 'Нұрлан', patronymic: 'Қайратұлы' };
    expect(await decide(world(), at, { applicant })).toEqual(registered);
  });

  test('returns statements that were accepted in another wording', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const statements = { version: 'order-58-2016', agreement: true, information: true };
    expect(await decide(world(), at, { application: { statements } })).toEqual(
      returned('statements-outdated'),
    );
  });

  test('returns a request that arrives later than the policy lets it live', async () => {
    const cms = await signedRequest(world(), await visit(world(), await newCitizen(world())));
    world().outside.now += 72 * 3_600_000 + 1;
    expect(await decisionOn(world(), cms)).toEqual(returned('request-too-old'));
  });

  test('returns a request that was signed in the future', async () => {
    const at = await visit(world(), await newCitizen(world()));
    for (const ahead of [300_001, 3 * 365 * 86_400_000]) {
      const signedAt = instantOf(world().outside.now + ahead);
      expect(await decide(world(), at, { fields: { signedAt } })).toEqual(returned('clock-off'));
    }
  });

  test('returns a request of a desk whose clock is off by more than the policy lets it sign with', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const fields = { signedAt: instantOf(world().outside.now - 301_000), clockOffset: 301_000 };
    expect(await decide(world(), at, { fields })).toEqual(returned('clock-off'));
  });

  test('returns a request that claims to be signed before its one-time password was sent, if by a millisecond', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const signed = (after: number) => {
      const signedAt = instantOf(Date.parse(at.challenge.sentAt) + after);
      return decide(world(), at, { fields: { signedAt } });
    };
    expect(await signed(-1)).toEqual(returned('clock-off'));
    expect(await signed(0)).toEqual(registered);
  });

  test('says what must be corrected before it says anything of the one-time password', async () => {
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    for (const digits of [at.digits, wrong(at.digits)])
      expect(await decide(world(), at, { digits })).toEqual(returned('account-missing'));
  });
});
