import type { Policy } from '../../src/contract/policy.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import type { Queries } from '../database/database.ts';
import { lock } from '../database/lock.ts';
import type { Attempt } from '../one-time-passwords/attempt.ts';
import { findAccount, isConnectedElsewhere } from '../people/account.ts';
import { findPerson, haveSameName, lockPerson } from '../people/person.ts';
import type { Signer } from '../signatures/signer.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import { isOnStaff } from '../staff/find.ts';
import { claimRegistration } from './registration.ts';

/** What the decision about a request whose signature is right goes by. */
export interface Matter {
  readonly request: AnyRegistrationRequest;
  readonly signer: Signer;
  /** Null where the one-time password belongs to something else. */
  readonly attempt: Attempt | null;
  /** Null where the temporary password is missing or unfit. */
  readonly temporaryPasswordHash: string | null;
  readonly policy: Policy;
  /** The centre's time, milliseconds. */
  readonly now: number;
}

type Objection = (matter: Matter, queries: Queries) => Promise<ReturnReason | null> | ReturnReason | null;

/**
 * What must be corrected before the one-time password is even looked at, so that no return burns it
 * or tells whether it was right. In this order; each may rely on those before it. Whatever a later
 * one reads is locked by then: registration, person, number.
 */
const objections: readonly Objection[] = [
  async ({ signer }, queries) => ((await isOnStaff(signer, queries)) ? null : 'signer-not-on-staff'),
  ({ request, policy }) =>
    request.application.statements.version === policy.statements.version ? null : 'statements-outdated',
  async ({ request }, queries) =>
    (await claimRegistration(request, queries)) ? null : 'number-already-decided',
  person,
  challenge,
  number,
  account,
  ({ request, temporaryPasswordHash }) =>
    request.account.act === 'create' && temporaryPasswordHash === null ? 'temporary-password-unfit' : null,
];

/** The first thing that must be corrected, or null. */
export async function findObjection(matter: Matter, queries: Queries): Promise<ReturnReason | null> {
  for (const objection of objections) {
    const reason = await objection(matter, queries);
    if (reason) return reason;
  }
  return null;
}

async function person({ request }: Matter, queries: Queries): Promise<ReturnReason | null> {
  const { applicant } = request.application;
  if (!(await lockPerson(applicant.iin, queries))) return 'iin-unknown';
  const known = await findPerson(applicant.iin, queries);
  return known && haveSameName(known, applicant) ? null : 'name-differs';
}

function challenge({ request, attempt, policy }: Matter): ReturnReason | null {
  if (!attempt) return 'one-time-password-foreign';
  const earliest = attempt.challenge.sentAt - policy.clock.refuseSeconds * 1000;
  return signingInstant(request) < earliest ? 'clock-off' : null;
}

async function number({ request }: Matter, queries: Queries): Promise<ReturnReason | null> {
  const { subscriberNumber, applicant } = request.application;
  await lock('number', subscriberNumber, queries);
  return (await isConnectedElsewhere(subscriberNumber, applicant.iin, queries))
    ? 'number-connected-elsewhere'
    : null;
}

async function account({ request }: Matter, queries: Queries): Promise<ReturnReason | null> {
  const exists = (await findAccount(request.application.applicant.iin, queries)) !== null;
  if (request.account.act === 'create') return exists ? 'account-exists' : null;
  return exists ? null : 'account-missing';
}
