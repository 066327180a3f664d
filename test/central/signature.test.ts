import { writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { makeAuthorities } from '../../demo/keys/authorities.ts';
import { certificatePem, privateKeyPem } from '../../demo/keys/certificate.ts';
import { makeOperatorKey } from '../../demo/keys/operator-key.ts';
import { operators } from '../../demo/operators.ts';
import { signCades } from '../../main/eds/cades.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { role } from '../../src/certificate/profile.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { makeOperator, type Operator, signWithOpenssl, valid } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  decide,
  decisionOn,
  newCitizen,
  registered,
  requestFor,
  returned,
  send,
  signedRequest,
  type Visit,
  visit,
} from './visit.ts';
import type { World } from './world.ts';

const day = 86_400_000;

/** Two certificates (DER) for the operator's key with the same names and serial number, and other dates. */
function twinCertificates({ keys: { openssl, authorities }, operator }: World): [Buffer, Buffer] {
  writeFileSync(openssl.file('authority.key'), privateKeyPem(authorities.issuing.privateKey));
  openssl.run(
    ...['x509', '-x509toreq', '-in', operator.certificateFile, '-signkey', operator.keyFile],
    ...['-out', 'twin.csr'],
  );
  const twin = (days: number): Buffer =>
    openssl.run(
      ...['x509', '-req', '-in', 'twin.csr', '-set_serial', '0x1234567890', '-days', String(days)],
      ...['-CA', operator.issuingFile, '-CAkey', 'authority.key', '-outform', 'DER'],
    );
  return [twin(20), twin(40)];
}

