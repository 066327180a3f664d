import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readCentralConfig } from '../../central/config.ts';
import { readKeys } from '../../central/keys/read.ts';
import { unseal } from '../../central/keys/unseal.ts';
import { type JwkPair, makeJwk } from '../../demo/keys/jwk.ts';
import { seal } from '../../main/eds/sealing.ts';
import { temporaryFolder } from '../fixtures/folder.ts';
import { makeOfficeKeys, type OfficeKeys } from './keys.ts';
import { onPostgresql } from './on-each-database.ts';
import { newCitizen, readReceipt, registered, returned, send, signedRequest, visit } from './visit.ts';
import { writeOffice } from './world.ts';

/** Writes private keys to files, and answers their paths. */
function written(...pairs: JwkPair[]): string[] {
  const folder = temporaryFolder();
  return pairs.map(({ privateJwk }, index) => {
    const file = join(folder, `${index}.json`);
    writeFileSync(file, JSON.stringify(privateJwk));
    return file;
  });
}

describe('the ring of sealing keys', () => {
  let keys: OfficeKeys;
  let earlier: JwkPair;
  const read = (...sealing: string[]) => {
    const { keys: files } = readCentralConfig(writeOffice(temporaryFolder(), keys, { kind: 'embedded' }));
    return readKeys({ keys: { ...files, sealing }, trustedAuthorities: [] });
  };
  beforeAll(async () => {
    keys = await makeOfficeKeys();
    earlier = await makeJwk();
  });
  afterAll(() => keys.openssl.close());

  const secret = {
    registrationId: '3f0e9f3e-7d0b-4b50-9d0a-0c9f6a3f8f11',
    temporaryPassword: 'aB3aB3aB3aB3',
  };
  const Secret = z.strictObject({ registrationId: z.string(), temporaryPassword: z.string() });

  test('opens what was sealed to any of its keys; desks are given the first', async () => {
    const { sealing } = await read(...written(keys.sealing, earlier));
    expect(sealing.current).toEqual(keys.sealing.publicJwk);
    for (const { publicJwk } of [keys.sealing, earlier])
      expect(await unseal(await seal(secret, publicJwk), Secret, sealing.ring)).toEqual(secret);
  });

  test('opens nothing that was sealed to a key that it does not have, nor under the id of another', async () => {
    const { sealing } = await read(...written(keys.sealing));
    expect(await unseal(await seal(secret, earlier.publicJwk), Secret, sealing.ring)).toBeNull();
    const disguised = { ...earlier.publicJwk, kid: keys.sealing.publicJwk.kid };
    expect(await unseal(await seal(secret, disguised), Secret, sealing.ring)).toBeNull();
  });

  test('has no two keys of one id', async () => {
    const twin = { ...earlier, privateJwk: { ...earlier.privateJwk, kid: keys.sealing.publicJwk.kid } };
    await expect(read(...written(keys.sealing, twin))).rejects.toThrow('two sealing keys');
  });
});

onPostgresql((world) => {
  test("a rotation returns nobody's request: what was sealed before is decided after", async () => {
    const at = await visit(world(), await newCitizen(world()));
    const cms = await signedRequest(world(), at);
    const other = await visit(world(), await newCitizen(world()));
    const lost = await signedRequest(world(), other);
    const next = await makeJwk();
    const { keys } = world().config;
    const decisionOf = async (sealing: string[], bytes: Buffer) => {
      const node = await world().startNode({ keys: { ...keys, sealing } });
      const { body } = await send(world(), bytes, { url: node.url });
      await node.close();
      return (await readReceipt(world(), body.receipt)).decision;
    };
    expect(await decisionOf([...written(next), ...keys.sealing], cms)).toEqual(registered);
    // Without the earlier key the same fails, so it was that key that opened it.
    expect(await decisionOf(written(next), lost)).toEqual(returned('one-time-password-foreign'));
  });
});
