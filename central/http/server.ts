import { createHash } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import Fastify, { LogController } from 'fastify';
import { messageLimit } from '../../src/contract/central.ts';
import type { Clock } from '../clock.ts';
import type { Database } from '../database/database.ts';
import { type Desk, findDesk } from '../desks/find.ts';
import { answerClientError } from './client-error.ts';
import { watchConnections } from './connections.ts';
import { bindAnswer, bindAnswers } from './exchange.ts';
import type { CentreRequest, CentreServer } from './fastify.ts';
import type { Handlers } from './handlers.ts';
import { type LogStream, logAnswers } from './log.ts';
import { ProblemError } from './problem-error.ts';
import { answerError, answerProblems } from './problems.ts';
import { addRoutes } from './routes.ts';

/** PEM: the centre's certificate and key, and the authority that issues the desks' certificates. */
export interface TlsMaterial {
  readonly certificate: string;
  readonly key: string;
  readonly clientAuthority: string;
}

export interface ServerParts {
  readonly handlers: Handlers;
  readonly database: Database;
  readonly clock: Clock;
  readonly tls: TlsMaterial;
  readonly log: LogStream;
}

/**
 * The central API over TLS. A caller without a certificate of the desks' authority doesn't get
 * through the handshake; one whose certificate names no active desk gets `unauthorised-desk` before
 * a byte of its message is read.
 */
export function createServer({ handlers, database, clock, tls, log }: ServerParts): CentreServer {
  const server = Fastify({
    https: {
      cert: tls.certificate,
      key: tls.key,
      ca: tls.clientAuthority,
      requestCert: true,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
    },
    bodyLimit: messageLimit,
    requestTimeout: 30_000,
    // A node that stops answers what has arrived.
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    // A path that can't be decoded never gets to the hooks.
    frameworkErrors: (error, request, reply) => {
      bindAnswer(request, reply);
      return answerError(error, request, reply);
    },
    clientErrorHandler: answerClientError,
    // What Fastify itself logs of a request names its path.
    logController: new LogController({ disableRequestLogging: true }),
    logger: { level: 'info', stream: log },
  });

  bindAnswers(server);
  readBodies(server);
  logAnswers(server);
  answerProblems(server);
  addRoutes(server, handlers, {
    findDesk: (request) => deskOf(request, database),
    sentAfter: watchConnections(server, clock),
    database,
    clock,
  });
  return server;
}

/** JSON and signed bytes; every other media type is refused unread. */
function readBodies(server: CentreServer): void {
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string' },
    server.getDefaultJsonParser('error', 'error'),
  );
  server.addContentTypeParser('application/cms', { parseAs: 'buffer' }, (_request, body, done) => {
    done(null, body);
  });
}

/** The desk that the TLS client certificate names. Throws ProblemError `unauthorised-desk`. */
async function deskOf(request: CentreRequest, database: Database): Promise<Desk> {
  const certificate = (request.raw.socket as TLSSocket).getPeerCertificate();
  const name: unknown = certificate.subject?.CN;
  const desk =
    typeof name === 'string'
      ? await findDesk(name, createHash('sha256').update(certificate.raw).digest(), database)
      : null;
  if (!desk) throw new ProblemError('unauthorised-desk');
  return desk;
}
