import { type ProblemCode, problemCode1, problemOf, problems } from '../../src/contract/problem.ts';
import { DatabaseUnavailable } from '../database/database.ts';
import type { CentreReply, CentreRequest, CentreServer } from './fastify.ts';
import { loggable, note } from './log.ts';
import { ProblemError } from './problem-error.ts';
import { problemTitles } from './problem-titles.ts';
import { versionOf } from './version.ts';

/** Makes every error an `application/problem+json` (RFC 9457) with a code of the contract. */
export function answerProblems(server: CentreServer): void {
  server.setNotFoundHandler((request, reply) => sendProblem(request, reply, new ProblemError('not-found')));
  server.setErrorHandler(answerError);
}

/** Answers an error with its problem, and logs those that are the centre's own. */
export function answerError(error: unknown, request: CentreRequest, reply: CentreReply): CentreReply {
  const problem = problemFor(error);
  if (problem.code === 'internal') request.log.error(loggable(error));
  else if (problems[problem.code].status >= 500) request.log.warn(loggable(error));
  return sendProblem(request, reply, problem);
}

function sendProblem(
  request: CentreRequest,
  reply: CentreReply,
  { code: found, retryAfter }: ProblemError,
): CentreReply {
  const version = versionOf(request);
  const code = version === 1 ? problemCode1(found) : found;
  const problem = problemOf(code, problemTitles[code], retryAfter);
  note(request, { problem: found });
  if (retryAfter !== undefined) reply.header('retry-after', retryAfter);
  return reply.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
}

/** What Fastify says of a body that it can't take. */
const bodyProblems: Readonly<Record<string, ProblemCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'wrong-media-type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'malformed',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'malformed',
  FST_ERR_CTP_INVALID_JSON_BODY: 'malformed',
  FST_ERR_BAD_URL: 'malformed',
};

function problemFor(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  if (error instanceof DatabaseUnavailable) return new ProblemError('unavailable', 5);
  const code: unknown = error instanceof Error && 'code' in error ? error.code : undefined;
  const status: unknown = error instanceof Error && 'statusCode' in error ? error.statusCode : undefined;
  if (typeof code === 'string' && bodyProblems[code]) return new ProblemError(bodyProblems[code]);
  return new ProblemError(status === 400 ? 'malformed' : 'internal');
}
