import { CompactSign } from 'jose';
import { canonicalBytes } from '../../src/contract/canonical.ts';
import {
  type JournalEntry,
  type JournalProof,
  type JournalUpload,
  messageLimit,
} from '../../src/contract/central.ts';
import type { JournalHead } from '../../src/contract/request.ts';
import type { JournalIdentity } from '../store/journal-identity.ts';

/** As many entries as one upload may have. */
export const batchSize = 500;

/** Room for the entries in one message; the rest is the proof and the frame (bytes). */
const roomForEntries = messageLimit - 16_384;

/** Those of the entries, from the first on, that fit into one message; at least one. */
export function fitting(entries: readonly JournalEntry[]): JournalEntry[] {
  let bytes = 0;
  const end = entries.findIndex((entry) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    return bytes > roomForEntries;
  });
  return entries.slice(0, end === -1 ? entries.length : Math.max(1, end));
}

/** An upload of entries, with the proof that it comes from the desk whose journal it is. */
export async function makeUpload(
  desk: string,
  { journal, key, privateKey }: JournalIdentity,
  entries: readonly [JournalEntry, ...JournalEntry[]],
  head: JournalHead,
): Promise<JournalUpload> {
  const { sequence, hash } = entries.at(-1) ?? entries[0];
  const proof: JournalProof = { kind: 'journal-upload', desk, last: { sequence, hash }, head };
  return {
    journal,
    entries: [...entries],
    proof: await new CompactSign(canonicalBytes(proof))
      .setProtectedHeader({ alg: 'ES256', kid: key.kid })
      .sign(privateKey),
  };
}
