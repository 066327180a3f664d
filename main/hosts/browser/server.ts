import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Desk, DeskAnswer } from '../../../src/contract/desk.ts';
import { type KeepFile, saveFile } from '../files/save.ts';
import { securityHeaders } from '../page/headers.ts';
import { answerPage, type Page } from '../page/page.ts';
import { readBody } from './body.ts';
import { streamNotices } from './notices.ts';
import {
  bodyLimit,
  fileBodyLimit,
  type Launch,
  operationOf,
  type Refusal,
  refusalOf,
  targetOf,
  tooLong,
} from './refusals.ts';

export interface BrowserHostParts {
  readonly desk: Desk;
  /** The window's files. */
  readonly page: Page;
  /** Where what the operator saves is put. */
  readonly keepFile: KeepFile;
}

export interface BrowserHost {
  /** Where the window is, with this launch's token in the fragment, which no browser sends anywhere. */
  readonly url: string;
  close(): Promise<void>;
}

/**
 * Serves the window and its desk on a free port of 127.0.0.1 (design §9). node:http alone: the list
 * of refusals is the whole of this server, and nothing may read a request before its Host is checked.
 */
export async function startBrowserHost(parts: BrowserHostParts): Promise<BrowserHost> {
  const token = randomBytes(32);
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const launch: Launch = { authority, token };
  server.on('request', (request, response) => {
    answer(parts, launch, request, response).catch(() => response.destroy());
  });
  return {
    url: `http://${authority}/#token=${token.toString('hex')}`,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(
  { desk, page, keepFile }: BrowserHostParts,
  launch: Launch,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const refusal = refusalOf(request, launch);
  if (refusal) return refuse(response, refusal);
  switch (targetOf(request)) {
    case 'page': {
      const { status, headers, body } = answerPage(page, request.url ?? '/');
      return send(response, status, headers, body);
    }
    case 'notices':
      response.setHeaders(new Map(Object.entries(guard())));
      return streamNotices(desk, response);
    case 'operation':
      return answerOperation(desk, request, response);
    case 'save-file':
      return answerSaveFile(keepFile, request, response);
  }
}

async function answerOperation(
  desk: Desk,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const operation = operationOf(request);
  if (!operation) throw new Error('an unknown operation was not refused');
  const body = await readBody(request, bodyLimit);
  if (body === 'too-long') return refuse(response, tooLong);
  const invalid: DeskAnswer = { ok: false, fault: { code: 'input-invalid', details: {} } };
  const answer = body === 'malformed' ? invalid : await desk.call(operation, body.input, body.secret);
  sendJson(response, 200, answer);
}

async function answerSaveFile(
  keepFile: KeepFile,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request, fileBodyLimit);
  if (body === 'too-long') return refuse(response, tooLong);
  sendJson(response, 200, await saveFile(body === 'malformed' ? null : body.input, keepFile));
}

/** The connection is closed: what follows on it was meant for a request that is not answered. */
function refuse(response: ServerResponse, { status, refused }: Refusal): void {
  response.setHeader('connection', 'close');
  sendJson(response, status, { refused });
}

function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const headers = { ...guard(), 'content-type': 'application/json' };
  send(response, status, headers, Buffer.from(JSON.stringify(value)));
}

function send(response: ServerResponse, status: number, headers: Record<string, string>, body: Buffer): void {
  response.writeHead(status, { ...headers, 'content-length': body.length }).end(body);
}

/** The headers of an answer that is no page, so that its nonce is used nowhere. */
const guard = (): Record<string, string> => securityHeaders(randomBytes(16).toString('base64'));
