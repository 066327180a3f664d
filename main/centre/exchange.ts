import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import type { Socket } from 'node:net';
import axios, { AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import type { z } from 'zod';
import { messageLimit } from '../../src/contract/central.ts';
import { readProblem } from '../../src/contract/problem.ts';
import { readTolerantly } from '../../src/contract/tolerant.ts';
import {
  type ContractVersion,
  contractHeader,
  exchangeHeader,
  negotiateVersion,
} from '../../src/contract/version.ts';
import type { DeskConfig } from '../config.ts';
import { CentreError, hasFailed } from './failure.ts';
import { readRetryAfter } from './retry-after.ts';

/** One request to the centre, in the words of HTTP. */
export interface Exchange<Output extends z.ZodType = z.ZodType> {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: { readonly type: 'application/json' | 'application/cms'; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  /** The version of the contract that the request is written in. */
  readonly version: ContractVersion;
  /** Whether it may be sent twice: the second time changes nothing. */
  readonly repeatable: boolean;
  /** What an answer is; it is read tolerantly, since a newer centre may add members to it. */
  readonly output: Output;
}

/** An answer that fits its schema, and the newest version of the contract that both sides speak. */
export interface Answer<Value> {
  readonly value: Value;
  readonly version: ContractVersion;
}

/** Sends a request and reads its answer. Throws a CentreError, and nothing else. */
export type Send = <Output extends z.ZodType>(
  exchange: Exchange<Output>,
) => Promise<Answer<z.output<Output>>>;

/** An answer takes at most this long, from the first byte sent (milliseconds). */
const timeLimit = 15_000;

/**
 * The line to the centre: TLS with the desk's own certificate, the centre's authority pinned whatever the
 * environment says, no redirects, no proxy, answers limited in size and time. `key` is the private key of
 * its certificate, PEM; `uuid` makes the id that an answer must repeat. A connection that gave a wrong
 * answer is closed; where the answer was another request's, what is repeatable is asked again on a new one.
 */
export function openLine(
  config: DeskConfig['centre'],
  key: Uint8Array,
  uuid: () => string,
): { send: Send; close: () => void } {
  const agent = new Agent({
    ca: readFileSync(config.authority),
    cert: readFileSync(config.certificate),
    key: Buffer.from(key),
    minVersion: 'TLSv1.2',
    // By name: NODE_TLS_REJECT_UNAUTHORIZED=0 changes the default.
    rejectUnauthorized: true,
    keepAlive: true,
    maxSockets: 8,
  });
  const http = axios.create({
    baseURL: config.url,
    httpsAgent: agent,
    adapter: 'http',
    proxy: false,
    maxRedirects: 0,
    maxContentLength: messageLimit,
    maxBodyLength: messageLimit,
    timeout: timeLimit,
    responseType: 'arraybuffer',
    validateStatus: () => true,
    transformRequest: [],
    transformResponse: [],
  });
  const sendOnce: Send = async (exchange) => {
    const id = uuid();
    const response = await request(http, exchange, id);
    try {
      return readAnswer(response, exchange.output, id);
    } catch (error) {
      if (hasFailed(error, 'answer', 'other-exchange')) closeConnections(response, agent);
      throw error;
    }
  };
  return {
    async send(exchange) {
      try {
        return await sendOnce(exchange);
      } catch (error) {
        if (exchange.repeatable && hasFailed(error, 'other-exchange')) return sendOnce(exchange);
        throw error;
      }
    },
    close: () => agent.destroy(),
  };
}

async function request(
  http: AxiosInstance,
  { method, path, body, headers, version }: Exchange,
  id: string,
): Promise<AxiosResponse<Buffer>> {
  try {
    return await http.request<Buffer>({
      method,
      url: path,
      signal: AbortSignal.timeout(timeLimit),
      data: body && Buffer.from(body.bytes),
      headers: {
        ...headers,
        [contractHeader]: String(version),
        [exchangeHeader]: id,
        accept: 'application/json',
        ...(body && { 'content-type': body.type }),
      },
    });
  } catch (error) {
    throw classify(error);
  }
}

function readAnswer<Output extends z.ZodType>(
  response: AxiosResponse<Buffer>,
  output: Output,
  id: string,
): Answer<z.output<Output>> {
  const { status, headers } = response;
  const version = negotiateVersion(headers[contractHeader]);
  // A centre of contract version 1 does not repeat the id.
  if (version > 1 && headers[exchangeHeader] !== id)
    throw new CentreError({ kind: 'other-exchange', cause: `status ${status}` });
  const json = parse(response.data);
  if (status >= 200 && status < 300) {
    const value = readTolerantly(output, json);
    if (value === null) throw new CentreError({ kind: 'answer', cause: `status ${status}, another schema` });
    return { value, version };
  }
  const retryAfter = readRetryAfter(headers['retry-after'], headers['date']);
  const problem = readProblem(json);
  if (problem)
    throw new CentreError({
      kind: 'problem',
      problem: { ...problem, retryAfter: problem.retryAfter ?? retryAfter },
    });
  if (status === 429 || status >= 500)
    throw new CentreError({ kind: 'busy', cause: `status ${status}`, retryAfter });
  throw new CentreError({ kind: 'answer', cause: `status ${status}` });
}

function parse(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    // What is no JSON fits no schema.
    return undefined;
  }
}

/** Closes the connection that a wrong answer came on, and those at rest: they may have gone wrong with it. */
function closeConnections(response: AxiosResponse<Buffer>, agent: Agent): void {
  const { socket } = response.request as { readonly socket: Socket | null };
  socket?.destroy();
  for (const resting of Object.values(agent.freeSockets).flat()) resting?.destroy();
}

/** axios wraps what went wrong in a message of its own; what counts is the code of the socket or of TLS. */
function classify(error: unknown): CentreError {
  const code = error instanceof AxiosError ? (error.code ?? 'unknown') : 'unknown';
  if (/ALERT/.test(code)) return new CentreError({ kind: 'desk-refused', cause: code });
  const wrongCentre =
    /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|HPE_|ERR_FR_|MAXCONTENT|ERR_BAD_RESPONSE/;
  return new CentreError({ kind: wrongCentre.test(code) ? 'answer' : 'line', cause: code });
}
