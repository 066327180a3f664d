import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  randomUUID,
} from 'node:crypto';
import { z } from 'zod';
import { PublicJwk } from '../../src/contract/jwk.ts';
import type { Settings } from './tables.ts';

/** Which journal a database holds, and the key (ES256) that proves that an upload of it is the desk's own. */
export interface JournalIdentity {
  /** UUID. */
  readonly journal: string;
  /** What a session statement names; its `kid` is the journal. */
  readonly key: PublicJwk;
  /** For `jose`: `new CompactSign(…).setProtectedHeader({ alg: 'ES256', kid: key.kid }).sign(privateKey)`. */
  readonly privateKey: KeyObject;
}

export const journalIdentitySetting = 'journal-identity';

const Stored = z.strictObject({
  journal: z.uuid(),
  privateKey: z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: z.base64url(),
    y: z.base64url(),
    d: z.base64url(),
  }),
});
type Stored = z.infer<typeof Stored>;

/**
 * The identity of the journal in a database; made at the first opening, and never changed: a journal
 * that changed its key is refused by the centre. It leaves the database in no export.
 */
export function openJournalIdentity(settings: Settings): JournalIdentity {
  const known = readJournalIdentity(settings);
  if (known) return known;
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const made = Stored.parse({ journal: randomUUID(), privateKey: privateKey.export({ format: 'jwk' }) });
  settings.put(journalIdentitySetting, JSON.stringify(made));
  return identityOf(made);
}

/** The identity that a database has; null for one from before journals had any. */
export function readJournalIdentity(settings: Settings): JournalIdentity | null {
  const stored = settings.get(journalIdentitySetting);
  return stored === null ? null : identityOf(Stored.parse(JSON.parse(stored)));
}

function identityOf({ journal, privateKey: jwk }: Stored): JournalIdentity {
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const { kty, crv, x, y } = createPublicKey(privateKey).export({ format: 'jwk' });
  return { journal, key: PublicJwk.parse({ kty, crv, x, y, kid: journal }), privateKey };
}
