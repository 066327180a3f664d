import type { Decision, ReturnReason } from '../../src/contract/receipt.ts';
import type { AnyRegistrationRequest } from '../../src/contract/request.ts';

/** In whose place a desk of contract version 1 gets a reason that it knows. */
const earlierReasons: Partial<Record<ReturnReason, ReturnReason>> = {
  overtaken: 'one-time-password-foreign',
  'second-signature-missing': 'signer-role',
  'name-unusable': 'name-differs',
  'signing-time-contradicted': 'clock-off',
};

/** A decision as the contract version of the request knows it: its receipt is stored once, for the desk that signed it. */
export const decisionFor = (request: AnyRegistrationRequest, decision: Decision): Decision =>
  'version' in request ? decision : decision1(decision);

function decision1(decision: Decision): Decision {
  switch (decision.outcome) {
    case 'registered':
      return { outcome: 'registered', accountCreated: decision.accountCreated };
    case 'lapsed':
      return { outcome: 'refused', reason: decision.reason, triesLeft: 0 };
    case 'returned':
      return { outcome: 'returned', reason: earlierReasons[decision.reason] ?? decision.reason };
    default:
      return decision;
  }
}