onEachDatabase((world) => {
  let at: Visit;
  beforeAll(async () => {
    at = await visit(world(), await newCitizen(world()));
  });

  const keyWith = (changes: Parameters<typeof makeOperator>[1]): Promise<Operator> =>
    makeOperator(world().keys, changes);

  /** The right request, signed by the right key, with bytes of the finished signature changed. */
  const tampered = async (find: Uint8Array, replace: Uint8Array): Promise<Buffer> => {
    const cms = await signedRequest(world(), at);
    const place = cms.indexOf(find);
    if (place < 0) throw new Error('the bytes to change are not there');
    Buffer.from(replace).copy(cms, place);
    return cms;
  };

  describe('returns', () => {
    test('a request signed with a login key', async () => {
      const operator = await keyWith({ usage: 'login' });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-not-signing'));
    });

    test('a request signed with an expired key', async () => {
      const operator = await keyWith({
        notBefore: new Date(Date.now() - 90 * day),
        notAfter: new Date(Date.now() - day),
      });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-expired'));
    });

    test('a request signed with a key that is not valid yet', async () => {
      const operator = await keyWith({ notBefore: new Date(Date.now() + day) });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-expired'));
    });

    test('a request signed with the key of another organisation', async () => {
      const operator = await keyWith({ bin: '980540001234' });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-organisation'));
    });

    test('a request signed by the head of the corporation, whose role the policy does not admit', async () => {
      const operator = await keyWith({ roles: [role.legalEntity, `${role.legalEntity}.1`] });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-role'));
    });

    test('a request signed by somebody who is not on the staff list', async () => {
      const operator = await keyWith({ iin: '800101300199' });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-not-on-staff'));
    });

    test('a request signed by somebody who has left', async () => {
      const { iin } = operators.daniyar;
      const operator = await keyWith(operators.daniyar);
      await world().centre.database.run('UPDATE staff SET active = false WHERE iin = $1', [iin]);
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-not-on-staff'));
      await world().centre.database.run('UPDATE staff SET active = true WHERE iin = $1', [iin]);
    });

    test('a request signed with a key of an authority that is not pinned, whatever its name', async () => {
      const authorities = await makeAuthorities(valid);
      const operator = await makeOperator({ openssl: world().keys.openssl, authorities });
      expect(await decide(world(), at, {}, operator)).toEqual(returned('signer-untrusted'));
    });

    test('a request whose content was changed after it was signed', async () => {
      const cms = await tampered(
        Buffer.from(at.citizen.number),
        Buffer.from(`${at.citizen.number.slice(0, -1)}0`),
      );
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });

    test('a request whose signature was changed', async () => {
      const cms = await signedRequest(world(), at);
      cms[cms.length - 1] = (cms.at(-1) ?? 0) ^ 1;
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });

    test('a signature that names no certificate as its own (CMS without CAdES)', async () => {
      const cms = await signedRequest(world(), at, {}, world().operator, []);
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });

    test('a signature that names another certificate as its own', async () => {
      const [own, twin] = twinCertificates(world());
      const certificateFile = world().keys.openssl.file('own.pem');
      writeFileSync(certificateFile, certificatePem(own));
      const cms = await signedRequest(world(), at, {}, { ...world().operator, certificateFile });
      twin.copy(cms, cms.indexOf(own));
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
      own.copy(cms, cms.indexOf(twin));
      expect(await decisionOn(world(), cms)).not.toEqual(returned('signature-invalid'));
    });

    test('a signature without signed attributes', async () => {
      const cms = await signedRequest(world(), at, {}, world().operator, ['-noattr']);
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });

    test('a signature that does not carry the certificate', async () => {
      const cms = await signedRequest(world(), at, {}, world().operator, ['-cades', '-nocerts']);
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });

    test('a request signed by three', async () => {
      const others = await Promise.all([keyWith(operators.daniyar), keyWith({ iin: '800101300199' })]);
      const options = others.flatMap((other) => ['-signer', other.certificateFile, '-inkey', other.keyFile]);
      const cms = await signedRequest(world(), at, {}, world().operator, ['-cades', ...options]);
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });

    test('a signature over SHA-1', async () => {
      const cms = await signedRequest(world(), at, {}, world().operator, ['-cades', '-md', 'sha1']);
      expect(await decisionOn(world(), cms)).toEqual(returned('signature-invalid'));
    });
  });

  describe('declines, since no receipt could answer it,', () => {
    const problemWith = async (content: Uint8Array): Promise<unknown> =>
      (await send(world(), signWithOpenssl(content, world().operator, world().keys.openssl))).body.code;

    test('bytes that are no signature', async () => {
      for (const bytes of [Buffer.from('nothing'), Buffer.from([0x30, 0x80, 0, 0])])
        expect(await send(world(), bytes)).toMatchObject({
          status: 403,
          body: { code: 'signature-invalid' },
        });
    });

    test('a signature that does not carry its content', async () => {
      const { openssl } = world().keys;
      writeFileSync(openssl.file('detached'), canonicalBytes(await requestFor(world(), at)));
      const { certificateFile, keyFile } = world().operator;
      const cms = openssl.run(
        ...['cms', '-sign', '-binary', '-cades', '-outform', 'DER', '-in', 'detached'],
        ...['-signer', certificateFile, '-inkey', keyFile],
      );
      expect(await send(world(), cms)).toMatchObject({ status: 403, body: { code: 'signature-invalid' } });
    });

    test('a signature with bytes after its end', async () => {
      const cms = Buffer.concat([await signedRequest(world(), at), Buffer.from([0])]);
      expect(await send(world(), cms)).toMatchObject({ status: 403, body: { code: 'signature-invalid' } });
    });

    test('content that is not canonical, though it says the same', async () => {
      const request = await requestFor(world(), at);
      expect(await problemWith(Buffer.from(JSON.stringify(request)))).toBe('malformed');
      expect(await problemWith(Buffer.from(`${Buffer.from(canonicalBytes(request))}\n`))).toBe('malformed');
    });

    test('content with a field that the contract does not know, or without one that it asks for', async () => {
      const request = await requestFor(world(), at);
      expect(await problemWith(canonicalBytes({ ...request, note: 'x' }))).toBe('malformed');
      expect(await problemWith(canonicalBytes({ ...request, from: undefined }))).toBe('malformed');
      expect(await problemWith(canonicalBytes({ ...request, kind: 'session-statement' }))).toBe('malformed');
    });

    test('a request of another desk', async () => {
      const cms = await signedRequest(world(), at);
      expect(await send(world(), cms, { desk: 'desk-0123-05' })).toMatchObject({
        status: 401,
        body: { code: 'unauthorised-desk' },
      });
    });

    test('a request that names another counter window than the desk stands at', async () => {
      for (const from of [
        { desk: 'desk-0123-04', office: '0123', window: '05' },
        { desk: 'desk-0123-04', office: '0999', window: '04' },
      ])
        expect(await problemWith(canonicalBytes({ ...(await requestFor(world(), at)), from }))).toBe(
          'unauthorised-desk',
        );
    });

    test('a unique number that another counter window issued', async () => {
      const request = { ...(await requestFor(world(), at)), applicationNumber: '0123-05-000057-91' };
      expect(await problemWith(canonicalBytes(request))).toBe('malformed');
    });
  });

  test("accepts the desk's own signature as it accepts openssl's", async () => {
    const { issuing } = world().keys.authorities;
    const { file } = await makeOperatorKey(issuing, { ...operators.aigul, ...valid });
    const key = await openKeyFile(file, utf8(operators.aigul.password));
    const mine = await visit(world(), await newCitizen(world()));
    const content = canonicalBytes(await requestFor(world(), mine));
    const cms = await signCades(content, key, [issuing.certificate], new Date(world().outside.now));
    expect(await decisionOn(world(), Buffer.from(cms))).toEqual(registered);
  });

  test('after all of this the same one-time password still registers', async () => {
    expect(await decide(world(), at)).toEqual(registered);
  });
});
