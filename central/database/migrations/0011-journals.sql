-- Which journals a desk keeps, and the keys by which it proves that an upload is its own.
CREATE TABLE journal (
  desk text NOT NULL REFERENCES desk,
  journal uuid NOT NULL,
  -- A public JWK (P-256) that an operator's signed session statement has named. Null for entries from
  -- before there were such keys: nothing more is taken for them.
  key text,
  enrolled_at timestamptz NOT NULL,
  operator_iin text,
  operator_bin text,
  -- The last entry that was taken.
  sequence integer NOT NULL DEFAULT 0,
  hash text NOT NULL DEFAULT repeat('0', 64),
  received_at timestamptz,
  -- The last upload that was proven.
  uploaded_at timestamptz,
  PRIMARY KEY (desk, journal)
);
INSERT INTO journal (desk, journal, enrolled_at, sequence, hash, received_at, uploaded_at)
SELECT DISTINCT ON (desk) desk, gen_random_uuid(), taken_at, sequence, hash, taken_at, taken_at
  FROM journal_entry ORDER BY desk, sequence DESC;

-- The first entry in its place is the journal's; any other one there, and what goes on from it, is kept too,
-- as a fork.
ALTER TABLE journal_entry ADD COLUMN journal uuid;
ALTER TABLE journal_entry ADD COLUMN in_fork boolean NOT NULL DEFAULT false;
-- Of an application of this desk's office and window that was drawn: no later one may have its number.
ALTER TABLE journal_entry ADD COLUMN application_number text;
UPDATE journal_entry SET journal = journal.journal FROM journal WHERE journal.desk = journal_entry.desk;
WITH drawn AS (
  SELECT desk, sequence, entry::jsonb -> 'event' ->> 'applicationNumber' AS application_number FROM journal_entry
   WHERE entry::jsonb -> 'event' ->> 'type' = 'application-drawn')
UPDATE journal_entry SET application_number = drawn.application_number
  FROM drawn JOIN desk ON desk.name = drawn.desk
 WHERE journal_entry.desk = drawn.desk AND journal_entry.sequence = drawn.sequence
   AND drawn.application_number ~ ('^' || office || '-' || counter_window || '-[0-9]{6}-[0-9]{2}$');
ALTER TABLE journal_entry ALTER COLUMN journal SET NOT NULL;
ALTER TABLE journal_entry DROP CONSTRAINT journal_entry_pkey;
ALTER TABLE journal_entry ADD PRIMARY KEY (desk, journal, sequence, hash);
ALTER TABLE journal_entry ADD FOREIGN KEY (desk, journal) REFERENCES journal;
CREATE UNIQUE INDEX journal_entry_in_place ON journal_entry (desk, journal, sequence) WHERE NOT in_fork;
CREATE INDEX journal_entry_by_application_number ON journal_entry (application_number)
  WHERE application_number IS NOT NULL;

-- What contradicts a journal. The same again is counted, not kept again.
CREATE TABLE journal_evidence (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  desk text NOT NULL REFERENCES desk,
  journal uuid NOT NULL,
  -- 'fork': another entry in a taken place. 'gap': entries before it are missing. 'rewritten-past': it goes
  -- on from an entry that is not the one in that place. 'foreign-key': by another key than the journal's.
  -- 'bad-proof': by the journal's key, but about something else. 'new-journal': the desk has begun another
  -- one. 'request-differs': a signed request says otherwise of the journal before it.
  kind text NOT NULL CHECK (kind IN ('fork', 'gap', 'rewritten-past', 'foreign-key', 'bad-proof', 'new-journal',
                                     'request-differs')),
  -- The place that it is about, and the hash that was named for it; 0 and empty for none.
  sequence integer NOT NULL,
  hash text NOT NULL,
  -- The entry, proof or key that contradicts, or the hash of the request; null where nothing proves whose it is.
  content text,
  first_at timestamptz NOT NULL,
  last_at timestamptz NOT NULL,
  times integer NOT NULL DEFAULT 1,
  UNIQUE (desk, journal, kind, sequence, hash)
);
CREATE INDEX journal_evidence_by_time ON journal_evidence (last_at);

-- When a desk was last in touch while its journal stood at an entry: no request that names this entry, or a
-- later one, as the last before it was signed before. Kept as long as a request may arrive.
CREATE TABLE journal_contact (
  desk text NOT NULL,
  journal uuid NOT NULL,
  sequence integer NOT NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (desk, journal, sequence),
  FOREIGN KEY (desk, journal) REFERENCES journal
);
CREATE INDEX journal_contact_by_time ON journal_contact (desk, journal, at);

-- What signed requests say of the journal before them; compared with entries that arrive later.
CREATE TABLE request_head (
  desk text NOT NULL,
  journal uuid NOT NULL,
  sequence integer NOT NULL,
  hash text NOT NULL,
  request_hash text NOT NULL,
  content_hash text NOT NULL,
  PRIMARY KEY (desk, journal, sequence, request_hash)
);
