import { z } from 'zod';
import { contractHeader, exchangeHeader } from '../../src/contract/version.ts';
import type { CentreReply, CentreRequest, CentreServer } from './fastify.ts';
import { ProblemError } from './problem-error.ts';
import { versionOf } from './version.ts';

const ExchangeId = z.uuid().optional();

/**
 * Every answer, also one that declines, names the version of the contract that it is in and repeats the
 * id of the exchange. A request whose id is none is `malformed`.
 */
export function bindAnswers(server: CentreServer): void {
  server.addHook('onRequest', async (request, reply) => {
    bindAnswer(request, reply);
    if (!exchangeOf(request).success) throw new ProblemError('malformed');
  });
}

/** The same for a single answer, where a request never gets as far as the hooks. */
export function bindAnswer(request: CentreRequest, reply: CentreReply): void {
  reply.header(contractHeader, String(versionOf(request)));
  const { data: id } = exchangeOf(request);
  if (id !== undefined) reply.header(exchangeHeader, id);
}

const exchangeOf = ({ headers }: CentreRequest) => ExchangeId.safeParse(headers[exchangeHeader]);
