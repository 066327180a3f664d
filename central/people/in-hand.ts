import { z } from 'zod';
import type { LookupOutput } from '../../src/contract/central.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';

type InHand = NonNullable<LookupOutput['inHand']>[number];

/** A one-time password sent longer ago no longer says that somebody sits at that window (milliseconds). */
const stillSitting = 30 * 60_000;
const aDay = 24 * 3_600_000;

const Row = z.strictObject({
  office: z.string(),
  window: z.string(),
  phase: z.enum(['password-sent', 'registered']),
  since: z.date(),
});

/**
 * Where else a citizen was served lately: one-time passwords of other registrations, and decisions.
 * Two windows at once for one citizen is how a number is connected behind somebody's back.
 */
export async function findInHand(
  { iin, registrationId, now }: { iin: string; registrationId: string; now: number },
  queries: Queries,
): Promise<InHand[]> {
  const rows = await queries.rows(
    Row,
    `SELECT desk.office, desk.counter_window AS window, 'password-sent' AS phase, max(access.at) AS since
    FROM access JOIN desk ON desk.name = access.desk
    WHERE access.act = 'one-time-password' AND citizen_iin = $1 AND registration_id <> $2 AND access.at > $3
      AND NOT EXISTS (SELECT 1 FROM decision WHERE decision.registration_id = access.registration_id AND outcome = 'registered')
    GROUP BY desk.office, desk.counter_window
    UNION ALL
    SELECT DISTINCT desk.office, desk.counter_window, 'registered', decision.decided_at
    FROM decision JOIN desk ON desk.name = decision.desk JOIN challenge USING (registration_id)
    WHERE outcome = 'registered' AND citizen_iin = $1 AND decision.decided_at > $4
    ORDER BY since DESC LIMIT 5`,
    [iin, registrationId, instantOf(now - stillSitting), instantOf(now - aDay)],
  );
  return rows.map(({ since, ...row }) => ({ ...row, since: instantOf(since.getTime()) }));
}
