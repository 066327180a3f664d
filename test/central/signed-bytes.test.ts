import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readContent } from '../../central/signatures/content.ts';
import { readSignedMessage } from '../../central/signatures/signed-data.ts';
import { isSignatureRight } from '../../central/signatures/verify.ts';
import { operators } from '../../demo/operators.ts';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import { AnySessionStatement } from '../../src/contract/request.ts';
import { withReversedAttributes } from './encodings.ts';
import { makeOfficeKeys, makeOperator, type OfficeKeys, type Operator, signWithOpenssl } from './keys.ts';

const statement = {
  ...{ kind: 'session-statement', sessionId: '3f0e9f3e-7d0b-4b50-9d0a-0c9f6a3f8f11' },
  from: { desk: 'desk-0123-04', office: '0123', window: '04' },
  ...{ signedAt: '2026-11-22T05:07:17.000Z', clockOffset: 0 },
};
const content = Buffer.from(canonicalBytes(statement));

let keys: OfficeKeys;
let operator: Operator;
let cms: Buffer;
beforeAll(async () => {
  keys = await makeOfficeKeys();
  operator = await makeOperator(keys);
  cms = signWithOpenssl(content, operator, keys.openssl);
});
afterAll(() => keys.openssl.close());

/** The content that these bytes prove, or null. */
function proven(bytes: Uint8Array): Uint8Array | null {
  const message = readSignedMessage(bytes);
  const [signature] = message?.signatures ?? [];
  return message && signature && isSignatureRight(message.content, signature) ? message.content : null;
}

describe('signed bytes', () => {
  test('prove their content', () => {
    expect(Buffer.from(proven(cms) ?? [])).toEqual(content);
  });

  test('with any byte changed prove the same content or nothing, and are never a surprise', () => {
    fc.assert(
      fc.property(fc.nat(cms.length - 1), fc.integer({ min: 1, max: 255 }), (place, change) => {
        const bytes = Buffer.from(cms);
        bytes[place] = (bytes[place] ?? 0) ^ change;
        const found = proven(bytes);
        return found === null || Buffer.from(found).equals(content);
      }),
      { numRuns: 300 },
    );
  });

  /** The bytes with the first occurrence of some after `from` replaced. */
  const exchanged = (bytes: Buffer, find: Buffer, replace: Buffer, from = 0): Buffer => {
    const place = bytes.indexOf(find, from);
    if (place < 0) throw new Error('the bytes to exchange are not there');
    return Buffer.concat([bytes.subarray(0, place), replace, bytes.subarray(place + find.length)]);
  };
  /** The DER of PKCS #7's object identifiers: 1 data, 2 signedData, 5 digestedData. */
  const pkcs7 = (last: number): Buffer => Buffer.from([6, 9, 42, 134, 72, 134, 247, 13, 1, 7, last]);
  const sign = (...options: string[]): Buffer =>
    signWithOpenssl(content, operator, keys.openssl, ['-cades', ...options]);

  test('prove nothing where they call themselves something else than signed data', () => {
    expect(proven(exchanged(cms, pkcs7(2), pkcs7(5)))).toBeNull();
  });

  test('prove nothing where their content is said to be of another type', () => {
    const other = sign('-econtent_type', '1.2.840.113549.1.7.5');
    expect(proven(other)).toBeNull();
    expect(proven(exchanged(cms, pkcs7(1), pkcs7(5)))).toBeNull();
    // The signed attribute still names the other type.
    expect(proven(exchanged(other, pkcs7(5), pkcs7(1)))).toBeNull();
  });

  test('prove their content with the certificates of others of the same authority beside', async () => {
    const { certificateFile } = await makeOperator(keys, operators.daniyar);
    expect(Buffer.from(proven(sign('-certfile', certificateFile)) ?? [])).toEqual(content);
  });

  test('prove nothing by a key that is too short to be safe', () => {
    const { openssl } = keys;
    openssl.run('genpkey', '-algorithm', 'RSA', '-pkeyopt', 'rsa_keygen_bits:1024', '-out', 'short.key');
    openssl.run('req', '-x509', '-new', '-key', 'short.key', '-subj', '/CN=SHORT', '-out', 'short.pem');
    const short = { ...operator, certificateFile: 'short.pem', keyFile: 'short.key' };
    const bytes = signWithOpenssl(content, short, openssl);
    expect(readSignedMessage(bytes)?.signatures).not.toBeNull();
    expect(proven(bytes)).toBeNull();
  });

  test('prove nothing where their attributes are signed in another order than that of DER', () => {
    const key = readFileSync(operator.keyFile, 'utf8');
    const other = withReversedAttributes(cms, key);
    // Twice reversed they are in order again, with a signature of the same key.
    expect(Buffer.from(proven(withReversedAttributes(other, key)) ?? [])).toEqual(content);
    expect(proven(other)).toBeNull();
  });

  test('cut anywhere prove nothing', () => {
    fc.assert(
      fc.property(fc.nat(cms.length - 1), (length) => proven(cms.subarray(0, length)) === null),
      { numRuns: 100 },
    );
  });

  test('made at random prove nothing', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => proven(bytes) === null));
  });
});

describe('content', () => {
  test('is read in its one canonical encoding', () => {
    expect(readContent(content, AnySessionStatement)).toEqual(statement);
  });

  test('is refused in every other encoding of the same', () => {
    const text = content.toString();
    for (const other of [
      JSON.stringify(JSON.parse(text), null, 1),
      text.replace('"clockOffset":0', '"clockOffset":0.0'),
      text.replace('{"clockOffset":0', '{"clockOffset":1,"clockOffset":0'),
      text.replace('desk-0123', '\\u0064esk-0123'),
      `\ufeff${text}`,
    ])
      expect(readContent(Buffer.from(other), AnySessionStatement)).toBeNull();
    expect(readContent(Buffer.concat([content, Buffer.from([0xff])]), AnySessionStatement)).toBeNull();
  });
});
