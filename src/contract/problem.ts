import { z } from 'zod';
import { readTolerantly } from './tolerant.ts';

interface ProblemKind {
  readonly status: number;
  readonly retry: 'never' | 'later' | 'after-session';
  /** The code that a desk of contract version 1 gets in its place. */
  readonly before?: string;
}

/**
 * Every way in which the centre can decline to answer, with its HTTP status and whether the same
 * message may pass later. The desk decides by these codes, never by a text.
 */
export const problems = {
  malformed: { status: 400, retry: 'never' },
  'unauthorised-desk': { status: 401, retry: 'later' },
  'session-required': { status: 401, retry: 'after-session' },
  'session-refused': { status: 403, retry: 'never' },
  'signature-invalid': { status: 403, retry: 'never' },
  'signer-expired': { status: 403, retry: 'never' },
  'signer-not-signing': { status: 403, retry: 'never' },
  'signer-untrusted': { status: 403, retry: 'never' },
  'signer-role': { status: 403, retry: 'never' },
  'signer-organisation': { status: 403, retry: 'never' },
  'signer-not-on-staff': { status: 403, retry: 'never' },
  'clock-off': { status: 403, retry: 'never' },
  'statements-outdated': { status: 409, retry: 'never' },
  'not-found': { status: 404, retry: 'never' },
  'iin-unknown': { status: 404, retry: 'never' },
  'hash-mismatch': { status: 409, retry: 'never' },
  'number-connected-elsewhere': { status: 409, retry: 'never' },
  /** A registration looks up one person; another person needs another registration. */
  'registration-has-another-person': { status: 409, retry: 'never', before: 'too-many-requests' },
  'name-unusable': { status: 409, retry: 'never', before: 'iin-unknown' },
  /** No operator's session has vouched for this journal yet. */
  'journal-unknown': { status: 409, retry: 'later', before: 'hash-mismatch' },
  'too-large': { status: 413, retry: 'never' },
  'wrong-media-type': { status: 415, retry: 'never' },
  'resend-too-early': { status: 429, retry: 'later' },
  'too-many-requests': { status: 429, retry: 'later' },
  internal: { status: 500, retry: 'later' },
  'sms-unavailable': { status: 503, retry: 'later' },
  unavailable: { status: 503, retry: 'later' },
} as const satisfies Record<string, ProblemKind>;

export const ProblemCode = z.enum(Object.keys(problems) as [ProblemCode, ...ProblemCode[]]);
export type ProblemCode = keyof typeof problems;

/** The code in whose place a caller of contract version 1 gets another one, or the same. */
export function problemCode1(code: ProblemCode): ProblemCode {
  const { before }: ProblemKind = problems[code];
  return before === undefined ? code : ProblemCode.parse(before);
}

/** An error as the centre sends it: `application/problem+json` (RFC 9457) with a code of the list above. */
export const Problem = z.strictObject({
  type: z.string().regex(/^urn:tereze:problem:[a-z-]+$/),
  title: z.string(),
  status: z.int().min(400).max(599),
  code: ProblemCode,
  /** Seconds after which trying again makes sense, where the centre knows it. */
  retryAfter: z.int().min(0).optional(),
});
export type Problem = z.infer<typeof Problem>;

export const problemOf = (code: ProblemCode, title: string, retryAfter?: number): Problem => ({
  type: `urn:tereze:problem:${code}`,
  title,
  status: problems[code].status,
  code,
  ...(retryAfter !== undefined && { retryAfter }),
});

/** A problem as a desk reads it. Its code may be one that only a newer centre knows. */
export interface ReceivedProblem {
  readonly code: string;
  readonly status: number;
  /** As the answer states it; whoever obeys it checks it first. */
  readonly retryAfter: unknown;
}

const Received = Problem.extend({
  code: z.string().regex(/^[a-z][a-z-]{0,59}$/),
  retryAfter: z.unknown().optional(),
});

/** The problem that an answer holds, or null: then it does not come from a centre. */
export function readProblem(answer: unknown): ReceivedProblem | null {
  const problem = readTolerantly(Received, answer);
  return problem && { code: problem.code, status: problem.status, retryAfter: problem.retryAfter };
}

/** Whether the same message may pass later. A code that this program does not know is judged by its HTTP status. */
export function retryOf({ code, status }: Pick<ReceivedProblem, 'code' | 'status'>): ProblemKind['retry'] {
  const known = ProblemCode.safeParse(code);
  if (known.success) return problems[known.data].retry;
  return status >= 500 || status === 429 ? 'later' : 'never';
}
