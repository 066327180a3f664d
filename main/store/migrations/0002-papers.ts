/**
 * What a paper shows is kept beside its bytes, for duplicates; papers from before have none. The
 * daily registers belong to no registration and stand apart, with their own append-only history.
 */
export const sql = `
ALTER TABLE papers ADD COLUMN document TEXT;

CREATE TABLE registers (
  paper_id TEXT PRIMARY KEY,
  day TEXT NOT NULL,
  pages INTEGER NOT NULL,
  pdf BLOB NOT NULL,
  document TEXT NOT NULL
) STRICT;

CREATE TABLE register_events (
  sequence INTEGER PRIMARY KEY,
  day TEXT NOT NULL,
  recorded TEXT NOT NULL
) STRICT;
CREATE INDEX register_events_of_day ON register_events (day, sequence);
CREATE TRIGGER register_events_are_never_changed BEFORE UPDATE ON register_events BEGIN SELECT RAISE(ABORT, 'the history of registers is append-only'); END;
CREATE TRIGGER register_events_are_never_shortened BEFORE DELETE ON register_events BEGIN SELECT RAISE(ABORT, 'the history of registers is append-only'); END;
`;
