import { argon2 } from 'node:crypto';
import { promisify } from 'node:util';
import type { Random } from '../random.ts';

/** OWASP's recommendation for argon2id: 19 MiB (in KiB here), two passes, one lane. */
const cost = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const tagLength = 32;
const derive = promisify(argon2);

/** An argon2id hash as a PHC string: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. */
export async function hashTemporaryPassword(password: string, random: Random): Promise<string> {
  const nonce = random(16);
  const hash = await derive('argon2id', { message: password, nonce, tagLength, ...cost });
  const { memory, passes, parallelism } = cost;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(nonce)}$${base64(hash)}`;
}

/** Base64 without padding, as PHC strings have it. */
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replaceAll('=', '');
