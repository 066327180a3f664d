import { instantOf } from '../../src/contract/instant.ts';
import type { Queries } from '../database/database.ts';
import type { Desk } from '../desks/find.ts';
import type { Session } from '../sessions/session.ts';
import type { LimitName, Limits } from './limits.ts';
import { countUses } from './uses.ts';

/** An operator's look at a citizen, message to one, or look at what a desk has done for many. */
export type Access = { readonly session: Session; readonly desk: Desk } & (
  | {
      readonly act: 'look-up';
      readonly registrationId: string;
      readonly citizenIin: string;
      /** The wording of the agreement that it stands on. */
      readonly statementsVersion: string;
    }
  | {
      readonly act: 'one-time-password';
      readonly registrationId: string;
      readonly citizenIin: string;
      /** The number that is written to. */
      readonly subscriberNumber: string;
    }
  | {
      readonly act: 'journal';
      readonly journal: string;
      /** The sequence number after which entries are asked for. */
      readonly after: number;
    }
);

const limitsOfOperator: Readonly<Record<Access['act'], readonly LimitName[]>> = {
  'look-up': ['lookUpsPerOperator', 'lookUpsPerOperatorDaily'],
  'one-time-password': ['oneTimePasswordsPerOperator', 'oneTimePasswordsPerOperatorDaily'],
  journal: ['journalReadsPerOperator'],
};

/**
 * Records who turned to whom and when (`at` in milliseconds), whatever comes of it then. Throws
 * `too-many-requests`, and records nothing, where this operator has done so as often as the limits allow.
 */
export async function recordAccess(
  access: Access,
  limits: Limits,
  at: number,
  queries: Queries,
): Promise<void> {
  const { act, session, desk } = access;
  const uses = limitsOfOperator[act].map((limit) => ({ limit, subject: session.operatorIin }));
  await countUses(uses, limits, at, queries);
  await queries.run(
    `INSERT INTO access (at, act, operator_iin, operator_bin, desk, registration_id, citizen_iin,
                         statements_version, subscriber_number, journal, journal_after)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      ...[instantOf(at), act, session.operatorIin, session.operatorBin, desk.identity.desk],
      ...('registrationId' in access ? [access.registrationId, access.citizenIin] : [null, null]),
      'statementsVersion' in access ? access.statementsVersion : null,
      'subscriberNumber' in access ? access.subscriberNumber : null,
      ...('journal' in access ? [access.journal, access.after] : [null, null]),
    ],
  );
}
