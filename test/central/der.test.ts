import { X509Certificate } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isDer } from '../../central/signatures/der.ts';
import { makeOperatorKey } from '../../demo/keys/operator-key.ts';
import { operators } from '../../demo/operators.ts';
import { signCades } from '../../main/eds/cades.ts';
import { openKeyFile } from '../../main/eds/open-key-file.ts';
import { utf8 } from '../fixtures/utf8.ts';
import { makeOfficeKeys, makeOperator, type OfficeKeys, signWithOpenssl, valid } from './keys.ts';

/** A value as its tag octet and what it holds: octets, or values. */
interface Value {
  readonly tag: number;
  readonly holds: Uint8Array | readonly Value[];
}

/** The shortest length octets, or as many more as said. */
function lengthOctets(length: number, more = 0): number[] {
  if (length < 0x80 && more === 0) return [length];
  const octets = [...Buffer.from(length.toString(16).padStart(8, '0'), 'hex')];
  const shortest = octets.slice(octets.findIndex((octet) => octet !== 0));
  const padded = [...Array<number>(length < 0x80 ? more - 1 : more).fill(0), ...shortest];
  return [0x80 + padded.length, ...padded];
}

const encode = ({ tag, holds }: Value, longer?: Value): Buffer => {
  const inside = Array.isArray(holds)
    ? Buffer.concat(
        inOrder(
          tag,
          holds.map((value: Value) => encode(value, longer)),
        ),
      )
    : Buffer.from(holds as Uint8Array);
  return Buffer.from([
    tag,
    ...lengthOctets(inside.length, longer && longer.holds === holds ? 1 : 0),
    ...inside,
  ]);
};

const inOrder = (tag: number, parts: Buffer[]): Buffer[] =>
  tag === 0x31 ? parts.toSorted(Buffer.compare) : parts;

const octets = (tag: number, values: fc.Arbitrary<Uint8Array>): fc.Arbitrary<Value> =>
  values.map((holds) => ({ tag, holds }));

/** An INTEGER's shortest two's complement (X.690 §8.3). */
const integer = fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }).map((value) => {
  let size = 1;
  while (value < -(2n ** BigInt(8 * size - 1)) || value >= 2n ** BigInt(8 * size - 1)) size++;
  return Buffer.from(
    BigInt.asUintN(8 * size, value)
      .toString(16)
      .padStart(2 * size, '0'),
    'hex',
  );
});

/** An OBJECT IDENTIFIER's numbers in base 128 (X.690 §8.19). */
const identifier = fc.array(fc.nat(), { minLength: 1, maxLength: 8 }).map((numbers) =>
  Uint8Array.from(
    numbers.flatMap((number) => {
      const digits = [number % 128];
      for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128))
        digits.unshift(0x80 + (rest % 128));
      return digits;
    }),
  ),
);

const { value: anyValue } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    octets(0x01, fc.constantFrom(Uint8Array.of(0), Uint8Array.of(0xff))),
    octets(0x02, integer),
    octets(
      0x03,
      fc.uint8Array({ maxLength: 300 }).map((bits) => Uint8Array.of(0, ...bits)),
    ),
    octets(0x04, fc.uint8Array({ maxLength: 300 })),
    octets(0x05, fc.constant(Uint8Array.of())),
    octets(0x06, identifier),
    octets(
      0x0c,
      fc.string().map((text) => Buffer.from(text)),
    ),
    octets(0x17, fc.constant(Buffer.from('261122050717Z'))),
    octets(0x80, fc.uint8Array({ maxLength: 20 })),
    fc
      .constantFrom(0x30, 0x31, 0xa0, 0xa3)
      .chain((tag) => fc.array(tie('value'), { maxLength: 4 }).map((holds) => ({ tag, holds }))),
  ),
}));

const valuesIn = (value: Value): Value[] => [
  value,
  ...(Array.isArray(value.holds) ? value.holds.flatMap((inner: Value) => valuesIn(inner)) : []),
];

const hex = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('takes', () => {
  test('every value in its one encoding', () => {
    fc.assert(fc.property(anyValue, (value) => isDer(encode(value))));
  });

  test.each([
    ['a length of one octet, at its longest', `04 7f ${'00'.repeat(127)}`],
    ['a length of two octets, at its shortest', `04 81 80 ${'00'.repeat(128)}`],
    ['a tag above 30', '9f 1f 00'],
    ['a negative number', '02 01 ff'],
    ['a number whose first bit is no sign', '02 02 00 80'],
    ['unused bits that are zero', '03 02 03 f8'],
    ['a time with parts of a second', `18 11 ${Buffer.from('20261122050717.5Z').toString('hex')}`],
  ])('%s', (_what, bytes) => {
    expect(isDer(hex(bytes))).toBe(true);
  });
});

