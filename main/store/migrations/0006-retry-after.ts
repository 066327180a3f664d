/** Until when the centre asked to wait for a request, and how often its receipt did not verify. */
export const sql = `
ALTER TABLE outbox ADD COLUMN asked_until TEXT;
ALTER TABLE outbox ADD COLUMN invalid_receipts INTEGER NOT NULL DEFAULT 0;
`;
