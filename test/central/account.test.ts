import { argon2Sync, randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { seal } from '../../main/eds/sealing.ts';
import { makeTemporaryPassword } from '../../src/application/temporary-password.ts';
import { onEachDatabase } from './on-each-database.ts';
import { decide, newCitizen, visit, wrong } from './visit.ts';

const Account = z.strictObject({
  connected_number: z.string().nullable(),
  password_hash: z.string().nullable(),
  must_change_password: z.boolean(),
});

onEachDatabase((world) => {
  const accountOf = async (iin: string): Promise<z.infer<typeof Account> | undefined> =>
    (
      await world().centre.database.rows(
        Account,
        'SELECT connected_number, password_hash, must_change_password FROM account WHERE iin = $1',
        [iin],
      )
    )[0];
  const password = (): string =>
    makeTemporaryPassword(world().policy.passwordRule, (limit) => Math.floor(Math.random() * limit));

  test('creates the account in the same act as the connection (clause 8)', async () => {
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    expect(await decide(world(), at, { create: password() })).toMatchObject({
      outcome: 'registered',
      accountCreated: true,
      replaced: null,
    });
    expect(await accountOf(at.citizen.iin)).toMatchObject({
      connected_number: at.citizen.number,
      must_change_password: true,
    });
  });

  test('keeps the temporary password as argon2id only, and has it changed', async () => {
    const temporary = password();
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    await decide(world(), at, { create: temporary });
    const account = await accountOf(at.citizen.iin);
    const phc = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$([\w+/]{22})\$([\w+/]{43})$/.exec(
      account?.password_hash ?? '',
    );
    const [, salt = '', hash] = phc ?? [];
    const again = argon2Sync('argon2id', {
      ...{ message: temporary, nonce: Buffer.from(salt, 'base64') },
      ...{ memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 },
    });
    expect(again.toString('base64').replaceAll('=', '')).toBe(hash);
  });

  test('creates no account while the one-time password is wrong', async () => {
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    const create = password();
    expect(await decide(world(), at, { create, digits: wrong(at.digits) })).toMatchObject({
      outcome: 'refused',
    });
    expect(await accountOf(at.citizen.iin)).toBeUndefined();
    expect(await decide(world(), at, { create })).toMatchObject({ accountCreated: true });
  });

  test('returns a request that would create a second account', async () => {
    const at = await visit(world(), await newCitizen(world()));
    expect(await decide(world(), at, { create: password() })).toEqual({
      outcome: 'returned',
      reason: 'account-exists',
    });
    expect(await accountOf(at.citizen.iin)).toMatchObject({ password_hash: null });
  });

  test('returns a request that connects to an account that is not there', async () => {
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    expect(await decide(world(), at)).toEqual({ outcome: 'returned', reason: 'account-missing' });
  });

  test('returns a temporary password that does not fit the rule, or whose seal is not for this registration', async () => {
    const at = await visit(world(), await newCitizen(world(), { account: false }));
    const unfit = { outcome: 'returned', reason: 'temporary-password-unfit' };
    expect(await decide(world(), at, { create: 'aaaaaaaaaaaa' })).toEqual(unfit);
    const { sealingKey } = world().policy;
    const other = { registrationId: randomUUID(), temporaryPassword: password() };
    const foreign = { act: 'create', temporaryPassword: await seal(other, sealingKey) };
    expect(await decide(world(), at, { fields: { account: foreign } })).toEqual(unfit);
    const account = { act: 'create', temporaryPassword: 'e30..AA.AA.AA' };
    expect(await decide(world(), at, { fields: { account } })).toEqual(unfit);
  });
});
