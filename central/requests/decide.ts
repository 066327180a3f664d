import type { Decision, ReturnReason } from '../../src/contract/receipt.ts';
import type { Queries } from '../database/database.ts';
import { findContradiction } from '../journal/contradiction.ts';
import { tryPassword } from '../one-time-passwords/try.ts';
import type { Parts } from '../parts.ts';
import type { Signer } from '../signatures/signer.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import { areOnStaff } from '../staff/find.ts';
import type { Acceptance } from './accept.ts';
import { readFacts } from './facts.ts';
import { findObjection } from './objections.ts';
import type { ReceivedRequest } from './receive.ts';
import { register } from './register.ts';
import { claimRegistration } from './registration.ts';

/** What a request came to. */
export interface Outcome {
  readonly decision: Decision;
  /** The people who signed, the operator who had the one-time password sent before a colleague. */
  readonly signers: readonly Signer[];
  /** Whether somebody who may sign has vouched for the content: then it is decided, whatever bytes encode it. */
  readonly isVouchedFor: boolean;
  /** Whether the number was taken from another account. */
  readonly isMove: boolean;
}

/** What a request comes to that is returned before anything is known about the citizen. */
export const returned = (
  reason: ReturnReason,
  signers: readonly Signer[],
  isVouchedFor = signers.length > 0,
): Outcome => ({ decision: { outcome: 'returned', reason }, signers, isVouchedFor, isMove: false });

/**
 * Decides a request whose signatures are right, within the transaction that also stores the decision:
 * returned while something else must be corrected, refused by clause 9, lapsed with its one-time
 * password, or registered. `now` is the centre's time (milliseconds).
 */
export async function decide(
  received: ReceivedRequest,
  { secrets, signers: people }: Extract<Acceptance, { ok: true }>,
  { isRegistered, now }: { isRegistered: boolean; now: number },
  { policy, keys, random, limits }: Pick<Parts, 'policy' | 'keys' | 'random' | 'limits'>,
  queries: Queries,
): Promise<Outcome> {
  const { request } = received;
  if (!(await areOnStaff(people, queries))) return returned('signer-not-on-staff', people, false);
  if (request.application.statements.version !== policy.statements.version)
    return returned('statements-outdated', people);
  if (!(await claimRegistration(request, queries)) || isRegistered)
    return returned('number-already-decided', people);
  const contradiction = await findContradiction(received, now, queries);
  if (contradiction) return returned(contradiction, people);

  const facts = await readFacts(request, secrets.oneTimePassword, queries);
  const signers = operatorFirst(people, facts.attempt?.challenge.operatorIin ?? null);
  const { temporaryPasswordHash } = secrets;
  const reason = findObjection({ request, signers, facts, temporaryPasswordHash, policy });
  if (reason !== null || facts.attempt === null)
    return returned(reason ?? 'one-time-password-foreign', signers);
  const { attempt } = facts;
  const failure = await tryPassword(
    attempt,
    signingInstant(request),
    { secret: keys.oneTimePasswordSecret, limits, now },
    queries,
  );
  if (failure) return { decision: failure, signers, isVouchedFor: true, isMove: false };
  const { challenge } = attempt;
  const decision = await register(
    { request, own: facts.own, challenge, temporaryPasswordHash, now },
    { policy, random },
    queries,
  );
  return { decision, signers, isVouchedFor: true, isMove: facts.holder !== null };
}

const operatorFirst = (signers: readonly Signer[], operatorIin: string | null): readonly Signer[] =>
  signers.toSorted((one, other) => Number(other.iin === operatorIin) - Number(one.iin === operatorIin));
