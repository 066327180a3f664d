import { digitsOf } from '../../src/application/application-number.ts';
import { fullName, searchKey } from '../../src/application/names.ts';
import type { RegistrationRow } from '../../src/contract/desk.ts';
import { dateAtCounter } from '../../src/contract/instant.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { Connection } from './database.ts';

/** What a list shows of a registration, kept beside the journal and written with it. */
export interface RegistrationList {
  /** `before` is the state that the list has now, or null. */
  put(state: RegistrationState, before: RegistrationState | null): void;
  /** Newest first; unfinished ones of other operators and empty abandoned ones are left out. */
  list(query: ListQuery): RegistrationRow[];
  /** By the beginning of a surname, given name, IIN, application number or subscriber number. */
  search(query: SearchQuery): RegistrationRow[];
}

export interface ListQuery {
  readonly operatorIin: string;
  readonly day: string | null;
  /** Where the page before this one ended. */
  readonly before: { openedAt: string; registrationId: string } | null;
  readonly limit: number;
}

export interface SearchQuery {
  readonly operatorIin: string;
  readonly text: string;
  readonly limit: number;
}

const columns = `r.registration_id AS registrationId, r.application_number AS applicationNumber, r.name, r.iin,
  r.subscriber_number AS subscriberNumber, r.phase, r.operator_name AS operator, r.opened_at AS openedAt, r.changed_at AS changedAt`;

/** Work in progress is its operator's own; what was signed is the window's. Abandoned before a number: nothing to show. */
const visible = `(r.operator_iin = @operatorIin OR r.phase IN ('queued', 'held', 'registered'))
  AND NOT (r.phase = 'abandoned' AND r.application_number IS NULL)`;

export function openRegistrationList(connection: Connection): RegistrationList {
  const put = connection.prepare(`
    INSERT INTO registrations VALUES (@registrationId, @phase, @operatorIin, @operator, @applicationNumber, @iin, @name,
      @subscriberNumber, @openedAt, @changedAt, @day)
    ON CONFLICT (registration_id) DO UPDATE SET phase = excluded.phase, application_number = excluded.application_number,
      iin = excluded.iin, name = excluded.name, subscriber_number = excluded.subscriber_number, changed_at = excluded.changed_at`);
  const move = connection.prepare(
    'UPDATE registrations SET phase = @phase, changed_at = @changedAt WHERE registration_id = @registrationId',
  );
  const dropTerms = connection.prepare('DELETE FROM search_terms WHERE registration_id = ?');
  const putTerm = connection.prepare('INSERT OR IGNORE INTO search_terms VALUES (?, ?, ?)');
  const page = (where: string) =>
    connection.prepare<[Record<string, unknown>], RegistrationRow>(`
      SELECT ${columns} FROM registrations r WHERE ${where} AND ${visible}
      AND (r.opened_at, r.registration_id) < (@openedAt, @beforeId)
      ORDER BY r.opened_at DESC, r.registration_id DESC LIMIT @limit`);
  const pageOfDay = page('r.day = @day');
  const pageOfAll = page('1');
  const matching = connection.prepare<[Record<string, unknown>], RegistrationRow>(`
    SELECT DISTINCT ${columns} FROM search_terms t JOIN registrations r USING (registration_id)
    WHERE t.term >= @from AND t.term < @to AND ${visible} ORDER BY t.term, t.opened_at DESC LIMIT @limit`);

  return {
    put(state, before) {
      // Most events move the phase and nothing else; the indexes are then left alone.
      if (before && before.application === state.application && before.lookup === state.lookup) {
        move.run({ registrationId: state.registrationId, phase: state.phase, changedAt: state.changedAt });
        return;
      }
      put.run(rowOf(state));
      const terms = termsOf(state);
      dropTerms.run(state.registrationId);
      for (const term of terms) putTerm.run(term, state.openedAt, state.registrationId);
    },
    list({ operatorIin, day, before, limit }) {
      const from = {
        openedAt: before?.openedAt ?? '9',
        beforeId: before?.registrationId ?? '',
        operatorIin,
        limit,
      };
      return day === null ? pageOfAll.all(from) : pageOfDay.all({ ...from, day });
    },
    search({ operatorIin, text, limit }) {
      const from = searchTerm(text);
      return matching.all({ from, to: `${from}\u{10ffff}`, operatorIin, limit });
    },
  };
}

function rowOf(state: RegistrationState) {
  const applicant = state.application?.applicant ?? state.lookup?.person;
  return {
    registrationId: state.registrationId,
    phase: state.phase,
    operatorIin: state.operator?.iin ?? '',
    operator: state.operator?.name ?? '',
    applicationNumber: state.applicationNumber,
    iin: applicant?.iin ?? '',
    name: applicant ? fullName(applicant) : '',
    subscriberNumber: state.application?.subscriberNumber ?? '',
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    day: dateAtCounter(state.openedAt),
  };
}

/** Every text by whose beginning a registration is found. */
function termsOf(state: RegistrationState): string[] {
  const applicant = state.application?.applicant ?? state.lookup?.person;
  return [
    applicant && searchKey(`${applicant.surname} ${applicant.givenName}`),
    applicant && searchKey(applicant.givenName),
    applicant?.iin,
    state.applicationNumber && digitsOf(state.applicationNumber),
    state.application?.subscriberNumber.slice(2),
  ].filter((term) => term !== null && term !== undefined);
}

/** A search as typed: digits in any grouping, with or without a country code, or the beginning of a name. */
function searchTerm(text: string): string {
  const digits = text.replaceAll(/[\s()+-]/g, '');
  if (!/^\d+$/.test(digits)) return searchKey(text);
  return /^\s*(\+7|87)/.test(text) ? digits.slice(1) : digits;
}
