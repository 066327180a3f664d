import type { Instant } from '../../src/contract/instant.ts';
import type { Statements } from './guard.ts';

/** A signed request on its way: the exact bytes, and how often they were tried. */
export interface OutboxItem {
  readonly requestHash: string;
  readonly registrationId: string;
  readonly applicationNumber: string;
  readonly request: Uint8Array;
  readonly state: 'waiting' | 'held';
  readonly queuedAt: Instant;
  readonly tries: number;
  readonly nextTryAt: Instant | null;
  /** Until when the centre asked to wait; null where it did not. */
  readonly askedUntil: Instant | null;
  /** How often the centre's receipt did not verify. */
  readonly invalidReceipts: number;
  /** A code, never a text. */
  readonly lastFault: string | null;
}

/** Rows of the outbox. They are written in the transaction of the event that they belong to, and leave it the same way. */
export interface OutboxTable {
  put(
    item: Pick<OutboxItem, 'requestHash' | 'registrationId' | 'applicationNumber' | 'request' | 'queuedAt'>,
  ): void;
  get(requestHash: string): OutboxItem | null;
  all(): Omit<OutboxItem, 'request'>[];
  counts(): { waiting: number; held: number; oldestAt: Instant | null };
  postpone(
    item: Pick<OutboxItem, 'requestHash' | 'nextTryAt' | 'askedUntil' | 'invalidReceipts' | 'lastFault'>,
  ): void;
  hold(requestHash: string, fault: string): void;
  /** Held or postponed items go on at once. */
  release(requestHash: string, now: Instant): void;
  remove(requestHash: string): void;
}

const columns = `request_hash AS requestHash, registration_id AS registrationId, application_number AS applicationNumber,
  state, queued_at AS queuedAt, tries, next_try_at AS nextTryAt, asked_until AS askedUntil,
  invalid_receipts AS invalidReceipts, last_fault AS lastFault`;

export function openOutboxTable(connection: Statements): OutboxTable {
  const put = connection.prepare(`INSERT INTO outbox
    (request_hash, registration_id, application_number, request, state, queued_at, tries, next_try_at, last_fault)
    VALUES (@requestHash, @registrationId, @applicationNumber, @request, 'waiting', @queuedAt, 0, @queuedAt, NULL)`);
  const get = connection.prepare<[string], OutboxItem>(
    `SELECT ${columns}, request FROM outbox WHERE request_hash = ?`,
  );
  const all = connection.prepare<[], Omit<OutboxItem, 'request'>>(
    `SELECT ${columns} FROM outbox ORDER BY queued_at`,
  );
  const counts = connection.prepare<[], { waiting: number; held: number; oldestAt: string | null }>(
    `SELECT count(*) FILTER (WHERE state = 'waiting') AS waiting, count(*) FILTER (WHERE state = 'held') AS held,
      min(queued_at) AS oldestAt FROM outbox`,
  );
  const postpone = connection.prepare(
    `UPDATE outbox SET tries = tries + 1, next_try_at = @nextTryAt, asked_until = @askedUntil,
      invalid_receipts = @invalidReceipts, last_fault = @lastFault WHERE request_hash = @requestHash`,
  );
  const hold = connection.prepare(
    "UPDATE outbox SET state = 'held', tries = tries + 1, next_try_at = NULL, asked_until = NULL, last_fault = ? WHERE request_hash = ?",
  );
  const release = connection.prepare(
    "UPDATE outbox SET state = 'waiting', next_try_at = ?, asked_until = NULL, invalid_receipts = 0 WHERE request_hash = ?",
  );
  const remove = connection.prepare('DELETE FROM outbox WHERE request_hash = ?');

  return {
    put: (item) => void put.run(item),
    get: (requestHash) => get.get(requestHash) ?? null,
    all: () => all.all(),
    counts: () => counts.get() ?? { waiting: 0, held: 0, oldestAt: null },
    postpone: (item) => void postpone.run(item),
    hold: (requestHash, fault) => void hold.run(fault, requestHash),
    release: (requestHash, now) => void release.run(now, requestHash),
    remove: (requestHash) => void remove.run(requestHash),
  };
}
