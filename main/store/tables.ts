import { Draft } from '../../src/application/draft.ts';
import type { Instant } from '../../src/contract/instant.ts';
import { PaperDocument } from '../../src/papers/document.ts';
import type { Statements } from './guard.ts';

/** What is typed and not yet printed. A draft is its registration's, and so its operator's. */
export interface Drafts {
  put(registrationId: string, draft: Draft, savedAt: Instant): void;
  get(registrationId: string): Draft | null;
  remove(registrationId: string): void;
}

export function openDrafts(connection: Statements): Drafts {
  const put = connection.prepare(
    'INSERT INTO drafts VALUES (?, ?, ?) ON CONFLICT (registration_id) DO UPDATE SET draft = excluded.draft, saved_at = excluded.saved_at',
  );
  const get = connection
    .prepare<[string], string>('SELECT draft FROM drafts WHERE registration_id = ?')
    .pluck();
  const remove = connection.prepare('DELETE FROM drafts WHERE registration_id = ?');
  return {
    put: (registrationId, draft, savedAt) => void put.run(registrationId, JSON.stringify(draft), savedAt),
    get: (registrationId) => {
      const text = get.get(registrationId);
      return text === undefined ? null : Draft.parse(JSON.parse(text));
    },
    remove: (registrationId) => void remove.run(registrationId),
  };
}

/** The bytes of every paper, as they were drawn, and what it shows. A slip's bytes go with its password. */
export interface PaperBytes {
  put(paper: {
    paperId: string;
    registrationId: string;
    pages: number;
    pdf: Uint8Array;
    document: PaperDocument;
  }): void;
  get(registrationId: string, paperId: string): { pdf: Uint8Array; pages: number } | null;
  /** What a paper shows; null where it was wiped, and for papers from before it was kept. */
  document(paperId: string): PaperDocument | null;
  wipe(paperId: string): void;
}

export function openPaperBytes(connection: Statements): PaperBytes {
  const put = connection.prepare(
    `INSERT INTO papers (paper_id, registration_id, pages, pdf, document)
      VALUES (@paperId, @registrationId, @pages, @pdf, @document)`,
  );
  const get = connection.prepare<[string, string], { pdf: Uint8Array; pages: number }>(
    'SELECT pdf, pages FROM papers WHERE registration_id = ? AND paper_id = ? AND pdf IS NOT NULL',
  );
  const document = connection
    .prepare<[string], string | null>('SELECT document FROM papers WHERE paper_id = ?')
    .pluck();
  const wipe = connection.prepare('UPDATE papers SET pdf = NULL, document = NULL WHERE paper_id = ?');
  return {
    put: ({ document: shown, ...paper }) => void put.run({ ...paper, document: JSON.stringify(shown) }),
    get: (registrationId, paperId) => get.get(registrationId, paperId) ?? null,
    document: (paperId) => {
      const text = document.get(paperId);
      return text ? PaperDocument.parse(JSON.parse(text)) : null;
    },
    wipe: (paperId) => void wipe.run(paperId),
  };
}

/** Temporary passwords (clause 8) between signing and the handing over of the slip. */
export interface TemporaryPasswords {
  put(registrationId: string, password: string): void;
  get(registrationId: string): string | null;
  wipe(registrationId: string): void;
}

export function openTemporaryPasswords(connection: Statements): TemporaryPasswords {
  const put = connection.prepare(
    'INSERT INTO temporary_passwords VALUES (?, ?) ON CONFLICT (registration_id) DO UPDATE SET password = excluded.password',
  );
  const get = connection
    .prepare<[string], string>('SELECT password FROM temporary_passwords WHERE registration_id = ?')
    .pluck();
  const wipe = connection.prepare('DELETE FROM temporary_passwords WHERE registration_id = ?');
  return {
    put: (registrationId, password) => void put.run(registrationId, password),
    get: (registrationId) => get.get(registrationId) ?? null,
    wipe: (registrationId) => void wipe.run(registrationId),
  };
}

/** Running numbers without gaps, one row a window. */
export interface RunningNumbers {
  /** The last number; null where none was issued from this database, nor learned from the centre. */
  last(counter: string): number | null;
  /** The number that `take` would give. */
  upcoming(counter: string): number;
  /** Takes the next number; called inside the transaction of the event that carries it. */
  take(counter: string): number;
  /** Numbers up to this one are taken elsewhere: none of them is given any more. */
  raise(counter: string, to: number): void;
}

export function openRunningNumbers(connection: Statements): RunningNumbers {
  const last = connection
    .prepare<[string], number>('SELECT last FROM running_numbers WHERE counter = ?')
    .pluck();
  const take = connection
    .prepare<[string], number>(
      'INSERT INTO running_numbers VALUES (?, 1) ON CONFLICT (counter) DO UPDATE SET last = last + 1 RETURNING last',
    )
    .pluck();
  const raise = connection.prepare(
    'INSERT INTO running_numbers VALUES (?, ?) ON CONFLICT (counter) DO UPDATE SET last = max(last, excluded.last)',
  );
  return {
    last: (counter) => last.get(counter) ?? null,
    upcoming: (counter) => (last.get(counter) ?? 0) + 1,
    take: (counter) => take.get(counter) as number,
    raise: (counter, to) => void raise.run(counter, to),
  };
}

/** Small things to remember between starts: the last verified policy, who a key file belonged to. */
export interface Settings {
  get(name: string): string | null;
  put(name: string, value: string): void;
}

export function openSettings(connection: Statements): Settings {
  const get = connection.prepare<[string], string>('SELECT value FROM settings WHERE name = ?').pluck();
  const put = connection.prepare(
    'INSERT INTO settings VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
  );
  return { get: (name) => get.get(name) ?? null, put: (name, value) => void put.run(name, value) };
}
