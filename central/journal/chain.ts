import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/contract/canonical.ts';
import type { JournalEntry } from '../../src/contract/central.ts';
import type { Sha256 } from '../../src/contract/request.ts';

/** An entry's place in a journal and its hash. */
export interface Link {
  readonly sequence: number;
  readonly hash: Sha256;
}

/** What the first entry of every journal names as the one before it. */
export const beginning: Link = { sequence: 0, hash: '0'.repeat(64) };

/** Entries in order, at least one. */
export type Entries = readonly [JournalEntry, ...JournalEntry[]];

/** What is wrong with entries by themselves: a hash that is not the entry's, a missing entry, or a wrong link. */
export interface ChainFault {
  readonly is: 'hash' | 'gap' | 'link';
  readonly at: JournalEntry;
}

/** The first thing that is wrong with entries by themselves, or null. */
export function chainFault(entries: Entries): ChainFault | null {
  for (const [index, entry] of entries.entries()) {
    const before = entries[index - 1];
    if (!isWhole(entry)) return { is: 'hash', at: entry };
    if (before && entry.sequence !== before.sequence + 1) return { is: 'gap', at: entry };
    if (before && entry.previous !== before.hash) return { is: 'link', at: entry };
  }
  return null;
}

function isWhole({ hash, ...content }: JournalEntry): boolean {
  return createHash('sha256').update(canonicalJson(content)).digest('hex') === hash;
}

/** An entry that was kept before. */
export interface KnownEntry extends Link {
  readonly inFork: boolean;
}

/** Where entries belong: those that go on in the journal, and those that are kept as a fork of it. */
export type Placement =
  | {
      readonly is: 'placed';
      readonly journal: readonly JournalEntry[];
      readonly fork: readonly JournalEntry[];
      /** The first of the entries that contradicts the journal, where it was not known. */
      readonly divergence: JournalEntry | null;
      /** Whether the last of the entries belongs to the journal. */
      readonly isWhole: boolean;
    }
  | { readonly is: 'gap' | 'rewritten-past' };

/**
 * Places entries that are a chain by themselves. The first entry in its place is the journal's; another
 * one there begins a fork, which is kept whole too, since nobody can say which of them is the honest
 * desk's. `head` is the journal's last entry, `known` what was kept from the place before the first entry
 * to that of the last.
 */
export function placeEntries(entries: Entries, head: Link, known: readonly KnownEntry[]): Placement {
  const [first] = entries;
  const before = first.sequence - 1;
  const find = ({ sequence, hash }: Link): KnownEntry | undefined =>
    known.find((entry) => entry.sequence === sequence && entry.hash === hash);
  const origin = { sequence: before, hash: first.previous };
  const isLinked = before === 0 ? first.previous === beginning.hash : find(origin) !== undefined;
  if (!isLinked) return { is: before > head.sequence ? 'gap' : 'rewritten-past' };

  const journal: JournalEntry[] = [];
  const fork: JournalEntry[] = [];
  let isWhole = !find(origin)?.inFork;
  let divergence: JournalEntry | null = null;
  for (const entry of entries) {
    const kept = find(entry);
    const isNext = isWhole && entry.sequence > head.sequence;
    if (!kept && isWhole && !isNext) divergence = entry;
    isWhole = kept ? !kept.inFork : isNext;
    if (!kept) (isWhole ? journal : fork).push(entry);
  }
  return { is: 'placed', journal, fork, divergence, isWhole };
}
