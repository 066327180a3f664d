import type { z } from 'zod';
import { canonicalBytes } from '../../src/contract/canonical.ts';

/**
 * The signed content, read strictly: UTF-8, of that very schema, and in its one canonical encoding
 * (RFC 8785), so that what is shown, signed and decided can't differ. Null where it is anything else.
 */
export function readContent<Content extends object>(
  bytes: Uint8Array,
  schema: z.ZodType<Content>,
): Content | null {
  const parsed = schema.safeParse(parseJson(bytes));
  return parsed.success && Buffer.from(canonicalBytes(parsed.data)).equals(bytes) ? parsed.data : null;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
