import { Fault, type FaultCode, faults } from '../../src/contract/fault.ts';
import { type Problem, problems } from '../../src/contract/problem.ts';

/**
 * Why an exchange with the centre gave no answer to work with.
 * - `line`: nothing reached it, or no answer came back; whether it acted is not known.
 * - `desk-refused`: the TLS handshake ended because of this desk's certificate.
 * - `answer`: something answered that is not the centre's contract.
 * - `problem`: the centre itself said no, with a code.
 */
export type CentreFailure =
  | { readonly kind: 'line' | 'desk-refused' | 'answer'; readonly cause: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

export class CentreError extends Error {
  readonly failure: CentreFailure;
  constructor(failure: CentreFailure) {
    super(failure.kind === 'problem' ? failure.problem.code : `${failure.kind}: ${failure.cause}`);
    this.name = 'CentreError';
    this.failure = failure;
  }
}

/** The code that names a failure in the queue and in logs. */
export const failureCode = (failure: CentreFailure): string =>
  failure.kind === 'problem' ? failure.problem.code : failure.kind === 'line' ? 'line-down' : failure.kind;

/** What the operator is told of a failure. */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof CentreError)) return error;
  const { failure } = error;
  switch (failure.kind) {
    case 'line':
      return new Fault('line-down', {}, { cause: error });
    case 'desk-refused':
      return new Fault('centre-refuses-desk', {}, { cause: error });
    case 'answer':
      return new Fault('centre-answer-invalid', {}, { cause: error });
    case 'problem':
      return new Fault(problemFault(failure.problem), details(failure.problem), { cause: error });
  }
}

function problemFault({ code }: Problem): FaultCode {
  if (code in faults) return code as FaultCode;
  if (code === 'unauthorised-desk') return 'centre-refuses-desk';
  if (code === 'session-required' || code === 'session-refused' || code === 'signature-invalid')
    return 'centre-refuses-session';
  return problems[code].retry === 'later' ? 'centre-busy' : 'centre-answer-invalid';
}

const details = ({ retryAfter }: Problem) => (retryAfter === undefined ? {} : { seconds: retryAfter });
