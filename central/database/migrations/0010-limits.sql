-- How often what is limited was done in a window of time, by whom or on whom. A row is used again once its
-- window has ended; rows that are not are removed (central/housekeeping.ts).
CREATE TABLE limit_use (
  -- A name of the configuration's `limits`.
  "limit" text NOT NULL,
  -- An operator's or a person's IIN, a subscriber number, or a desk.
  subject text NOT NULL,
  count integer NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY ("limit", subject)
) WITH (fillfactor = 50);

-- A registration looks up one person: the first who was found.
CREATE TABLE registration_person (
  registration_id uuid PRIMARY KEY,
  citizen_iin text NOT NULL
);

-- An operator's look at a desk's journal is an access too; it is to many citizens at once.
ALTER TABLE access DROP CONSTRAINT access_act_check;
ALTER TABLE access ALTER COLUMN registration_id DROP NOT NULL;
ALTER TABLE access ALTER COLUMN citizen_iin DROP NOT NULL;
ALTER TABLE access ADD COLUMN journal uuid;
-- The sequence number after which entries were asked for.
ALTER TABLE access ADD COLUMN journal_after integer;
ALTER TABLE access ADD CONSTRAINT access_act_check CHECK (
  act IN ('look-up', 'one-time-password') AND registration_id IS NOT NULL AND citizen_iin IS NOT NULL
  OR act = 'journal' AND journal IS NOT NULL AND journal_after IS NOT NULL
);
-- Limits are not counted here any more; the supervisor's report reads a day of all operators.
DROP INDEX access_by_operator;
CREATE INDEX access_by_time ON access (at);

-- A one-time password that is asked for again, since its answer was lost, is the same: by registration,
-- attempt, person, number and desk. Null before contract version 2.
ALTER TABLE challenge ADD COLUMN attempt integer;
ALTER TABLE challenge ADD COLUMN desk text;
