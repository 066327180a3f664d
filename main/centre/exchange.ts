import { readFileSync } from 'node:fs';
import { Agent } from 'node:https';
import axios, { AxiosError, type AxiosInstance, type AxiosResponse } from 'axios';
import { messageLimit } from '../../src/contract/central.ts';
import { Problem } from '../../src/contract/problem.ts';
import type { DeskConfig } from '../config.ts';
import { CentreError } from './failure.ts';

/** One request to the centre, in the words of HTTP. */
export interface Exchange {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: string;
  readonly body?: { readonly type: 'application/json' | 'application/cms'; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request and gives the JSON of its answer. Throws a CentreError, and nothing else. */
export type Send = (exchange: Exchange) => Promise<unknown>;

/** An answer takes at most this long, from the first byte sent (milliseconds). */
const timeLimit = 15_000;

/**
 * The line to the centre: TLS with the desk's own certificate, the centre's authority pinned, no
 * redirects, no proxy, answers limited in size and time. `key` is the private key of its certificate, PEM.
 */
export function openLine(config: DeskConfig['centre'], key: Uint8Array): { send: Send; close: () => void } {
  const agent = new Agent({
    ca: readFileSync(config.authority),
    cert: readFileSync(config.certificate),
    key: Buffer.from(key),
    minVersion: 'TLSv1.2',
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
  return { send: (exchange) => send(http, exchange), close: () => agent.destroy() };
}

async function send(http: AxiosInstance, { method, path, body, headers }: Exchange): Promise<unknown> {
  const response = await request(http, { method, path, headers: headers ?? {}, ...(body && { body }) });
  const json = parse(response);
  if (response.status >= 200 && response.status < 300) return json;
  const problem = Problem.safeParse(json);
  if (!problem.success) throw new CentreError({ kind: 'answer', cause: `status ${response.status}` });
  throw new CentreError({ kind: 'problem', problem: problem.data });
}

async function request(http: AxiosInstance, exchange: Exchange): Promise<AxiosResponse<Buffer>> {
  try {
    return await http.request<Buffer>({
      method: exchange.method,
      url: exchange.path,
      signal: AbortSignal.timeout(timeLimit),
      data: exchange.body && Buffer.from(exchange.body.bytes),
      headers: {
        ...exchange.headers,
        accept: 'application/json',
        ...(exchange.body && { 'content-type': exchange.body.type }),
      },
    });
  } catch (error) {
    throw classify(error);
  }
}

function parse(response: AxiosResponse<Buffer>): unknown {
  try {
    return JSON.parse(response.data.toString('utf8'));
  } catch {
    throw new CentreError({ kind: 'answer', cause: `status ${response.status} without JSON` });
  }
}

/** axios wraps what went wrong in a message of its own; what counts is the code of the socket or of TLS. */
function classify(error: unknown): CentreError {
  const code = error instanceof AxiosError ? (error.code ?? 'unknown') : 'unknown';
  if (/ALERT/.test(code)) return new CentreError({ kind: 'desk-refused', cause: code });
  const wrongCentre = /CERT|SELF_SIGNED|UNABLE_TO|ERR_TLS|ERR_SSL|EPROTO|ERR_FR_|MAXCONTENT|ERR_BAD_RESPONSE/;
  return new CentreError({ kind: wrongCentre.test(code) ? 'answer' : 'line', cause: code });
}
