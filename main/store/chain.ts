import { createHash } from 'node:crypto';
import { z } from 'zod';
import { canonicalJson } from '../../src/contract/canonical.ts';
import { JournalEntry } from '../../src/contract/central.ts';
import type { Sha256 } from '../../src/contract/request.ts';
import { RecordedEvent } from '../../src/registration/events.ts';

/** Where a journal stands: its last entry's sequence number (0: none yet) and hash. */
export interface ChainHead {
  readonly sequence: number;
  readonly hash: Sha256;
}

/** The journal's beginning: the first entry names this as the one before it. */
export const beginning: ChainHead = { sequence: 0, hash: '0'.repeat(64) };

/** What an entry says, without its place in a journal. */
type Unchained = Pick<JournalEntry, 'registrationId' | 'at' | 'clockOffset' | 'by' | 'event'>;

/** Whether two entries say the same, wherever they stand. */
export const isSameEvent = (one: JournalEntry, other: JournalEntry): boolean =>
  chainEntry(one, beginning).hash === chainEntry(other, beginning).hash;

/** The entry that an event makes after a head: `hash` is the SHA-256 of the canonical JSON (RFC 8785) of all else. */
export function chainEntry(
  { registrationId, at, clockOffset, by, event }: Unchained,
  { sequence, hash: previous }: ChainHead,
): JournalEntry {
  const entry: Omit<JournalEntry, 'hash'> = {
    sequence: sequence + 1,
    previous,
    registrationId,
    at,
    clockOffset,
    by,
    event,
  };
  return { ...entry, hash: createHash('sha256').update(canonicalJson(entry)).digest('hex') };
}

/** The event in an entry. Throws a ZodError where this program knows no such event. */
export const recordedOf = ({ registrationId, at, clockOffset, by, event }: JournalEntry): RecordedEvent =>
  RecordedEvent.parse({ registrationId, at, clockOffset, by, event });

/** The entry in a row of the journal; null where the text is none. */
export function readEntry(text: string): JournalEntry | null {
  try {
    return JournalEntry.parse(JSON.parse(text));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return null;
    throw error;
  }
}

/** The sequence number of the first of some entries, in order, that does not continue the chain after `head`; null where all do. */
export function firstBroken(entries: readonly JournalEntry[], head: ChainHead): number | null {
  let before = head;
  for (const entry of entries) {
    const { hash, ...rest } = entry;
    const isNext = entry.sequence === before.sequence + 1 && entry.previous === before.hash;
    if (!isNext || createHash('sha256').update(canonicalJson(rest)).digest('hex') !== hash)
      return before.sequence + 1;
    before = entry;
  }
  return null;
}
