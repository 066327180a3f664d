-- The supervisor's report counts a day of all operators.
ALTER TABLE decision ADD COLUMN account_created boolean NOT NULL DEFAULT false;
-- Earlier receipts (JWS) say it themselves.
WITH registered AS (
  SELECT registration_id, request_hash, translate(split_part(receipt, '.', 2), '-_', '+/') AS payload
    FROM decision WHERE outcome = 'registered'
), told AS (
  SELECT registration_id, request_hash,
         convert_from(decode(rpad(payload, (length(payload) + 3) / 4 * 4, '='), 'base64'), 'UTF8')::jsonb AS receipt
    FROM registered
)
UPDATE decision SET account_created = true FROM told
 WHERE decision.registration_id = told.registration_id AND decision.request_hash = told.request_hash
   AND (told.receipt -> 'decision' ->> 'accountCreated')::boolean;
CREATE INDEX decision_by_time ON decision (decided_at);
