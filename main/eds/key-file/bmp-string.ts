import { isUtf8 } from 'node:buffer';

/**
 * A password as PKCS#12 takes it (RFC 7292, appendix B.1): UTF-16, big-endian, with a zero at its end.
 * The bytes in UTF-8 are converted without a string in between, which could not be overwritten. Throws a
 * TypeError where they are no UTF-8.
 */
export function bmpString(utf8: Uint8Array): Buffer<ArrayBuffer> {
  if (!isUtf8(utf8)) throw new TypeError('the password is not UTF-8');
  const room = Buffer.alloc(2 * utf8.length + 2);
  let end = 0;
  for (let at = 0; at < utf8.length; ) {
    const first = utf8[at] as number;
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let codePoint = length === 1 ? first : first & (0x7f >> length);
    for (const next of utf8.subarray(at + 1, at + length)) codePoint = (codePoint << 6) | (next & 0x3f);
    for (const unit of utf16(codePoint)) end = room.writeUInt16BE(unit, end);
    at += length;
  }
  return room.subarray(0, end + 2);
}

const utf16 = (codePoint: number): number[] => {
  const beyond = codePoint - 0x10000;
  return beyond < 0 ? [codePoint] : [0xd800 | (beyond >> 10), 0xdc00 | (beyond & 0x3ff)];
};
