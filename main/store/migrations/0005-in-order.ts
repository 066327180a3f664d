/**
 * Registrations lie in the file in the order in which they were opened, and what finds them names their
 * place: a page of the list, or a day, is then a few neighbouring pages of the file, and not one far
 * page for each row.
 */
export const sql = `
CREATE TABLE registrations_in_order (
  place INTEGER PRIMARY KEY,
  registration_id TEXT NOT NULL UNIQUE,
  phase TEXT NOT NULL,
  operator_iin TEXT NOT NULL,
  operator_name TEXT NOT NULL,
  application_number TEXT UNIQUE,
  iin TEXT NOT NULL,
  name TEXT NOT NULL,
  subscriber_number TEXT NOT NULL,
  opened_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  day TEXT NOT NULL
) STRICT;
INSERT INTO registrations_in_order (registration_id, phase, operator_iin, operator_name, application_number, iin, name,
    subscriber_number, opened_at, changed_at, day)
  SELECT registration_id, phase, operator_iin, operator_name, application_number, iin, name, subscriber_number,
    opened_at, changed_at, day
  FROM registrations ORDER BY opened_at, registration_id;
CREATE TABLE search_terms_in_order (
  term TEXT NOT NULL,
  place INTEGER NOT NULL,
  PRIMARY KEY (term, place DESC)
) STRICT, WITHOUT ROWID;
INSERT INTO search_terms_in_order
  SELECT term, place FROM search_terms JOIN registrations_in_order USING (registration_id) ORDER BY term, place DESC;
DROP TABLE search_terms;
DROP TABLE registrations;
ALTER TABLE search_terms_in_order RENAME TO search_terms;
ALTER TABLE registrations_in_order RENAME TO registrations;
CREATE INDEX search_terms_of_place ON search_terms (place);
CREATE INDEX registrations_by_time ON registrations (opened_at);
CREATE INDEX registrations_by_day ON registrations (day, opened_at);
CREATE INDEX registrations_by_operator ON registrations (operator_iin, opened_at);
CREATE INDEX registrations_not_ended ON registrations (phase, opened_at)
  WHERE phase NOT IN ('registered', 'abandoned');
CREATE INDEX registrations_by_iin ON registrations (iin, opened_at);
CREATE INDEX registrations_by_subscriber_number ON registrations (subscriber_number, opened_at);
`;
