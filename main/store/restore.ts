import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { JournalEntry } from '../../src/contract/central.ts';
import { Fault } from '../../src/contract/fault.ts';
import { readEntry } from './chain.ts';
import { readingOnly } from './compare.ts';
import type { Connection } from './database.ts';
import type { OutboxItem } from './outbox.ts';
import { copyTable, isTableReadable, type Row, readTable, rowsUntilDamage } from './readable-rows.ts';

/** A signed request as it lay in the outbox: its bytes are the ones that its hash names. */
export type LostRequest = Pick<
  OutboxItem,
  'requestHash' | 'registrationId' | 'applicationNumber' | 'request' | 'queuedAt'
>;

/** What a lost database gives beside the rows that were copied. */
export interface Lost {
  readonly requests: readonly LostRequest[];
  readonly settings: ReadonlyMap<string, string>;
  /** By window. */
  readonly runningNumbers: ReadonlyMap<string, number>;
}

/** Belongs to registrations and days. */
const tables = ['papers', 'registers', 'register_events', 'drafts', 'temporary_passwords'] as const;

/**
 * Copies what can be read of a lost database into another one, which it belongs to, and gives the rest.
 * `take` gets the journal's entries after a sequence number, in order, as far as they can be read, until it
 * answers false. A database that is not there, or can't be opened, gives nothing. Throws the Fault of the
 * other one.
 */
export function restoreFrom(
  lost: { readonly file: string; readonly key: Uint8Array },
  to: Connection,
  after: number,
  take: (entry: JournalEntry) => boolean,
): Lost {
  if (!isReadable(lost)) return { requests: [], settings: new Map(), runningNumbers: new Map() };
  return readingOnly(lost.file, lost.key, (from) => {
    for (const table of tables) copyTable(from, to, table);
    to.transaction(() => followJournal(from, after, take))();
    return {
      requests: [...readTable(from, 'outbox', requestColumns)].map(requestOf).filter(isWhole),
      settings: new Map(pairs(from, 'settings', 'name', 'value', String)),
      runningNumbers: new Map(pairs(from, 'running_numbers', 'counter', 'last', Number)),
    };
  });
}

function isReadable({ file, key }: { readonly file: string; readonly key: Uint8Array }): boolean {
  try {
    return existsSync(file) && readingOnly(file, key, () => true);
  } catch (error) {
    // Whatever is wrong with it was the reason for the recovery.
    if (error instanceof Fault) return false;
    throw error;
  }
}

function followJournal(from: Connection, after: number, take: (entry: JournalEntry) => boolean): void {
  if (!isTableReadable(from, 'journal')) return;
  const rows = from
    .prepare<[number], string>('SELECT entry FROM journal WHERE sequence > ? ORDER BY sequence')
    .pluck()
    .iterate(after);
  for (const text of rowsUntilDamage(rows)) {
    const entry = readEntry(text);
    if (!entry || !take(entry)) break;
  }
  rows.return?.();
}

const requestColumns = ['request_hash', 'registration_id', 'application_number', 'request', 'queued_at'];

const requestOf = (row: Row): LostRequest => ({
  requestHash: String(row['request_hash']),
  registrationId: String(row['registration_id']),
  applicationNumber: String(row['application_number']),
  request: row['request'] as Uint8Array,
  queuedAt: String(row['queued_at']),
});

const isWhole = ({ request, requestHash }: LostRequest): boolean =>
  createHash('sha256').update(request).digest('hex') === requestHash;

const pairs = <Value>(
  from: Connection,
  table: string,
  name: string,
  value: string,
  read: (value: unknown) => Value,
): [string, Value][] =>
  [...readTable(from, table, [name, value])].map((row) => [String(row[name]), read(row[value])]);
