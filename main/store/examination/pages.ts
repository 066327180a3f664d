import { createHmac, pbkdf2Sync } from 'node:crypto';
import { fstatSync, readSync } from 'node:fs';

/** SQLCipher 4: a page ends with 16 bytes of initialisation vector and an HMAC-SHA512 over all before it and its number. */
const pageSize = 4096;
const hmacLength = 64;
const saltLength = 16;
const saltMask = 0x3a;
/** SQLite keeps its locks at this offset and never writes the page that lies there. */
const lockPage = 1 + 0x4000_0000 / pageSize;

/** So many pages are read at once. */
const batch = 256;

/**
 * Authenticates every page of an encrypted database file, also those that are in no use, which SQLite
 * would never read: gives the numbers of the pages whose bytes are not the ones that were written with
 * this key, lowest first, batch by batch. `file` is an open file. A page of nothing but zeros was never written.
 */
export function* damagedPages(file: number, key: Uint8Array): Generator<number[]> {
  const buffer = Buffer.alloc(batch * pageSize);
  const hmacKey = hmacKeyOf(file, key);
  for (let first = 1; (first - 1) * pageSize < fstatSync(file).size; first += batch) {
    const length = readSync(file, buffer, 0, buffer.length, (first - 1) * pageSize);
    const damaged: number[] = [];
    for (let at = 0; at < length; at += pageSize) {
      const number = first + at / pageSize;
      if (!isAuthentic(buffer.subarray(at, Math.min(at + pageSize, length)), number, hmacKey))
        damaged.push(number);
    }
    yield damaged;
  }
}

/** Whether one page is as it was written with this key. */
export function isPageAuthentic(file: number, key: Uint8Array, number: number): boolean {
  const page = Buffer.alloc(pageSize);
  const length = readSync(file, page, 0, pageSize, (number - 1) * pageSize);
  return isAuthentic(page.subarray(0, length), number, hmacKeyOf(file, key));
}

function isAuthentic(page: Buffer, number: number, hmacKey: Buffer): boolean {
  if (page.length < pageSize) return false;
  if (number === lockPage) return true;
  const content = page.subarray(number === 1 ? saltLength : 0, pageSize - hmacLength);
  const place = Buffer.alloc(4);
  place.writeUInt32LE(number);
  const hmac = createHmac('sha512', hmacKey).update(content).update(place).digest();
  return hmac.equals(page.subarray(pageSize - hmacLength)) || page.every((byte) => byte === 0);
}

/** By the salt in the file's first bytes. */
function hmacKeyOf(file: number, key: Uint8Array): Buffer {
  const salt = Buffer.alloc(saltLength);
  readSync(file, salt, 0, saltLength, 0);
  return pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ saltMask),
    2,
    32,
    'sha512',
  );
}
