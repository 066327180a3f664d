import type { ProblemCode } from '../../src/contract/problem.ts';

/** The centre declines to answer. It carries a code of the contract and nothing of the message. */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  /** Seconds after which trying again makes sense. */
  readonly retryAfter: number | undefined;
  constructor(code: ProblemCode, retryAfter?: number, options?: ErrorOptions) {
    super(code, options);
    this.name = 'ProblemError';
    this.code = code;
    this.retryAfter = retryAfter;
  }
}
