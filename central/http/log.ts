import type { CentreRequest, CentreServer } from './fastify.ts';

/** Takes finished log lines (JSON). */
export interface LogStream {
  write(line: string): void;
}

/**
 * One line for each answer: the operation, never its path, query or body, since those name citizens.
 */
export function logAnswers(server: CentreServer): void {
  server.decorateRequest('problem', null);
  server.decorateRequest('desk', null);
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      operation: request.routeOptions.config.operation ?? null,
      desk: request.getDecorator<string | null>('desk'),
      status: reply.statusCode,
      problem: request.getDecorator<string | null>('problem'),
      milliseconds: Math.round(reply.elapsedTime),
    });
  });
}

/**
 * What may be logged of an error: its kind, its code and where it was thrown. Messages are left out:
 * those of the database quote values.
 */
export function loggable(error: unknown): object {
  if (!(error instanceof Error)) return { error: typeof error };
  const code: unknown = 'code' in error ? error.code : undefined;
  return {
    error: error.name,
    ...(typeof code === 'string' && { errorCode: code }),
    at: error.stack?.split('\n').filter((line) => line.startsWith('    at ')),
    ...(error.cause instanceof Error && { cause: loggable(error.cause) }),
  };
}

/** Notes for the log line which problem an answer carries. */
export const noteProblem = (request: CentreRequest, code: string): void =>
  request.setDecorator('problem', code);

/** Notes for the log line which desk asked. */
export const noteDesk = (request: CentreRequest, desk: string): void => request.setDecorator('desk', desk);

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: string;
  }
}
