import { CompactSign } from 'jose';
import type { NamedKey } from './read.ts';

/** A JWS in compact form (RFC 7515), ES256, that names its key. */
export const signJws = (payload: object, { kid, key }: NamedKey): Promise<string> =>
  new CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader({ alg: 'ES256', kid })
    .sign(key);
