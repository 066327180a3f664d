import { compactVerify, errors, importJWK } from 'jose';
import type { z } from 'zod';
import { JournalProof, type JournalUpload } from '../../src/contract/central.ts';
import { PublicJwk } from '../../src/contract/jwk.ts';
import { parseJson } from '../keys/parse-json.ts';

/** What an upload's proof comes to: its content, signed by another key, or not about this upload. */
export type ReadProof = JournalProof | 'foreign-key' | 'bad-proof';

/** Reads the proof of an upload by the journal's key (a public JWK as JSON). */
export async function readProof(
  { journal, entries, proof }: z.infer<typeof JournalUpload>,
  desk: string,
  key: string,
): Promise<ReadProof> {
  const payload = await verified(proof, PublicJwk.parse(JSON.parse(key)));
  if (payload === null) return 'foreign-key';
  const content = JournalProof.safeParse(parseJson(new TextDecoder().decode(payload)));
  if (!content.success) return 'bad-proof';
  const { last, head } = content.data;
  const end = entries.at(-1);
  const isOfThisUpload =
    content.data.desk === desk && last.sequence === end?.sequence && last.hash === end.hash;
  const isHeadPossible =
    head.journal === journal &&
    (head.sequence === last.sequence ? head.hash === last.hash : head.sequence > last.sequence);
  return isOfThisUpload && isHeadPossible ? content.data : 'bad-proof';
}

/** The bytes that the key has signed, or null. */
async function verified(jws: string, key: PublicJwk): Promise<Uint8Array | null> {
  try {
    return (await compactVerify(jws, await importJWK(key, 'ES256'), { algorithms: ['ES256'] })).payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}
