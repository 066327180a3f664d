import { z } from 'zod';
import { Instant, type PlainDate } from '../../src/contract/instant.ts';
import { PaperDocument } from '../../src/papers/document.ts';
import { Actor, type PaperEvent, RegistrationEvent } from '../../src/registration/events.ts';
import { Phase } from '../../src/registration/state.ts';
import type { Statements } from './guard.ts';

/** What a register of a day is made from: one row a registration that has its number. */
const IssuedNumber = z.strictObject({
  applicationNumber: z.string(),
  openedAt: Instant,
  name: z.string(),
  iin: z.string(),
  subscriberNumber: z.string(),
  phase: Phase,
  operatorIin: z.string(),
  operator: z.string(),
});
export type IssuedNumber = z.infer<typeof IssuedNumber>;

const RecordedPaperEvent = z.strictObject({
  at: Instant,
  by: Actor,
  event: RegistrationEvent.refine((event): event is PaperEvent => event.type.startsWith('paper-')),
});
type RecordedPaperEvent = z.infer<typeof RecordedPaperEvent>;

/** The daily registers that were printed: their bytes, and what happened to each. */
export interface Registers {
  /** Every number issued to a registration that was opened on a day, in the order of the numbers. */
  numbersOf(day: PlainDate): IssuedNumber[];
  put(paper: {
    paperId: string;
    day: PlainDate;
    pages: number;
    pdf: Uint8Array;
    document: PaperDocument;
  }): void;
  get(paperId: string): { pdf: Uint8Array; pages: number; document: PaperDocument } | null;
  append(day: PlainDate, recorded: RecordedPaperEvent): void;
  events(day: PlainDate): PaperEvent[];
}

export function openRegisters(connection: Statements): Registers {
  const numbers = connection.prepare<[string], unknown>(`
    SELECT application_number AS applicationNumber, opened_at AS openedAt, name, iin, subscriber_number AS subscriberNumber,
      phase, operator_iin AS operatorIin, operator_name AS operator
    FROM registrations WHERE day = ? AND application_number IS NOT NULL ORDER BY application_number`);
  const put = connection.prepare('INSERT INTO registers VALUES (@paperId, @day, @pages, @pdf, @document)');
  const get = connection.prepare<[string], { pdf: Uint8Array; pages: number; document: string }>(
    'SELECT pdf, pages, document FROM registers WHERE paper_id = ?',
  );
  const append = connection.prepare('INSERT INTO register_events (day, recorded) VALUES (?, ?)');
  const events = connection
    .prepare<[string], string>('SELECT recorded FROM register_events WHERE day = ? ORDER BY sequence')
    .pluck();
  return {
    numbersOf: (day) => numbers.all(day).map((row) => IssuedNumber.parse(row)),
    put: ({ document, ...paper }) => void put.run({ ...paper, document: JSON.stringify(document) }),
    get: (paperId) => {
      const found = get.get(paperId);
      return found ? { ...found, document: PaperDocument.parse(JSON.parse(found.document)) } : null;
    },
    append: (day, recorded) => void append.run(day, JSON.stringify(recorded)),
    events: (day) => events.all(day).map((text) => RecordedPaperEvent.parse(JSON.parse(text)).event),
  };
}
