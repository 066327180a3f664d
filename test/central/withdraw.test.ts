import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { operators } from '../../demo/operators.ts';
import { role } from '../../src/certificate/profile.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Answer } from './client.ts';
import { withAnotherCertificate, withLongLength } from './encodings.ts';
import { makeOperator, signWithOpenssl } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  connectedNumber,
  decide,
  decisionOn,
  identities,
  newCitizen,
  numberOf,
  readReceipt,
  registered,
  returned,
  send,
  sha256,
  signedRequest,
  type Visit,
  visit,
  withdraw,
  withdrawalFor,
  wrong,
} from './visit.ts';

const withdrawn = { outcome: 'withdrawn' };

onEachDatabase((world) => {
  /** A signed request that has not arrived. */
  const unsent = async (changes = {}): Promise<{ at: Visit; cms: Buffer }> => {
    const at = await visit(world(), await newCitizen(world()));
    return { at, cms: await signedRequest(world(), at, changes) };
  };
  const decision = async ({ body }: Answer) => (await readReceipt(world(), body.receipt)).decision;
  const problem = ({ status, body }: Answer): string => `${status} ${body.code}`;

  test('ends a request that never arrived, with a receipt that names it', async () => {
    const { at, cms } = await unsent();
    const { body } = await withdraw(world(), withdrawalFor(world(), at, cms));
    expect(await readReceipt(world(), body.receipt)).toEqual({
      kind: 'receipt',
      requestHash: sha256(cms),
      registrationId: at.registrationId,
      applicationNumber: numberOf(at.registrationId),
      decidedAt: instantOf(world().outside.now),
      decision: withdrawn,
    });
    const path = `/v1/registrations/${numberOf(at.registrationId)}`;
    expect((await world().client()({ method: 'GET', path })).body.receipts).toEqual([body.receipt]);
  });

  test('a request that arrives after its withdrawal gets that receipt, and registers nothing', async () => {
    const { at, cms } = await unsent();
    const { body } = await withdraw(world(), withdrawalFor(world(), at, cms));
    expect((await send(world(), cms)).body.receipt).toBe(body.receipt);
    expect(await connectedNumber(world(), at.citizen.iin)).toBeNull();
  });

  test('so does the same content in other bytes', async () => {
    const { at, cms } = await unsent();
    const { body } = await withdraw(world(), withdrawalFor(world(), at, cms));
    const other = withAnotherCertificate(cms, world().keys.authorities.root.certificate);
    expect(sha256(other)).not.toBe(sha256(cms));
    expect((await send(world(), other)).body.receipt).toBe(body.receipt);
    expect(await connectedNumber(world(), at.citizen.iin)).toBeNull();
  });

  test('a withdrawal that names another content ends the registration with its one-time password', async () => {
    const { at, cms } = await unsent();
    const withdrawal = { ...withdrawalFor(world(), at, cms), contentHash: 'a'.repeat(64) };
    expect(await decision(await withdraw(world(), withdrawal))).toEqual(withdrawn);
    const other = withAnotherCertificate(cms, world().keys.authorities.root.certificate);
    expect(await decision(await send(world(), other))).toEqual(returned('overtaken'));
    expect(await connectedNumber(world(), at.citizen.iin)).toBeNull();
    world().outside.now += 60_000;
    const later = await visit(world(), at.citizen, at.registrationId);
    expect(await decide(world(), later)).toEqual(registered);
  });

  test('answers with the decision where the request was decided before', async () => {
    for (const changes of [{}, { applicant: { surname: 'БАСҚА' } }]) {
      const { at, cms } = await unsent(changes);
      const decided = await send(world(), cms);
      const { body } = await withdraw(world(), withdrawalFor(world(), at, cms));
      expect(body.receipt).toBe(decided.body.receipt);
    }
  });

  test('answers with the decision where the same content was decided in other bytes', async () => {
    const { at, cms } = await unsent();
    const decided = await send(world(), cms);
    const other = withAnotherCertificate(cms, world().keys.authorities.root.certificate);
    expect((await withdraw(world(), withdrawalFor(world(), at, other))).body.receipt).toBe(
      decided.body.receipt,
    );
  });

  test('is decided once, however often it comes and whoever signs it', async () => {
    const { at, cms } = await unsent();
    const other = await makeOperator(world().keys, operators.daniyar);
    const answers = await Promise.all(
      Array.from({ length: 6 }, (_item, index) =>
        withdraw(world(), withdrawalFor(world(), at, cms), { ...(index % 2 === 0 && { operator: other }) }),
      ),
    );
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.receipt}`)).size).toBe(1);
  });

  test('says of the one-time password neither that it was right nor that it was wrong', async () => {
    const { at, cms } = await unsent({ digits: '000000' });
    await withdraw(world(), withdrawalFor(world(), at, cms));
    for (const digits of [wrong(at.digits), at.digits])
      expect(await decide(world(), at, { digits })).toEqual(returned('overtaken'));
  });

  test('of a registration that another request has registered is still to be had', async () => {
    const { at, cms } = await unsent();
    expect(await decide(world(), at)).toEqual(registered);
    expect(await decision(await withdraw(world(), withdrawalFor(world(), at, cms)))).toEqual(withdrawn);
  });

  test('is not to be had for a number that belongs to another registration, nor for its own under another number', async () => {
    const { at, cms } = await unsent({ digits: '000000' });
    await send(world(), cms);
    const mine = await unsent();
    const foreignNumber = { applicationNumber: numberOf(at.registrationId) };
    expect(problem(await withdraw(world(), withdrawalFor(world(), mine.at, mine.cms, foreignNumber)))).toBe(
      '409 hash-mismatch',
    );
    const other = { applicationNumber: numberOf(randomUUID()) };
    expect(problem(await withdraw(world(), withdrawalFor(world(), at, mine.cms, other)))).toBe(
      '409 hash-mismatch',
    );
    expect(await decisionOn(world(), mine.cms)).toEqual(registered);
  });

  test("that names another registration's request leaves that one alone", async () => {
    const { cms } = await unsent();
    const mine = await visit(world(), await newCitizen(world()));
    const answer = await withdraw(world(), withdrawalFor(world(), mine, cms));
    expect(await decision(answer)).toEqual(withdrawn);
    expect(await decisionOn(world(), cms)).toEqual(registered);
  });

  describe('is refused', () => {
    let mine: { at: Visit; cms: Buffer };
    const attempt = async (
      changes: object = {},
      options: Parameters<typeof withdraw>[2] = {},
    ): Promise<string> => {
      mine = await unsent();
      const answer = await withdraw(world(), withdrawalFor(world(), mine.at, mine.cms, changes), options);
      expect(await decisionOn(world(), mine.cms)).toEqual(registered);
      return problem(answer);
    };

    test('under another hash than it names', async () => {
      expect(await attempt({}, { hash: '0'.repeat(64) })).toBe('409 hash-mismatch');
    });

    test('where the signature is not right: without CAdES, or by two', async () => {
      expect(await attempt({}, { options: [] })).toBe('403 signature-invalid');
      const second = await makeOperator(world().keys, operators.daniyar);
      const options = ['-cades', '-signer', second.certificateFile, '-inkey', second.keyFile];
      expect(await attempt({}, { options })).toBe('403 signature-invalid');
    });

    test('where it is not DER', async () => {
      const { at, cms } = await unsent();
      const content = canonicalBytes(withdrawalFor(world(), at, cms));
      const signed = withLongLength(signWithOpenssl(content, world().operator, world().keys.openssl));
      const path = `/v1/withdrawals/${sha256(cms)}`;
      expect(problem(await world().client()({ method: 'PUT', path, cms: signed }))).toBe(
        '403 signature-invalid',
      );
    });

    test('where the signer may not sign, or is not on the staff', async () => {
      const head = await makeOperator(world().keys, { roles: [role.legalEntity, `${role.legalEntity}.1`] });
      expect(await attempt({}, { operator: head })).toBe('403 signer-role');
      const stranger = await makeOperator(world().keys, { iin: '800101300199' });
      expect(await attempt({}, { operator: stranger })).toBe('403 signer-not-on-staff');
    });

    test('where the clock of the desk is off', async () => {
      expect(await attempt({ signedAt: instantOf(world().outside.now + 300_001) })).toBe('403 clock-off');
      expect(await attempt({ clockOffset: -300_001 })).toBe('403 clock-off');
    });

    test('from another desk, or for the number of another window', async () => {
      expect(await attempt({}, { desk: 'desk-0123-05' })).toBe('401 unauthorised-desk');
      expect(await attempt({ from: identities['desk-0123-05'] })).toBe('401 unauthorised-desk');
      expect(await attempt({ applicationNumber: '0123-05-000057-91' })).toBe('400 malformed');
    });

    test('where it says more than the contract, or is something else', async () => {
      expect(await attempt({ note: 'x' })).toBe('400 malformed');
      expect(await attempt({ kind: 'registration-request' })).toBe('400 malformed');
    });
  });
});
