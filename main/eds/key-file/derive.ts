import { hash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { bmpString } from './bmp-string.ts';

/** What a derived key is for: the number that RFC 7292 (appendix B.3) mixes in. */
export const derivedFor = { key: 1, iv: 2, mac: 3 } as const;

/** Bytes that each digest takes in at a time, and bytes that it gives: `v` and `u` of RFC 7292, in bytes. */
const blockLength = { sha1: 64, sha256: 64, sha384: 128, sha512: 128 } as const;
export const digestLength = { sha1: 20, sha256: 32, sha384: 48, sha512: 64 } as const;
export type Pkcs12Digest = keyof typeof blockLength;

export interface Pkcs12Derivation {
  readonly digest: Pkcs12Digest;
  /** UTF-8. */
  readonly password: Uint8Array;
  readonly salt: Uint8Array;
  readonly iterations: number;
}

/** Other work gets its turn after so many rounds, which is about every two milliseconds. */
const roundsInOneTurn = 2048;

/**
 * The key derivation of PKCS#12 (RFC 7292, appendix B.2), `length` bytes. The rounds run on the
 * native digest: in node-forge's JavaScript they would take ten times as long.
 */
export async function derivePkcs12(
  { digest, password, salt, iterations }: Pkcs12Derivation,
  purpose: keyof typeof derivedFor,
  length: number,
): Promise<Buffer<ArrayBuffer>> {
  const v = blockLength[digest];
  const diversifier = Buffer.alloc(v, derivedFor[purpose]);
  const word = bmpString(password);
  const repeatedWord = repeated(word, v);
  const input = Buffer.concat([diversifier, repeated(salt, v), repeatedWord]);
  const output: Buffer<ArrayBuffer>[] = [];
  for (let missing = length; missing > 0; missing -= output.at(-1)?.length ?? missing) {
    const block = await digestRounds(digest, input, iterations);
    output.push(block);
    addToEachBlock(input.subarray(v), repeated(block, v), v);
  }
  for (const holdsPassword of [word, repeatedWord, input]) holdsPassword.fill(0);
  return Buffer.concat(output).subarray(0, length);
}

/** Strings with a character for a byte pass between the rounds: new Buffers would take twice as long. */
async function digestRounds(
  digest: Pkcs12Digest,
  first: Buffer,
  iterations: number,
): Promise<Buffer<ArrayBuffer>> {
  let block = hash(digest, first, 'binary');
  for (let round = 1; round < iterations; round++) {
    if (round % roundsInOneTurn === 0) await nextTurn();
    block = hash(digest, Buffer.from(block, 'binary'), 'binary');
  }
  return Buffer.from(block, 'binary');
}

/** Each block of the input becomes block + addend + 1 modulo 2^(8v), all numbers big-endian. */
function addToEachBlock(input: Buffer, addend: Buffer, v: number): void {
  for (let start = 0; start < input.length; start += v) {
    let carry = 1;
    for (let place = v - 1; place >= 0; place--) {
      carry += (input[start + place] ?? 0) + (addend[place] ?? 0);
      input[start + place] = carry & 0xff;
      carry >>= 8;
    }
  }
}

/** The bytes again and again, up to a whole number of blocks. */
const repeated = (bytes: Uint8Array, v: number): Buffer =>
  Buffer.alloc(Math.ceil(bytes.length / v) * v, bytes);
