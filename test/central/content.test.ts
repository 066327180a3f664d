import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import { withAnotherCertificate, withLongLength } from './encodings.ts';
import { makeOperator, signWithOpenssl } from './keys.ts';
import { onEachDatabase } from './on-each-database.ts';
import {
  contentOf,
  decide,
  decisionOn,
  identities,
  newCitizen,
  readReceipt,
  refused,
  registered,
  requestFor,
  returned,
  send,
  sha256,
  signedRequest,
  visit,
  wrong,
} from './visit.ts';

onEachDatabase((world) => {
  const wrongEntry = async () => {
    const at = await visit(world(), await newCitizen(world()));
    return { at, cms: await signedRequest(world(), at, { digits: wrong(at.digits) }) };
  };
  const signed = (content: Uint8Array, operator = world().operator): Buffer =>
    signWithOpenssl(content, operator, world().keys.openssl);

  test('a length in BER gives other bytes with a right signature: they are not decided', async () => {
    const { at, cms } = await wrongEntry();
    const again = withLongLength(cms);
    expect(sha256(again)).not.toBe(sha256(cms));
    expect(contentOf(cms)).not.toHaveLength(0);
    for (const bytes of [again, cms, again]) {
      const { status, body } = await send(world(), bytes);
      expect(bytes === cms ? status : `${status} ${body.code}`).toBe(
        bytes === cms ? 200 : '403 signature-invalid',
      );
    }
    // One wrong entry cost one try.
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(1));
  });

  test('a session statement that is not DER opens no session', async () => {
    const statement = {
      ...{ version: 2, kind: 'session-statement', sessionId: randomUUID() },
      ...{ from: identities['desk-0123-04'], signedAt: new Date(world().outside.now).toISOString() },
      ...{ clockOffset: 0, journal: { journal: randomUUID(), key: world().keys.journal.publicJwk } },
    };
    const cms = signed(canonicalBytes(statement));
    const open = (bytes: Uint8Array) =>
      world().client()({ method: 'POST', path: '/v1/sessions', cms: bytes });
    expect((await open(withLongLength(cms))).body.code).toBe('signature-invalid');
    expect((await open(cms)).status).toBe(200);
  });

  test('the same content in other bytes that are DER finds the decision, and costs no second try', async () => {
    const { at, cms } = await wrongEntry();
    const first = await send(world(), cms);
    const other = withAnotherCertificate(cms, world().keys.authorities.root.certificate);
    expect(sha256(other)).not.toBe(sha256(cms));
    expect((await send(world(), other)).body.receipt).toBe(first.body.receipt);
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(1));
  });

  test('so does the same content that was signed again', async () => {
    const { at, cms } = await wrongEntry();
    const first = await send(world(), cms);
    const again = signed(contentOf(cms));
    const colleague = await makeOperator(world().keys);
    for (const bytes of [again, signed(contentOf(cms), colleague)])
      expect((await send(world(), bytes)).body.receipt).toBe(first.body.receipt);
    expect(await decide(world(), at, { digits: wrong(at.digits) })).toEqual(refused(1));
  });

  test('ten encodings that come at the same moment are decided once', async () => {
    const { at, cms } = await wrongEntry();
    const others = Array.from({ length: 9 }, () => signed(contentOf(cms)));
    const answers = await Promise.all([cms, ...others].map((bytes) => send(world(), bytes)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.receipt}`)).size).toBe(1);
    expect((await readReceipt(world(), answers[0]?.body.receipt)).decision).toEqual(refused(2));
    expect(await decide(world(), at)).toEqual(registered);
  });

  test('a signature that is not accepted decides nothing about the content: the right one is decided after it', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const content = canonicalBytes(await requestFor(world(), at));
    const head = await makeOperator(world().keys, { usage: 'login' });
    const stranger = await makeOperator(world().keys, { iin: '800101300199' });
    const broken = signed(content);
    broken[broken.length - 1] = (broken.at(-1) ?? 0) ^ 1;
    expect(await decisionOn(world(), broken)).toEqual(returned('signature-invalid'));
    expect(await decisionOn(world(), signed(content, head))).toEqual(returned('signer-not-signing'));
    expect(await decisionOn(world(), signed(content, stranger))).toEqual(returned('signer-not-on-staff'));
    expect(await decisionOn(world(), signed(content))).toEqual(registered);
  });

  test('what was returned for its time alone stays returned in every encoding', async () => {
    const at = await visit(world(), await newCitizen(world()));
    const ahead = new Date(world().outside.now + 300_001).toISOString();
    const cms = await signedRequest(world(), at, { fields: { signedAt: ahead } });
    expect(await decisionOn(world(), cms)).toEqual(returned('clock-off'));
    world().outside.now += 60_000;
    const later = await send(world(), signed(contentOf(cms)));
    expect((await readReceipt(world(), later.body.receipt)).decision).toEqual(returned('clock-off'));
  });

  test('receipts name the bytes that were decided', async () => {
    const { cms } = await wrongEntry();
    const { body } = await send(world(), cms);
    expect((await readReceipt(world(), body.receipt)).requestHash).toBe(sha256(cms));
  });
});
