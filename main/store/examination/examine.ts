import { setTimeout as after } from 'node:timers/promises';
import type { JournalEntry } from '../../../src/contract/central.ts';
import { Fault, type FaultCode } from '../../../src/contract/fault.ts';
import { beginning, firstBroken, readEntry } from '../chain.ts';
import { readingOnly } from '../compare.ts';
import type { Connection } from '../database.ts';
import { damagedPages, isPageAuthentic } from './pages.ts';

/** What is to be examined. `descriptor` is the open database file: who opens and closes it here would end SQLite's locks. */
export interface Subject {
  readonly file: string;
  readonly descriptor: number;
  readonly key: Uint8Array;
}

/** The first damage that was found: a page of the file, the structure of the database, or an entry of the journal. */
export interface Damage {
  readonly kind: 'page' | 'structure' | 'entry';
  /** The number of the page or of the entry; 0 where the structure has none. */
  readonly at: number;
}

/** A page that is being written just now is right a moment later: when it is looked at again (milliseconds). */
const usualPauses: readonly number[] = [50, 200, 1_000];
/** So many entries are read at once: a reader that stays long keeps the write-ahead log from ending. */
const slice = 500;

/**
 * Examines a database while the desk works with it: authenticates every page, has SQLite check the
 * structure, and follows the chain of the journal from its beginning. Resolves with the first damage,
 * or null. Throws a Fault where it can't be read for another reason.
 */
export async function examine(subject: Subject, pauses = usualPauses): Promise<Damage | null> {
  for (const damaged of damagedPages(subject.descriptor, subject.key))
    for (const page of damaged)
      if (await staysDamaged(subject, page, pauses)) return { kind: 'page', at: page };
  try {
    return readingOnly(subject.file, subject.key, readThrough);
  } catch (error) {
    if (error instanceof Fault && damages.has(error.code)) return { kind: 'structure', at: 0 };
    throw error;
  }
}

const damages: ReadonlySet<string> = new Set(['store-damaged', 'store-unreadable'] satisfies FaultCode[]);

async function staysDamaged(
  { descriptor, key }: Subject,
  page: number,
  pauses: readonly number[],
): Promise<boolean> {
  for (const pause of pauses) {
    await after(pause);
    if (isPageAuthentic(descriptor, key, page)) return false;
  }
  return true;
}

function readThrough(connection: Connection): Damage | null {
  if (connection.pragma('integrity_check(1)', { simple: true }) !== 'ok') return { kind: 'structure', at: 0 };
  const entry = firstBrokenEntry(connection);
  return entry === null ? null : { kind: 'entry', at: entry };
}

function firstBrokenEntry(connection: Connection): number | null {
  const read = connection.prepare<[number, number], Row>(
    `SELECT sequence, registration_id AS registrationId, entry, hash FROM journal
    WHERE sequence > ? ORDER BY sequence LIMIT ?`,
  );
  let head = beginning;
  for (;;) {
    const rows = read.all(head.sequence, slice);
    const entries = readableOf(rows);
    const broken = firstBroken(entries, head);
    if (broken !== null) return broken;
    head = entries.at(-1) ?? head;
    if (entries.length < rows.length) return head.sequence + 1;
    if (rows.length === 0) return null;
  }
}

interface Row {
  readonly sequence: number;
  readonly registrationId: string;
  readonly entry: string;
  readonly hash: string;
}

/** The entries up to the first row that holds none, or not the one that its other columns name. */
function readableOf(rows: readonly Row[]): JournalEntry[] {
  const entries: JournalEntry[] = [];
  for (const { sequence, registrationId, entry: text, hash } of rows) {
    const entry = readEntry(text);
    if (!entry || entry.sequence !== sequence || entry.hash !== hash) break;
    if (entry.registrationId !== registrationId) break;
    entries.push(entry);
  }
  return entries;
}
