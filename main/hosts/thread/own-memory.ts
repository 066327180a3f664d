/**
 * The same bytes in memory that can be moved to another thread, which takes it as a whole: a slice of a
 * larger one is copied and overwritten.
 */
export function withOwnMemory(secret: Uint8Array): Uint8Array<ArrayBuffer> {
  const { buffer } = secret;
  if (buffer instanceof ArrayBuffer && buffer.byteLength === secret.length) return new Uint8Array(buffer);
  const copy = Uint8Array.from(secret);
  secret.fill(0);
  return copy;
}
