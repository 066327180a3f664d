/**
 * What one surname finds is read newest first, as it is shown: ordered so, a search reads a page and no
 * more, however many bear the name.
 */
export const sql = `
CREATE TABLE search_terms_newest_first (
  term TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  registration_id TEXT NOT NULL,
  PRIMARY KEY (term, opened_at DESC, registration_id)
) STRICT, WITHOUT ROWID;
INSERT INTO search_terms_newest_first
  SELECT term, opened_at, registration_id FROM search_terms ORDER BY term, opened_at DESC, registration_id;
DROP TABLE search_terms;
ALTER TABLE search_terms_newest_first RENAME TO search_terms;
CREATE INDEX search_terms_of_registration ON search_terms (registration_id);
`;
