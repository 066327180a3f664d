/** Nested deeper than any signature is: what goes on is no message. */
const deepest = 64;

/** One value: its tag's class and number, its contents, and where it ends in the bytes that it was read from. */
interface Element {
  readonly isUniversal: boolean;
  readonly number: number;
  readonly isConstructed: boolean;
  readonly contents: Uint8Array;
  readonly end: number;
}

/**
 * Whether the bytes are one value in DER (X.690 §10 and §11), which has one encoding for one value:
 * definite, shortest lengths; strings in one piece; shortest INTEGER, ENUMERATED and OBJECT IDENTIFIER;
 * BOOLEAN 00 or FF; unused bits of a BIT STRING zero; times in UTC to the second; SET OF in order.
 * What takes a schema to know is not checked: values that equal their DEFAULT, and values whose tag
 * is implicit (a context tag over primitive contents is taken as it is).
 */
export function isDer(bytes: Uint8Array): boolean {
  const element = readElement(bytes, 0);
  return element?.end === bytes.length && isCanonical(element, deepest);
}

function isCanonical({ isUniversal, number, isConstructed, contents }: Element, depth: number): boolean {
  if (isUniversal && isConstructed !== (number === sequence || number === setOf)) return false;
  if (!isConstructed) return !isUniversal || (primitives[number]?.(contents) ?? false);
  const parts = depth > 0 ? split(contents) : null;
  if (!parts?.every(({ element }) => isCanonical(element, depth - 1))) return false;
  return !(isUniversal && number === setOf) || isInOrder(parts.map(({ encoding }) => encoding));
}

/** The values that contents are made of, each with its encoding; null where they are not made of values. */
function split(contents: Uint8Array): { element: Element; encoding: Uint8Array }[] | null {
  const parts = [];
  for (let at = 0; at < contents.length; ) {
    const element = readElement(contents, at);
    if (!element) return null;
    parts.push({ element, encoding: contents.subarray(at, element.end) });
    at = element.end;
  }
  return parts;
}

/** X.690 §11.6. No encoding is the beginning of another one, so they compare as they are. */
const isInOrder = (encodings: readonly Uint8Array[]): boolean =>
  encodings.every(
    (encoding, index) => index === 0 || Buffer.compare(encodings[index - 1] as Uint8Array, encoding) <= 0,
  );

function readElement(bytes: Uint8Array, at: number): Element | null {
  const tag = readTag(bytes, at);
  const length = tag && readLength(bytes, tag.end);
  if (!length) return null;
  const end = length.end + length.value;
  if (end > bytes.length) return null;
  const first = bytes[at] as number;
  return {
    isUniversal: first < 0x40,
    number: tag.value,
    isConstructed: (first & 0x20) !== 0,
    contents: bytes.subarray(length.end, end),
    end,
  };
}

interface Read {
  readonly value: number;
  readonly end: number;
}

/** The tag's number (X.690 §8.1.2): in the first octet below 31, in the fewest octets of seven bits above. */
function readTag(bytes: Uint8Array, at: number): Read | null {
  const short = (bytes[at] ?? 0x1f) & 0x1f;
  if (short < 0x1f) return { value: short, end: at + 1 };
  let value = 0;
  for (let place = at + 1; place <= at + 4; place++) {
    const octet = bytes[place] ?? 0x80;
    if (value === 0 && octet === 0x80) return null;
    value = value * 128 + (octet & 0x7f);
    if (octet < 0x80) return value < 0x1f ? null : { value, end: place + 1 };
  }
  return null;
}

/** A definite length in its shortest form (X.690 §10.1); without octets it would be indefinite, and counts as too short. */
function readLength(bytes: Uint8Array, at: number): Read | null {
  const first = bytes[at];
  if (first === undefined) return null;
  if (first < 0x80) return { value: first, end: at + 1 };
  const end = at + 1 + (first & 0x7f);
  const octets = bytes.subarray(at + 1, end);
  if (octets[0] === 0) return null;
  const value = octets.reduce((sum, octet) => sum * 256 + octet, 0);
  return value < 0x80 ? null : { value, end };
}

const sequence = 16;
const setOf = 17;

const isShortestInteger = ([first, second]: Uint8Array): boolean =>
  first !== undefined &&
  !(second !== undefined && ((first === 0 && second < 0x80) || (first === 0xff && second >= 0x80)));

/** Each number of it in the fewest octets of seven bits, the last one ended (X.690 §8.19). */
const isShortestIdentifier = (contents: Uint8Array): boolean =>
  (contents.at(-1) ?? 0x80) < 0x80 &&
  contents.every((octet, place) => octet !== 0x80 || (place > 0 && (contents[place - 1] as number) >= 0x80));

/** The first octet says how many bits of the last one are unused; those are zero (X.690 §11.2.1). */
function isBitString(contents: Uint8Array): boolean {
  const [unused = 8] = contents;
  if (unused > 7) return false;
  return contents.length === 1 ? unused === 0 : ((contents.at(-1) as number) & ((1 << unused) - 1)) === 0;
}

const isText =
  (pattern: RegExp) =>
  (contents: Uint8Array): boolean =>
    pattern.test(Buffer.from(contents).toString('latin1'));

/** OCTET STRING, UTF8String and the other character strings: any contents. */
const strings: readonly number[] = [4, 12, 18, 19, 20, 21, 22, 25, 26, 27, 28, 30];

/** Which contents a universal type that is not constructed may have, by its tag; no other type is in a message. */
const primitives: Readonly<Record<number, (contents: Uint8Array) => boolean>> = {
  ...Object.fromEntries(strings.map((tag) => [tag, () => true])),
  1: (contents) => contents.length === 1 && (contents[0] === 0 || contents[0] === 0xff),
  2: isShortestInteger,
  3: isBitString,
  5: (contents) => contents.length === 0,
  6: isShortestIdentifier,
  10: isShortestInteger,
  // UTCTime and GeneralizedTime (X.690 §11.8, §11.7).
  23: isText(/^\d{12}Z$/),
  24: isText(/^\d{14}(?:\.\d*[1-9])?Z$/),
};
