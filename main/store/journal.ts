import { JournalEntry } from '../../src/contract/central.ts';
import type { Sha256 } from '../../src/contract/request.ts';
import type { RecordedEvent } from '../../src/registration/events.ts';
import { beginning, type ChainHead, chainEntry, firstBroken, isSameEvent, recordedOf } from './chain.ts';
import type { Statements } from './guard.ts';

/** The desk's append-only, hash-chained list of events: the truth from which everything else is made. */
export interface Journal {
  append(recorded: RecordedEvent): JournalEntry;
  /**
   * Takes entries over from another journal, whose chain was checked: as they are where they continue this
   * one, else chained anew. Those that are here already are passed over.
   */
  restore(entries: readonly JournalEntry[]): void;
  /** Every event of a registration in its order; empty where there is none. */
  of(registrationId: string): RecordedEvent[];
  /** Entries after a sequence number, for reading along. */
  after(sequence: number, limit: number): JournalEntry[];
  head(): ChainHead;
  /** The hash of an entry; null where there is none. */
  hashAt(sequence: number): Sha256 | null;
  /** Registrations in the order in which they were opened, after the one whose first entry is given (0: from the start). */
  registrationsAfter(sequence: number, limit: number): { registrationId: string; sequence: number }[];
}

/** `written` is called for each entry, in the transaction that writes it. */
export function openJournal(connection: Statements, written: () => void = () => {}): Journal {
  const last = connection.prepare<[], ChainHead>(
    'SELECT sequence, hash FROM journal ORDER BY sequence DESC LIMIT 1',
  );
  const insert = connection.prepare(
    'INSERT INTO journal (sequence, registration_id, entry, hash) VALUES (?, ?, ?, ?)',
  );
  const ofRegistration = connection
    .prepare<[string, number], string>(
      'SELECT entry FROM journal WHERE registration_id = ? AND sequence > ? ORDER BY sequence',
    )
    .pluck();
  const hashAt = connection.prepare<[number], string>('SELECT hash FROM journal WHERE sequence = ?').pluck();
  const recent = new Map<string, ReadEntries>();
  const afterSequence = connection
    .prepare<[number, number], string>(
      'SELECT entry FROM journal WHERE sequence > ? ORDER BY sequence LIMIT ?',
    )
    .pluck();
  const firstEntries = connection.prepare<[number, number], { registrationId: string; sequence: number }>(
    `SELECT registration_id AS registrationId, sequence FROM journal one WHERE sequence > ? AND NOT EXISTS
      (SELECT 1 FROM journal before WHERE before.registration_id = one.registration_id AND before.sequence < one.sequence)
    ORDER BY sequence LIMIT ?`,
  );
  const head = (): ChainHead => last.get() ?? beginning;
  const write = (entry: JournalEntry): void => {
    insert.run(entry.sequence, entry.registrationId, JSON.stringify(entry), entry.hash);
    written();
  };
  const isHere = (entry: JournalEntry): boolean =>
    hashAt.get(entry.sequence) === entry.hash ||
    ofRegistration.all(entry.registrationId, 0).some((text) => isSameEvent(parse(text), entry));

  return {
    append(recorded) {
      const entry = chainEntry(recorded, head());
      write(entry);
      return entry;
    },
    restore(entries) {
      for (const entry of entries) {
        const before = head();
        if (firstBroken([entry], before) === null) write(entry);
        else if (!isHere(entry)) write(chainEntry(entry, before));
      }
    },
    of(registrationId) {
      const known = recent.get(registrationId);
      // The hash tells whether what was read is still there: a transaction may have been rolled back since.
      const read = known && hashAt.get(known.last.sequence) === known.last.hash ? known : nothingRead;
      const added = ofRegistration.all(registrationId, read.last.sequence).map(parse);
      const events = [...read.events, ...added.map(recordedOf)];
      remember(recent, registrationId, { events, last: added.at(-1) ?? read.last });
      return events;
    },
    after: (sequence, limit) => afterSequence.all(sequence, limit).map(parse),
    head,
    hashAt: (sequence) => hashAt.get(sequence) ?? null,
    registrationsAfter: (sequence, limit) => firstEntries.all(sequence, limit),
  };
}

/** What was read and checked of one registration, up to an entry: the work of the moment is read again and again. */
interface ReadEntries {
  readonly events: readonly RecordedEvent[];
  readonly last: ChainHead;
}

const nothingRead: ReadEntries = { events: [], last: beginning };
const remembered = 50;

/** Keeps the registrations that were read last. */
function remember(recent: Map<string, ReadEntries>, registrationId: string, read: ReadEntries): void {
  recent.delete(registrationId);
  if (read.events.length > 0) recent.set(registrationId, read);
  const [oldest] = recent.keys();
  if (recent.size > remembered && oldest !== undefined) recent.delete(oldest);
}

const parse = (text: string): JournalEntry => JournalEntry.parse(JSON.parse(text));
