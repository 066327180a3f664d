import { z } from 'zod';
import type { Queries } from '../database/database.ts';
import type { Span } from './span.ts';

/** What an operator did in a span of time. Numbers of acts, unless they are said to be numbers of registrations or journals. */
export const OperatorFigures = z.strictObject({
  iin: z.string(),
  /** By the staff list; null where it has no such person any more. */
  name: z.string().nullable(),
  registered: z.int(),
  accountsCreated: z.int(),
  /** Registrations that took the place of a number of the person's own account. */
  replacements: z.int(),
  /** Registrations that took the number from another account. */
  moves: z.int(),
  /** Wrong one-time passwords (clause 9). */
  refusals: z.int(),
  /** One-time passwords that were expired or spent. */
  lapses: z.int(),
  /** Requests that the desk's journal contradicted. */
  contradictions: z.int(),
  lookUps: z.int(),
  /** Registrations with a look-up, and no request until now. A withdrawal is none: it may name a request that never was. */
  lookUpsWithoutRequest: z.int(),
  /** Registrations with a one-time password, and no request until now. */
  oneTimePasswordsWithoutRequest: z.int(),
  /** Desks' journals of which the operator read entries. */
  journalsRead: z.int(),
});
export type OperatorFigures = z.infer<typeof OperatorFigures>;

const clauseNine = `outcome = 'refused' AND reason = 'one-time-password-wrong'`;

/** The operators who did anything in a span, by name. Requests count for their first signer, when they were decided. */
export async function readOperators({ from, to }: Span, queries: Queries): Promise<OperatorFigures[]> {
  const rows = await queries.rows(
    OperatorFigures,
    `WITH decided AS (
       SELECT signer_iin AS iin,
              count(*) FILTER (WHERE outcome = 'registered') AS registered,
              count(*) FILTER (WHERE account_created) AS accounts,
              count(*) FILTER (WHERE replaced) AS replacements,
              count(*) FILTER (WHERE moved) AS moves,
              count(*) FILTER (WHERE ${clauseNine}) AS refusals,
              count(*) FILTER (WHERE outcome IN ('refused', 'lapsed') AND NOT (${clauseNine})) AS lapses,
              count(*) FILTER (WHERE reason IN ('journal-differs', 'signing-time-contradicted')) AS contradictions
         FROM decision WHERE decided_at >= $1 AND decided_at < $2 AND signer_iin IS NOT NULL
        GROUP BY signer_iin
     ), acts AS (
       SELECT operator_iin AS iin, act, journal, registration_id,
              NOT EXISTS (SELECT FROM decision
                           WHERE decision.registration_id = access.registration_id
                             AND outcome <> 'withdrawn') AS without
         FROM access WHERE at >= $1 AND at < $2
     ), accessed AS (
       SELECT iin,
              count(*) FILTER (WHERE act = 'look-up') AS look_ups,
              count(DISTINCT registration_id) FILTER (WHERE act = 'look-up' AND without) AS looked_up,
              count(DISTINCT registration_id) FILTER (WHERE act = 'one-time-password' AND without) AS written_to,
              count(DISTINCT journal) AS journals
         FROM acts GROUP BY iin
     )
     SELECT iin, (SELECT name FROM staff WHERE staff.iin = figures.iin ORDER BY active DESC LIMIT 1) AS name,
            coalesce(registered, 0)::integer AS registered,
            coalesce(accounts, 0)::integer AS "accountsCreated",
            coalesce(replacements, 0)::integer AS replacements,
            coalesce(moves, 0)::integer AS moves,
            coalesce(refusals, 0)::integer AS refusals,
            coalesce(lapses, 0)::integer AS lapses,
            coalesce(contradictions, 0)::integer AS contradictions,
            coalesce(look_ups, 0)::integer AS "lookUps",
            coalesce(looked_up, 0)::integer AS "lookUpsWithoutRequest",
            coalesce(written_to, 0)::integer AS "oneTimePasswordsWithoutRequest",
            coalesce(journals, 0)::integer AS "journalsRead"
       FROM (decided FULL JOIN accessed USING (iin)) AS figures ORDER BY iin`,
    [from, to],
  );
  return rows.toSorted((one, other) => (one.name ?? '').localeCompare(other.name ?? '', 'kk'));
}
