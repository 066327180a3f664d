/** The desk's first schema. The journal is the truth; `registrations` and `search_terms` are made from it. */
export const sql = `
CREATE TABLE journal (
  sequence INTEGER PRIMARY KEY,
  registration_id TEXT NOT NULL,
  entry TEXT NOT NULL,
  hash TEXT NOT NULL
) STRICT;
CREATE INDEX journal_of_registration ON journal (registration_id, sequence);
CREATE TRIGGER journal_is_never_changed BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_is_never_shortened BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END;

CREATE TABLE registrations (
  registration_id TEXT PRIMARY KEY,
  phase TEXT NOT NULL,
  operator_iin TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  application_number TEXT,
  iin TEXT NOT NULL,
  name TEXT NOT NULL,
  subscriber_number TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX registrations_by_time ON registrations (opened_at, registration_id);
CREATE INDEX registrations_by_day ON registrations (day, opened_at, registration_id);
CREATE UNIQUE INDEX registrations_by_number ON registrations (application_number);

CREATE TABLE search_terms (
  term TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  PRIMARY KEY (term, opened_at, registration_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX search_terms_of_registration ON search_terms (registration_id);

CREATE TABLE drafts (
  registration_id TEXT PRIMARY KEY,
  draft TEXT NOT NULL,
  saved_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE outbox (
  request_hash TEXT PRIMARY KEY,
  registration_id TEXT NOT NULL,
  application_number TEXT NOT NULL,
  request BLOB NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'held')),
  queued_at TEXT NOT NULL,
  tries INTEGER NOT NULL,
  next_try_at TEXT,
  last_fault TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE papers (
  paper_id TEXT PRIMARY KEY,
  registration_id TEXT NOT NULL,
  pages INTEGER NOT NULL,
  pdf BLOB
) STRICT;
CREATE INDEX papers_of_registration ON papers (registration_id);

CREATE TABLE running_numbers (
  counter TEXT PRIMARY KEY,
  last INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE temporary_passwords (
  registration_id TEXT PRIMARY KEY,
  password TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
