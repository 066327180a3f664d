import { maskSubscriberNumber } from '../../src/application/subscriber-number.ts';
import type { Policy } from '../../src/contract/policy.ts';
import type { ReturnReason } from '../../src/contract/receipt.ts';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';
import { type Account, replacedBy } from '../people/account.ts';
import { haveSameName } from '../people/person.ts';
import type { Signer } from '../signatures/signer.ts';
import { signingInstant } from '../signatures/signing-instant.ts';
import type { Facts } from './facts.ts';

/** What the decision about a request goes by whose signatures are right. */
export interface Matter {
  readonly request: AnyRegistrationRequest;
  /** One person, or two. */
  readonly signers: readonly Signer[];
  readonly facts: Facts;
  /** Null where the temporary password is missing or unfit. */
  readonly temporaryPasswordHash: string | null;
  readonly policy: Policy;
}

type Objection = (matter: Matter) => ReturnReason | null;

/**
 * What must be corrected before the one-time password is even looked at, so that no return burns it
 * or tells whether it was right. In this order.
 */
const objections: readonly Objection[] = [
  person,
  oneTimePassword,
  overtaken,
  number,
  account,
  replacement,
  ({ request, temporaryPasswordHash }) =>
    request.account.act === 'create' && temporaryPasswordHash === null ? 'temporary-password-unfit' : null,
];

/** The first thing that must be corrected, or null. */
export function findObjection(matter: Matter): ReturnReason | null {
  for (const objection of objections) {
    const reason = objection(matter);
    if (reason) return reason;
  }
  return null;
}

function person({ request, facts }: Matter): ReturnReason | null {
  if (facts.person === null) return 'iin-unknown';
  if (facts.person === 'unusable') return 'name-unusable';
  return haveSameName(facts.person, request.application.applicant) ? null : 'name-differs';
}

/** Nobody signs what a citizen says before it was sent to them: a desk that claims so has a wrong clock. */
function oneTimePassword({ request, facts: { attempt } }: Matter): ReturnReason | null {
  if (!attempt) return 'one-time-password-foreign';
  return signingInstant(request) < attempt.challenge.sentAt ? 'clock-off' : null;
}

/** An older request never undoes a newer link, of the person's account or of the number. */
function overtaken({ facts: { attempt, own, holder } }: Matter): ReturnReason | null {
  if (!attempt) return null;
  const { isVoid, sentAt } = attempt.challenge;
  const isOlderThan = (link: Account | null): boolean => sentAt < (link?.connectedAt ?? sentAt);
  return isVoid || isOlderThan(own) || isOlderThan(holder) ? 'overtaken' : null;
}

function number({ facts, policy }: Matter): ReturnReason | null {
  return facts.holder && policy.numberConnectedElsewhere === 'refuse' ? 'number-connected-elsewhere' : null;
}

function account({ request, facts: { own } }: Matter): ReturnReason | null {
  if (request.account.act === 'create') return own ? 'account-exists' : null;
  return own ? null : 'account-missing';
}

/** A connected number is replaced only where the citizen was told which, and where as many have signed as the policy asks for. */
function replacement({ request, signers, facts, policy }: Matter): ReturnReason | null {
  const replaced = replacedBy(request.application.subscriberNumber, facts.own);
  if (replaced === null) return null;
  // In contract version 1 nothing is announced.
  const isAnnounced =
    !('replaces' in request.account) || request.account.replaces === maskSubscriberNumber(replaced);
  if (!isAnnounced) return 'replacement-unannounced';
  return policy.replacement.secondSignature && signers.length < 2 ? 'second-signature-missing' : null;
}
