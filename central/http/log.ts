import type { IncomingMessage } from 'node:http';
import type { CentreRequest, CentreServer } from './fastify.ts';

/** Takes finished log lines (JSON). */
export interface LogStream {
  write(line: string): void;
}

/**
 * One line for each answer: the operation, never its path, query or body, since those name citizens.
 */
export function logAnswers(server: CentreServer): void {
  server.addHook('onResponse', async (request, reply) => {
    request.log.info({
      operation: request.routeOptions.config.operation ?? null,
      desk: null,
      status: reply.statusCode,
      problem: null,
      ...notes.get(request.raw),
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

/** By Node's own request, since Fastify's is not the same one in every handler. */
const notes = new WeakMap<IncomingMessage, { desk?: string; problem?: string }>();

/** Notes what the answer's log line is to say. */
export function note(request: CentreRequest, said: { desk?: string; problem?: string }): void {
  notes.set(request.raw, { ...notes.get(request.raw), ...said });
}

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: string;
  }
}
