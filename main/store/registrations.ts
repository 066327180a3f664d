import type Database from 'better-sqlite3';
import { digitsOf } from '../../src/application/application-number.ts';
import { fullName, searchKey } from '../../src/application/names.ts';
import { dateAtCounter, type Instant } from '../../src/contract/instant.ts';
import type { RegistrationRow } from '../../src/contract/views.ts';
import { sharedPhases } from '../../src/registration/access.ts';
import { beforeSigning } from '../../src/registration/acts.ts';
import type { Phase, RegistrationState } from '../../src/registration/state.ts';
import type { Statements } from './guard.ts';

/** What a list shows of a registration, kept beside the journal and written with it. */
export interface RegistrationList {
  /** `before` is the state that the list has now, or null. */
  put(state: RegistrationState, before: RegistrationState | null): void;
  /** Newest first; what is other operators' own (`src/registration/access.ts`) and empty abandoned ones are left out. */
  list(query: ListQuery): RegistrationRow[];
  /** By the beginning of a surname, given name, IIN, application number or subscriber number. */
  search(query: SearchQuery): RegistrationRow[];
  /** Registered, with a temporary password that was not handed over yet; oldest first. */
  slipsDue(viewerIin: string): RegistrationRow[];
  /** Not signed yet, or to be signed anew; newest first, the newest 200. */
  unfinished(viewerIin: string): RegistrationRow[];
  /** Everyone who ever opened a registration here. */
  operators(): { iin: string; name: string }[];
  /** The registrations that were opened on a day, oldest first. */
  ofDay(day: string): string[];
  /** Unfinished registrations of a citizen or a number, and those that were registered on the day. */
  inHand(of: {
    iin: string;
    subscriberNumber: string;
    day: string;
  }): (FoundInHand & { same: 'citizen' | 'number' })[];
}

export interface FoundInHand {
  readonly registrationId: string;
  readonly operatorIin: string;
  readonly operator: string;
  readonly phase: Phase;
  readonly since: Instant;
}

/** What narrows a list down; null does not. */
export interface Filter {
  /** Who looks: some registrations are their operator's own. */
  readonly viewerIin: string;
  readonly day: string | null;
  readonly phase: Phase | null;
  readonly operatorIin: string | null;
}

export interface ListQuery extends Filter {
  /** Where the page before this one ended. */
  readonly before: { openedAt: string; registrationId: string } | null;
  readonly limit: number;
}

export interface SearchQuery extends Filter {
  readonly text: string;
  readonly limit: number;
}

const columns = `r.registration_id AS registrationId, r.application_number AS applicationNumber, r.name, r.iin,
  r.subscriber_number AS subscriberNumber, r.phase, r.operator_name AS operator,
  r.operator_iin = @viewerIin AS mine, r.opened_at AS openedAt, r.changed_at AS changedAt,
  r.phase = 'registered' AND EXISTS (SELECT 1 FROM temporary_passwords p WHERE p.registration_id = r.registration_id) AS slipDue`;

/** SQLite has no booleans. */
type StoredRow = Omit<RegistrationRow, 'mine' | 'slipDue'> & {
  readonly mine: 0 | 1;
  readonly slipDue: 0 | 1;
};
const rowFrom = (stored: StoredRow): RegistrationRow => ({
  ...stored,
  mine: stored.mine === 1,
  slipDue: stored.slipDue === 1,
});

const listOf = (phases: readonly Phase[]): string => phases.map((phase) => `'${phase}'`).join(', ');

/** `isVisible` in SQL. Abandoned before a number: nothing to show. */
const visible = `(r.operator_iin = @viewerIin OR (r.application_number IS NOT NULL AND r.phase IN (${listOf(sharedPhases)})))
  AND NOT (r.phase = 'abandoned' AND r.application_number IS NULL)`;

const placeOfId = '(SELECT place FROM registrations WHERE registration_id = @registrationId)';

/** Word for word the condition of the partial indexes, so that they serve. */
const notEnded = `r.phase NOT IN ('registered', 'abandoned')`;

