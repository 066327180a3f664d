/** What the journal's filters and the question "who has this in hand" ask for. Unfinished work is rare: partial indexes. */
export const sql = `
CREATE INDEX registrations_by_operator ON registrations (operator_iin, opened_at, registration_id);
CREATE INDEX registrations_not_ended ON registrations (phase, opened_at, registration_id)
  WHERE phase NOT IN ('registered', 'abandoned');
CREATE INDEX registrations_by_iin ON registrations (iin, opened_at);
CREATE INDEX registrations_by_subscriber_number ON registrations (subscriber_number, opened_at);
`;
