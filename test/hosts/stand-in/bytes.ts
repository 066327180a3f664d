/** Bytes on the line between test and stand-in, which carries JSON. */
const mark = '$bytes';

/** For `JSON.stringify`. */
export const replace = (_key: string, value: unknown): unknown =>
  value instanceof Uint8Array ? { [mark]: Buffer.from(value).toString('base64') } : value;

/** For `JSON.parse`. */
export const revive = (_key: string, value: unknown): unknown =>
  value !== null && typeof value === 'object' && mark in value
    ? new Uint8Array(Buffer.from(String(value[mark]), 'base64'))
    : value;
