-- Counter windows, by the name in their TLS client certificate.
CREATE TABLE desk (
  name text PRIMARY KEY,
  office text NOT NULL,
  counter_window text NOT NULL,
  active boolean NOT NULL DEFAULT true
);

-- A certificate does not prove that the person still works there: this list does. IINs of staff are
-- compared with certificates and never checksummed.
CREATE TABLE staff (
  iin text NOT NULL,
  bin text NOT NULL,
  name text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  PRIMARY KEY (iin, bin)
);

CREATE TABLE person (
  iin text PRIMARY KEY,
  surname text NOT NULL,
  given_name text NOT NULL,
  patronymic text
);

-- Accounts of the portal. One number guards one account.
CREATE TABLE account (
  iin text PRIMARY KEY REFERENCES person,
  connected_number text UNIQUE,
  connected_at timestamptz,
  -- argon2id (PHC string); null where the account was made elsewhere.
  password_hash text,
  must_change_password boolean NOT NULL DEFAULT false
);

CREATE TABLE session (
  token_hash bytea PRIMARY KEY,
  -- A signed session statement opens one session.
  session_id uuid NOT NULL UNIQUE,
  desk text NOT NULL REFERENCES desk,
  desk_certificate_hash bytea NOT NULL,
  operator_iin text NOT NULL,
  operator_bin text NOT NULL,
  opened_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  FOREIGN KEY (operator_iin, operator_bin) REFERENCES staff
);

-- Who looked up or wrote to whom, and when. Kept also where the centre then declined.
CREATE TABLE access (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  act text NOT NULL CHECK (act IN ('look-up', 'one-time-password')),
  operator_iin text NOT NULL,
  operator_bin text NOT NULL,
  desk text NOT NULL,
  registration_id uuid NOT NULL,
  citizen_iin text NOT NULL,
  -- The wording of the agreement that a look-up stands on; null for a one-time password.
  statements_version text,
  -- The number that was written to; null for a look-up.
  subscriber_number text
);
CREATE INDEX access_by_operator ON access (operator_iin, act, at);
CREATE INDEX access_by_citizen ON access (citizen_iin, at);

-- One-time passwords, as keyed hashes only.
CREATE TABLE challenge (
  challenge_id uuid PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  registration_id uuid NOT NULL,
  citizen_iin text NOT NULL,
  subscriber_number text NOT NULL,
  office text NOT NULL,
  password_hash bytea NOT NULL,
  -- 'sending' until the SMS is handed over; a password that was not handed over is 'failed'.
  state text NOT NULL CHECK (state IN ('sending', 'sent', 'failed', 'spent')),
  tries_left integer NOT NULL CHECK (tries_left >= 0),
  sent_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  resend_after timestamptz NOT NULL
);
CREATE INDEX challenge_by_registration ON challenge (registration_id, number);
CREATE INDEX challenge_by_subscriber_number ON challenge (subscriber_number, number);

-- A registration and its unique number belong to each other from the first request on.
CREATE TABLE registration (
  registration_id uuid PRIMARY KEY,
  application_number text NOT NULL UNIQUE
);

-- Each signed request is decided once.
CREATE TABLE decision (
  request_hash text PRIMARY KEY,
  number bigint GENERATED ALWAYS AS IDENTITY,
  registration_id uuid NOT NULL,
  application_number text NOT NULL,
  desk text NOT NULL,
  -- Null where the signature was not accepted.
  signer_iin text,
  signer_bin text,
  outcome text NOT NULL CHECK (outcome IN ('registered', 'refused', 'returned')),
  reason text,
  decided_at timestamptz NOT NULL,
  receipt text NOT NULL,
  -- The exact bytes that were signed and decided.
  request bytea NOT NULL
);
CREATE INDEX decision_by_application_number ON decision (application_number, number);
CREATE UNIQUE INDEX registered_once_by_id ON decision (registration_id) WHERE outcome = 'registered';
CREATE UNIQUE INDEX registered_once_by_number ON decision (application_number) WHERE outcome = 'registered';

-- The desks' own hash-chained journals, as they sent them.
CREATE TABLE journal_entry (
  desk text NOT NULL REFERENCES desk,
  sequence integer NOT NULL,
  hash text NOT NULL,
  entry text NOT NULL,
  taken_at timestamptz NOT NULL,
  PRIMARY KEY (desk, sequence)
);
