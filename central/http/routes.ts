import { z } from 'zod';
import { ApplicationNumber } from '../../src/application/application-number.ts';
import {
  type CentralOperation,
  type CentralOperationName,
  centralOperations,
  sessionHeader,
} from '../../src/contract/central.ts';
import { Sha256 } from '../../src/contract/request.ts';
import type { ContractVersion } from '../../src/contract/version.ts';
import type { Clock } from '../clock.ts';
import type { Queries } from '../database/database.ts';
import type { Desk } from '../desks/find.ts';
import { checkPosition, type JournalPosition, recordContact } from '../journal/contact.ts';
import { findSession } from '../sessions/find.ts';
import type { Session } from '../sessions/session.ts';
import type { CentreReply, CentreRequest, CentreServer } from './fastify.ts';
import type { Handlers } from './handlers.ts';
import { journalPositionOf } from './journal-position.ts';
import { note } from './log.ts';
import { ProblemError } from './problem-error.ts';
import { versionOf } from './version.ts';

export interface RouteParts {
  /** Throws ProblemError `unauthorised-desk`. */
  findDesk(request: CentreRequest): Promise<Desk>;
  /** The moment (milliseconds) that the request was certainly sent after. */
  sentAfter(request: CentreRequest): number;
  readonly database: Queries;
  readonly clock: Clock;
}

interface Caller {
  readonly desk: Desk;
  readonly session: Session | null;
  readonly token: string | null;
  /** Where its journal stands, where an open session proves that it says so. */
  readonly journal: JournalPosition | null;
  readonly sentAfter: number;
  /** The newest version of the contract that caller and centre both speak. */
  readonly version: ContractVersion;
}

/** The forms of the paths' parameters, by their names in the contract. */
export const pathParameters = z
  .strictObject({ requestHash: Sha256, applicationNumber: ApplicationNumber })
  .partial();

/** One route for each operation of the contract. Callers are known before their bodies are read. */
export function addRoutes(server: CentreServer, handlers: Handlers, parts: RouteParts): void {
  server.decorateRequest('caller', null);
  for (const name of Object.keys(centralOperations) as CentralOperationName[]) {
    const operation: CentralOperation = centralOperations[name];
    server.route({
      method: operation.method,
      url: operation.path.replaceAll(/\{(\w+)\}/g, ':$1'),
      config: { operation: name },
      onRequest: async (request) => {
        request.setDecorator('caller', await admit(operation, request, parts));
      },
      handler: (request, reply) => answer(operation, handlers[name] as AnyHandler, parts, request, reply),
    });
  }
}

/** Handlers are typed one by one where they are made; here each is called with what its own operation's schemas gave. */
type AnyHandler = (call: Caller & { input: unknown; parameters: object }) => Promise<unknown>;

async function admit(
  operation: CentralOperation,
  request: CentreRequest,
  parts: RouteParts,
): Promise<Caller> {
  const sentAfter = parts.sentAfter(request);
  const desk = await parts.findDesk(request);
  note(request, { desk: desk.identity.desk });
  const version = versionOf(request);
  if (version < (operation.since ?? 1)) throw new ProblemError('not-found');
  const token = operation.session ? tokenOf(request) : null;
  const session = token !== null && operation.session === true ? await sessionOf(token, desk, parts) : null;
  const mediaType = request.headers['content-type']?.split(';')[0]?.trim().toLowerCase();
  if (operation.input !== null && mediaType !== mediaTypeOf(operation))
    throw new ProblemError('wrong-media-type');
  const stated = journalPositionOf(request);
  const journal = session || (stated && (await isInSession(request, desk, parts))) ? stated : null;
  if (operation.saysJournal) await checkPosition(desk.identity.desk, journal, parts.database);
  return { desk, session, token, journal, sentAfter, version };
}

function tokenOf({ headers }: CentreRequest): string {
  const token = headers[sessionHeader];
  if (typeof token !== 'string') throw new ProblemError('session-required');
  return token;
}

/** The key of its TLS certificate may have been stolen: only an operator's session proves what a desk says of its journal. */
async function isInSession({ headers }: CentreRequest, desk: Desk, parts: RouteParts): Promise<boolean> {
  const token = headers[sessionHeader];
  return (
    typeof token === 'string' && (await findSession(token, desk, parts.clock(), parts.database)) !== null
  );
}

async function sessionOf(token: string, desk: Desk, parts: RouteParts): Promise<Session> {
  const session = await findSession(token, desk, parts.clock(), parts.database);
  if (!session) throw new ProblemError('session-required');
  return session;
}

async function answer(
  operation: CentralOperation,
  handler: AnyHandler,
  { database }: Pick<RouteParts, 'database'>,
  request: CentreRequest,
  reply: CentreReply,
): Promise<CentreReply> {
  const caller = request.getDecorator<Caller>('caller');
  const { desk, journal, sentAfter } = caller;
  if (journal) await recordContact(desk.identity.desk, journal, sentAfter, database);
  const output = await handler({
    ...caller,
    input: readInput(operation, caller.version, request.body),
    parameters: checked(pathParameters, request.params),
  });
  return reply
    .header('cache-control', 'no-store')
    .type('application/json; charset=utf-8')
    .send(JSON.stringify(operation.output.parse(output)));
}

function readInput(operation: CentralOperation, version: ContractVersion, body: unknown): unknown {
  if (operation.input === null) return null;
  if (operation.input !== 'application/cms')
    return checked((version === 1 && operation.input1) || operation.input, body);
  if (body instanceof Uint8Array && body.length > 0) return body;
  throw new ProblemError('malformed');
}

/** What the schema makes of it. The problem says nothing of what was wrong: it would quote the message. */
function checked<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) throw new ProblemError('malformed');
  return result.data;
}

const mediaTypeOf = ({ input }: CentralOperation): string =>
  input === 'application/cms' ? 'application/cms' : 'application/json';