export function openRegistrationList(connection: Statements): RegistrationList {
  const put = connection
    .prepare<[ReturnType<typeof rowOf>], number>(`
    INSERT INTO registrations (registration_id, phase, operator_iin, operator_name, application_number, iin, name,
      subscriber_number, opened_at, changed_at, day)
    VALUES (@registrationId, @phase, @operatorIin, @operator, @applicationNumber, @iin, @name, @subscriberNumber,
      @openedAt, @changedAt, @day)
    ON CONFLICT (registration_id) DO UPDATE SET phase = excluded.phase, application_number = excluded.application_number,
      iin = excluded.iin, name = excluded.name, subscriber_number = excluded.subscriber_number, changed_at = excluded.changed_at
    RETURNING place`)
    .pluck();
  const move = connection.prepare(
    'UPDATE registrations SET phase = @phase, changed_at = @changedAt WHERE registration_id = @registrationId',
  );
  const dropTerms = connection.prepare('DELETE FROM search_terms WHERE place = ?');
  const putTerm = connection.prepare('INSERT OR IGNORE INTO search_terms VALUES (?, ?)');
  const prepared = new Map<string, Database.Statement<[Record<string, unknown>], StoredRow>>();
  const query = (sql: string): Database.Statement<[Record<string, unknown>], StoredRow> => {
    const statement = prepared.get(sql) ?? connection.prepare<[Record<string, unknown>], StoredRow>(sql);
    prepared.set(sql, statement);
    return statement;
  };
  const slipsDue = connection.prepare<[{ viewerIin: string }], StoredRow>(
    `SELECT ${columns} FROM temporary_passwords JOIN registrations r USING (registration_id)
    WHERE r.phase = 'registered' ORDER BY r.opened_at, r.place`,
  );
  const unfinished = connection.prepare<[{ viewerIin: string }], StoredRow>(
    `SELECT ${columns} FROM registrations r WHERE ${notEnded} AND r.phase IN (${listOf(beforeSigning)}) AND ${visible}
    ORDER BY r.opened_at DESC, r.place DESC LIMIT 200`,
  );
  const operators = connection.prepare<[], { iin: string; name: string }>(
    'SELECT operator_iin AS iin, max(operator_name) AS name FROM registrations GROUP BY operator_iin ORDER BY name',
  );
  const ofDay = connection
    .prepare<[string], string>('SELECT registration_id FROM registrations WHERE day = ? ORDER BY opened_at')
    .pluck();
  const sameCitizen = connection.prepare<[string, string], FoundInHand>(inHandSql('iin'));
  const sameNumber = connection.prepare<[string, string], FoundInHand>(inHandSql('subscriber_number'));

  return {
    put(state, before) {
      // Most events move the phase and nothing else; the indexes are then left alone.
      if (before && before.application === state.application && before.lookup === state.lookup) {
        move.run({ registrationId: state.registrationId, phase: state.phase, changedAt: state.changedAt });
        return;
      }
      const place = put.get(rowOf(state));
      dropTerms.run(place);
      for (const term of termsOf(state)) putTerm.run(term, place);
    },
    list({ before, limit, ...filter }) {
      const after = before ? `AND (r.opened_at, r.place) < (@openedAt, ${placeOfId})` : '';
      return query(
        `SELECT ${columns} FROM registrations r WHERE ${visible} ${narrowed(filter)} ${after}
        ORDER BY r.opened_at DESC, r.place DESC LIMIT @limit`,
      )
        .all({ ...filter, ...before, limit })
        .map(rowFrom);
    },
    search({ text, limit, ...filter }) {
      const from = searchTerm(text);
      const range = { from, to: `${from}\u{10ffff}` };
      // A day, or what has not ended, is little: what of it fits is asked, not what of everything fits.
      if (filter.day || (filter.phase && !isEnded(filter.phase)))
        return query(
          `SELECT ${columns} FROM registrations r WHERE ${visible} ${narrowed(filter)} AND EXISTS
          (SELECT 1 FROM search_terms t WHERE t.place = r.place AND t.term >= @from AND t.term < @to)
          ORDER BY r.opened_at DESC, r.place DESC LIMIT @limit`,
        )
          .all({ ...filter, ...range, limit })
          .map(rowFrom);
      // Row by row, for each is read from elsewhere; a surname and a given name that both begin so find one twice.
      const found = new Map<string, RegistrationRow>();
      const rows = query(
        `SELECT ${columns} FROM search_terms t JOIN registrations r USING (place)
        WHERE t.term >= @from AND t.term < @to AND ${visible} ${narrowed(filter)} ORDER BY t.term, t.place DESC`,
      );
      for (const row of rows.iterate({ ...filter, ...range })) {
        found.set(row.registrationId, rowFrom(row));
        if (found.size === limit) break;
      }
      return [...found.values()];
    },
    slipsDue: (viewerIin) => slipsDue.all({ viewerIin }).map(rowFrom),
    unfinished: (viewerIin) => unfinished.all({ viewerIin }).map(rowFrom),
    operators: () => operators.all(),
    ofDay: (day) => ofDay.all(day),
    inHand: ({ iin, subscriberNumber, day }) => [
      ...sameCitizen.all(iin, day).map((row) => ({ ...row, same: 'citizen' as const })),
      ...sameNumber.all(subscriberNumber, day).map((row) => ({ ...row, same: 'number' as const })),
    ],
  };
}

const isEnded = (phase: Phase): boolean => phase === 'registered' || phase === 'abandoned';

/** The filter's part of a statement. Work that has not ended is rare, and has an index of its own. */
function narrowed({ day, phase, operatorIin }: Filter): string {
  return [
    day && 'AND r.day = @day',
    phase && 'AND r.phase = @phase',
    phase && !isEnded(phase) && `AND ${notEnded}`,
    operatorIin && 'AND r.operator_iin = @operatorIin',
  ]
    .filter(Boolean)
    .join(' ');
}

const inHandSql = (column: 'iin' | 'subscriber_number'): string => `
  SELECT registration_id AS registrationId, operator_iin AS operatorIin, operator_name AS operator, phase, opened_at AS since
  FROM registrations r WHERE ${column} = ? AND (${notEnded} OR (phase = 'registered' AND day = ?))
  ORDER BY opened_at DESC LIMIT 5`;

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
