/** That many even random bytes. In service it is the system's random source. */
export type Random = (size: number) => Uint8Array;

/** A random UUID (version 4, RFC 9562 §5.4). */
export function randomUuid(random: Random): string {
  const bytes = Buffer.from(random(16));
  bytes[6] = ((bytes[6] as number) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] as number) & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Decimal digits, each as likely as any other: bytes that would favour the low digits are thrown away. */
export function randomDigits(length: number, random: Random): string {
  let digits = '';
  while (digits.length < length) {
    const even = [...random(length)].filter((byte) => byte < 250);
    digits += even.map((byte) => byte % 10).join('');
  }
  return digits.slice(0, length);
}
