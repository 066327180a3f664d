import { Fault, type FaultCode, faults } from '../../src/contract/fault.ts';
import { type ReceivedProblem, retryOf } from '../../src/contract/problem.ts';
import { readRetryAfter } from './retry-after.ts';

/**
 * Why an exchange with the centre gave no answer to work with.
 * - `line`: nothing reached it, or no answer came back; whether it acted is not known.
 * - `desk-refused`: the TLS handshake ended because of this desk's certificate.
 * - `answer`: something answered that is not the centre's contract, or not by the centre's certificate.
 * - `other-exchange`: the answer belongs to another request.
 * - `busy`: the centre, or a gateway before it, can't answer now (HTTP 429, 5xx). `retryAfter` is in seconds.
 * - `problem`: the centre itself said no, with a code.
 */
export type CentreFailure =
  | { readonly kind: 'line' | 'desk-refused' | 'answer' | 'other-exchange'; readonly cause: string }
  | { readonly kind: 'busy'; readonly cause: string; readonly retryAfter: number | null }
  | { readonly kind: 'problem'; readonly problem: ReceivedProblem };

export class CentreError extends Error {
  readonly failure: CentreFailure;
  constructor(failure: CentreFailure) {
    super(failure.kind === 'problem' ? failure.problem.code : `${failure.kind}: ${failure.cause}`);
    this.name = 'CentreError';
    this.failure = failure;
  }
}

/** Whether an exchange failed in one of these ways. */
export const hasFailed = (error: unknown, ...kinds: readonly CentreFailure['kind'][]): boolean =>
  error instanceof CentreError && kinds.includes(error.failure.kind);

/** The code that names a failure in the queue and in logs. */
export function failureCode(failure: CentreFailure): string {
  switch (failure.kind) {
    case 'problem':
      return failure.problem.code;
    case 'line':
      return 'line-down';
    case 'other-exchange':
      return 'answer';
    default:
      return failure.kind;
  }
}

/** Whether the centre declined with this code. */
export const isProblem = (error: unknown, code: string): error is CentreError =>
  error instanceof CentreError && error.failure.kind === 'problem' && error.failure.problem.code === code;

/** How long the centre asked to wait, in seconds; null where it did not. */
export function retryAfterOf(failure: CentreFailure): number | null {
  if (failure.kind === 'busy') return failure.retryAfter;
  return failure.kind === 'problem' ? readRetryAfter(failure.problem.retryAfter) : null;
}

/** What the operator is told of a failure. */
export function faultOf(error: unknown): unknown {
  if (!(error instanceof CentreError)) return error;
  const { failure } = error;
  const seconds = retryAfterOf(failure);
  return new Fault(faultCode(failure), seconds === null ? {} : { seconds }, { cause: error });
}

function faultCode(failure: CentreFailure): FaultCode {
  switch (failure.kind) {
    case 'line':
      return 'line-down';
    case 'desk-refused':
      return 'centre-refuses-desk';
    case 'answer':
    case 'other-exchange':
      return 'centre-answer-invalid';
    case 'busy':
      return 'centre-busy';
    case 'problem':
      return problemFault(failure.problem);
  }
}

function problemFault(problem: ReceivedProblem): FaultCode {
  const { code } = problem;
  if (Object.hasOwn(faults, code)) return code as FaultCode;
  if (code === 'unauthorised-desk') return 'centre-refuses-desk';
  if (code === 'session-required' || code === 'session-refused' || code === 'signature-invalid')
    return 'centre-refuses-session';
  return retryOf(problem) === 'later' ? 'centre-busy' : 'centre-answer-invalid';
}
