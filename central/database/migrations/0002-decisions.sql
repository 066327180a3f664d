-- A withdrawn request is decided too. The comment of the first migration on `request` holds for all
-- other outcomes: of a withdrawn one it is the withdrawal that was signed.
ALTER TABLE decision DROP CONSTRAINT decision_outcome_check;
ALTER TABLE decision ADD CONSTRAINT decision_outcome_check
  CHECK (outcome IN ('registered', 'refused', 'lapsed', 'returned', 'withdrawn'));

-- One content is decided once, however it is encoded or signed. Null where no accepted signature proves
-- that the content is the signer's.
ALTER TABLE decision ADD COLUMN content_hash text;
-- Where policy asks for two employees' signatures.
ALTER TABLE decision ADD COLUMN second_signer_iin text;
ALTER TABLE decision ADD COLUMN second_signer_bin text;
-- A registration has replaced the number of the person's own account, or moved the number from another's.
ALTER TABLE decision ADD COLUMN replaced boolean NOT NULL DEFAULT false;
ALTER TABLE decision ADD COLUMN moved boolean NOT NULL DEFAULT false;

-- The content of earlier requests stands in them as one OCTET STRING that begins with its first member.
WITH found AS (
  SELECT request_hash, number, request, position('\x7b226163636f756e74223a7b22616374223a'::bytea IN request) AS place
    FROM decision
), contents AS (
  SELECT request_hash, number,
         encode(sha256(substring(request FROM place
                                 FOR get_byte(request, place - 3) * 256 + get_byte(request, place - 2))), 'hex') AS hash
    FROM found
   WHERE place > 5 AND substring(request FROM place - 4 FOR 2) = '\x0482'::bytea
), firsts AS (
  SELECT DISTINCT ON (hash) request_hash, hash FROM contents ORDER BY hash, number
)
UPDATE decision SET content_hash = firsts.hash FROM firsts
 WHERE decision.request_hash = firsts.request_hash
   AND decision.signer_iin IS NOT NULL AND decision.reason IS DISTINCT FROM 'signer-not-on-staff';

-- A withdrawal names the hashes of the request that it withdraws, and counts for its own registration only:
-- what it says of another one's is without effect.
ALTER TABLE decision DROP CONSTRAINT decision_pkey;
ALTER TABLE decision ADD PRIMARY KEY (registration_id, request_hash);
CREATE UNIQUE INDEX decision_by_content ON decision (registration_id, content_hash);

-- Registering ends what is open for the person or the number: 'void'.
ALTER TABLE challenge DROP CONSTRAINT challenge_state_check;
ALTER TABLE challenge ADD CONSTRAINT challenge_state_check
  CHECK (state IN ('sending', 'sent', 'failed', 'spent', 'void'));
CREATE INDEX challenge_open_by_citizen ON challenge (citizen_iin) WHERE state IN ('sending', 'sent');
-- Who had it sent; null before this migration.
ALTER TABLE challenge ADD COLUMN operator_iin text;

ALTER TABLE account ADD COLUMN email text;
-- Until when the temporary password can be used; null where there is none, or it was set before this migration.
ALTER TABLE account ADD COLUMN password_expires_at timestamptz;

-- What the holder of an account reads on its page.
CREATE TABLE account_notice (
  number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  iin text NOT NULL REFERENCES account,
  at timestamptz NOT NULL,
  -- 'number-moved': the number is connected to another account now.
  kind text NOT NULL CHECK (kind IN ('number-moved')),
  subscriber_number text NOT NULL
);
CREATE INDEX account_notice_by_account ON account_notice (iin, number);

-- Messages to citizens, written in the transaction of what they tell and sent once it is committed.
CREATE TABLE outgoing_message (
  message_id uuid PRIMARY KEY,
  channel text NOT NULL CHECK (channel IN ('sms', 'mail')),
  recipient text NOT NULL,
  -- Of an e-mail.
  subject text,
  text text NOT NULL,
  created_at timestamptz NOT NULL,
  -- When it may be sent, or tried again.
  due_at timestamptz NOT NULL,
  tries integer NOT NULL DEFAULT 0,
  sent_at timestamptz
);
CREATE INDEX outgoing_message_due ON outgoing_message (due_at) WHERE sent_at IS NULL;