describe('refuses', () => {
  test('every value of which one length is longer than it need be', () => {
    const one = anyValue.chain((value) => fc.tuple(fc.constant(value), fc.constantFrom(...valuesIn(value))));
    fc.assert(fc.property(one, ([value, longer]) => !isDer(encode(value, longer))));
  });

  test('every value that is cut, or has something after its end', () => {
    fc.assert(
      fc.property(anyValue, fc.nat(), fc.nat(255), (value, place, more) => {
        const bytes = encode(value);
        return !isDer(bytes.subarray(0, place % bytes.length)) && !isDer(Buffer.from([...bytes, more]));
      }),
    );
  });

  test.each([
    ['an indefinite length', '30 80 05 00 00 00'],
    ['a reserved length', '04 ff'],
    ['a long length with a zero before it', `04 82 00 80 ${'00'.repeat(128)}`],
    ['a value that is longer than the one around it', '30 03 04 05 01'],
    ['a length that is cut', '04 82 01'],
    ['a string in pieces', '24 04 04 02 01 02'],
    ['a text in pieces', '2c 03 0c 01 61'],
    ['a sequence that is not made of values', '10 00'],
    ['a tag below 31 in the long form', '9f 1e 00'],
    ['a tag with a zero before it', '9f 80 1f 00'],
    ['a tag without an end', 'bf ff ff ff ff 00'],
    ['a truth that is neither 00 nor FF', '01 01 01'],
    ['a truth of two octets', '01 02 ff ff'],
    ['a number without octets', '02 00'],
    ['a number with a zero before it', '02 02 00 7f'],
    ['a negative number with an FF before it', '02 02 ff 80'],
    ['an enumerated number with a zero before it', '0a 02 00 01'],
    ['a bit string without its first octet', '03 00'],
    ['more unused bits than there are', '03 01 01'],
    ['eight unused bits', '03 02 08 00'],
    ['unused bits that are not zero', '03 02 03 fc'],
    ['a null with contents', '05 01 00'],
    ['an identifier without octets', '06 00'],
    ['an identifier with a zero before a number', '06 03 2a 80 01'],
    ['an identifier without an end', '06 02 2a 86'],
    ['a set out of order', '31 06 02 01 02 02 01 01'],
    ['a time without seconds', `17 0b ${Buffer.from('2611220507Z').toString('hex')}`],
    ['a time of another zone', `17 11 ${Buffer.from('261122050717+0500').toString('hex')}`],
    ['a part of a second that ends in zero', `18 12 ${Buffer.from('20261122050717.50Z').toString('hex')}`],
    ['an end of contents', '00 00'],
    ['a real number', '09 00'],
    ['nothing', ''],
  ])('%s', (_what, bytes) => {
    expect(isDer(hex(bytes))).toBe(false);
    expect(isDer(Buffer.from(encode({ tag: 0x30, holds: hex(bytes) })))).toBe(bytes === '');
  });

  test('what is nested without an end, and is not surprised by it', () => {
    const heads: number[][] = [];
    for (let length = 0; length < 60_000; length += heads.at(-1)?.length ?? 0)
      heads.push([0x30, ...lengthOctets(length)]);
    const bytes = Buffer.from(heads.toReversed().flat());
    expect(isDer(bytes)).toBe(false);
  });
});

describe('real files', () => {
  let keys: OfficeKeys;
  beforeAll(async () => {
    keys = await makeOfficeKeys();
  });
  afterAll(() => keys.openssl.close());
  const content = Buffer.from('{}');

  test('every certificate of the authorities that Node knows is DER', () => {
    const strangers = rootCertificates.filter((pem) => !isDer(new X509Certificate(pem).raw));
    expect(strangers).toEqual([]);
  });

  test("openssl's signatures are DER, but for those that it writes as a stream", async () => {
    const operator = await makeOperator(keys);
    expect(isDer(signWithOpenssl(content, operator, keys.openssl))).toBe(true);
    expect(isDer(signWithOpenssl(content, operator, keys.openssl, ['-cades', '-stream']))).toBe(false);
  });

  test("the demonstration's key files and the desk's own signatures are DER", async () => {
    const { issuing } = keys.authorities;
    const { file, certificate } = await makeOperatorKey(issuing, { ...operators.aigul, ...valid });
    const key = await openKeyFile(file, utf8(operators.aigul.password));
    const signed = await signCades(content, key, [issuing.certificate], new Date());
    expect([file, certificate, issuing.certificate, signed].map(isDer)).toEqual([true, true, true, true]);
  });

  /** Files that the National Certification Authority itself published. They are not part of the project. */
  const folder = join(import.meta.dirname, '../../../shared/nca-test-keys');
  test.skipIf(!existsSync(folder))(
    existsSync(folder)
      ? "the NCA's own certificates, lists, answers and time stamps are DER"
      : "the NCA's own files (skipped: they are not on this machine)",
    () => {
      const files = readdirSync(folder).filter((name) => !name.endsWith('.md'));
      const notDer = files.filter((name) => {
        const bytes = readFileSync(join(folder, name));
        const isPem = bytes.subarray(0, 5).toString() === '-----';
        return !isDer(isPem ? new X509Certificate(bytes).raw : bytes);
      });
      expect(files.length).toBeGreaterThan(5);
      expect(notDer).toEqual([]);
    },
  );
});
