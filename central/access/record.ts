import { z } from 'zod';
import { instantOf } from '../../src/contract/instant.ts';
import type { Limit } from '../config.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Desk } from '../desks/find.ts';
import type { Session } from '../sessions/session.ts';
import { checkLimit } from './limit.ts';

/** An operator's look at a citizen, or message to one. */
export interface Access {
  readonly act: 'look-up' | 'one-time-password';
  readonly session: Session;
  readonly desk: Desk;
  readonly registrationId: string;
  readonly citizenIin: string;
  /** The wording of the agreement that a look-up stands on. */
  readonly statementsVersion: string | null;
  /** The number that is written to. */
  readonly subscriberNumber: string | null;
}

const Recent = z.strictObject({ at: z.date() });

/**
 * Records who turned to whom and when (`at` in milliseconds), whatever comes of it then. Throws
 * `too-many-requests`, and records nothing, where this operator has done so as often as the limit
 * allows; requests that come at once are counted one after the other.
 */
export async function recordAccess(
  access: Access,
  limit: Limit,
  at: number,
  queries: Queries,
): Promise<void> {
  const { act, session } = access;
  await lock('operator', session.operatorIin, queries);
  const recent = await queries.rows(
    Recent,
    'SELECT at FROM access WHERE operator_iin = $1 AND act = $2 ORDER BY at DESC LIMIT $3',
    [session.operatorIin, act, limit.count],
  );
  checkLimit(
    recent.map((row) => row.at),
    limit,
    at,
  );
  await insert(access, at, queries);
}

async function insert(access: Access, at: number, queries: Queries): Promise<void> {
  const { act, session, desk, registrationId, citizenIin, statementsVersion, subscriberNumber } = access;
  await queries.run(
    `INSERT INTO access (at, act, operator_iin, operator_bin, desk, registration_id, citizen_iin,
                         statements_version, subscriber_number)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      ...[instantOf(at), act, session.operatorIin, session.operatorBin, desk.identity.desk],
      ...[registrationId, citizenIin, statementsVersion, subscriberNumber],
    ],
  );
}
