/** What the window hands over with a call of the desk. */
export interface CallMessage {
  readonly input: unknown;
  /** Sealed. Absent where the operation takes none. */
  readonly secret?: Uint8Array;
}

/** Bytes that say how long the JSON is: an unsigned integer, big-endian. */
const lengthBytes = 4;

/**
 * A call as one message of bytes: the length of the JSON, the JSON of the input (UTF-8), the secret up to
 * the end. A secret never becomes a string on its way, so that it can be overwritten.
 */
export function writeCall({ input, secret }: CallMessage): Uint8Array<ArrayBuffer> {
  const json = new TextEncoder().encode(JSON.stringify(input));
  const message = new Uint8Array(lengthBytes + json.length + (secret?.length ?? 0));
  new DataView(message.buffer).setUint32(0, json.length);
  message.set(json, lengthBytes);
  if (secret) message.set(secret, lengthBytes + json.length);
  return message;
}

/**
 * Reads a call; the secret is a copy with memory of its own. Null where the bytes are no such message. The
 * bytes themselves stay as they are: whoever holds them overwrites them.
 */
export function readCall(message: Uint8Array): CallMessage | null {
  if (message.length < lengthBytes) return null;
  const end = lengthBytes + new DataView(message.buffer, message.byteOffset).getUint32(0);
  if (end > message.length) return null;
  try {
    const json = new TextDecoder('utf-8', { fatal: true }).decode(message.subarray(lengthBytes, end));
    const input: unknown = JSON.parse(json);
    return end === message.length ? { input } : { input, secret: Uint8Array.from(message.subarray(end)) };
  } catch {
    return null;
  }
}
