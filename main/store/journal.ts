import { createHash } from 'node:crypto';
import { canonicalJson } from '../../src/contract/canonical.ts';
import { JournalEntry } from '../../src/contract/central.ts';
import type { Sha256 } from '../../src/contract/request.ts';
import { RecordedEvent } from '../../src/registration/events.ts';
import type { Connection } from './database.ts';

/** The journal's beginning: the first entry names this as the one before it. */
const beginning: Sha256 = '0'.repeat(64);

/** The desk's append-only, hash-chained list of events: the truth from which everything else is made. */
export interface Journal {
  append(recorded: RecordedEvent): JournalEntry;
  /** Every event of a registration in its order; empty where there is none. */
  of(registrationId: string): RecordedEvent[];
  /** Entries after a sequence number, for reading along. */
  after(sequence: number, limit: number): JournalEntry[];
  /** Its last entry; the sequence number 0 and a hash of zeros where there is none. */
  head(): Pick<JournalEntry, 'sequence' | 'hash'>;
  /** The sequence number of the first entry whose hash or link is wrong, or null. */
  firstBroken(): number | null;
}

export function openJournal(connection: Connection): Journal {
  const last = connection.prepare<[], { sequence: number; hash: string }>(
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
  const every = connection.prepare<[], string>('SELECT entry FROM journal ORDER BY sequence').pluck();

  const head = (): Pick<JournalEntry, 'sequence' | 'hash'> => last.get() ?? { sequence: 0, hash: beginning };

  return {
    head,
    append(recorded) {
      const before = head();
      const entry = chain(recorded, before.sequence + 1, before.hash);
      insert.run(entry.sequence, entry.registrationId, JSON.stringify(entry), entry.hash);
      return entry;
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
    firstBroken() {
      let before = { sequence: 0, hash: beginning };
      for (const text of every.iterate()) {
        const entry = parse(text);
        const right = chain(recordedOf(entry), before.sequence + 1, before.hash);
        if (right.hash !== entry.hash) return before.sequence + 1;
        before = entry;
      }
      return null;
    },
  };
}

/** What was read and checked of one registration, up to an entry: the work of the moment is read again and again. */
interface ReadEntries {
  readonly events: readonly RecordedEvent[];
  readonly last: { readonly sequence: number; readonly hash: string };
}

const nothingRead: ReadEntries = { events: [], last: { sequence: 0, hash: beginning } };
const remembered = 50;

/** Keeps the registrations that were read last. */
function remember(recent: Map<string, ReadEntries>, registrationId: string, read: ReadEntries): void {
  recent.delete(registrationId);
  if (read.events.length > 0) recent.set(registrationId, read);
  const [oldest] = recent.keys();
  if (recent.size > remembered && oldest !== undefined) recent.delete(oldest);
}

const parse = (text: string): JournalEntry => JournalEntry.parse(JSON.parse(text));

function chain(
  { registrationId, at, clockOffset, by, event }: RecordedEvent,
  sequence: number,
  previous: Sha256,
): JournalEntry {
  const entry: Omit<JournalEntry, 'hash'> = {
    sequence,
    previous,
    registrationId,
    at,
    clockOffset,
    by,
    event,
  };
  return { ...entry, hash: createHash('sha256').update(canonicalJson(entry)).digest('hex') };
}

const recordedOf = ({ registrationId, at, clockOffset, by, event }: JournalEntry): RecordedEvent =>
  RecordedEvent.parse({ registrationId, at, clockOffset, by, event });
