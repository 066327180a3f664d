import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { browserHost } from '../../../src/contract/bridge.ts';
import { type DeskOperationName, deskOperations } from '../../../src/contract/desk.ts';
import { fileLimit } from '../../../src/contract/save-file.ts';

/** Why a request is not answered, as the test and the log name it. */
export interface Refusal {
  readonly status: number;
  readonly refused:
    | 'host'
    | 'origin'
    | 'site'
    | 'token'
    | 'content-type'
    | 'method'
    | 'body-size'
    | 'operation';
}

/** What this launch of the host is: its authority (`127.0.0.1:PORT`) and its token. */
export interface Launch {
  readonly authority: string;
  readonly token: Buffer;
}

/** What a request asks for: a file of the window, an operation of the desk, its notices, or to save a file. */
export type Target = 'page' | 'operation' | 'notices' | 'save-file';

/** What is asked for by POST, with a body. */
const isPosted = (target: Target): boolean => target === 'operation' || target === 'save-file';

type Check = (request: IncomingMessage, launch: Launch, target: Target) => Refusal | null;

/** A page under another name that resolves to this address (DNS rebinding) has that name in its Host. */
const refuseForeignHost: Check = (request, launch) => {
  const hosts = request.headersDistinct['host'] ?? [];
  return hosts.length === 1 && hosts[0] === launch.authority ? null : { status: 421, refused: 'host' };
};

/** Browsers put the asking page's origin into every POST, and it can't be forged from a page. */
const refuseForeignOrigin: Check = (request, launch, target) => {
  const origins = request.headersDistinct['origin'] ?? [];
  if (origins.length === 0 && !isPosted(target)) return null;
  return origins.length === 1 && origins[0] === `http://${launch.authority}`
    ? null
    : { status: 403, refused: 'origin' };
};

/** The window may be opened by hand (`none`); the desk answers the window alone. */
const refuseForeignSite: Check = (request, _launch, target) => {
  const site = request.headers['sec-fetch-site'];
  const allowed = target === 'page' ? [undefined, 'none', 'same-origin'] : ['same-origin'];
  return allowed.includes(site as string | undefined) ? null : { status: 403, refused: 'site' };
};

/** The window's own files hold no secret and can't carry a header; everything else needs the token. */
const refuseWrongToken: Check = (request, launch, target) => {
  if (target === 'page') return null;
  const tokens = request.headersDistinct[browserHost.tokenHeader] ?? [];
  const given = Buffer.from(tokens.length === 1 ? (tokens[0] as string) : '', 'hex');
  return given.length === launch.token.length && timingSafeEqual(given, launch.token)
    ? null
    : { status: 401, refused: 'token' };
};

/** A type of our own can't be posted across origins without a preflight, which nobody here answers. */
const refuseWrongContentType: Check = (request, _launch, target) =>
  !isPosted(target) || request.headers['content-type'] === browserHost.callType
    ? null
    : { status: 415, refused: 'content-type' };

const refuseWrongMethod: Check = (request, _launch, target) =>
  request.method === (isPosted(target) ? 'POST' : 'GET') ? null : { status: 405, refused: 'method' };

/** No input of the window is longer (bytes): a draft is some 2 KB. */
export const bodyLimit = 65_536;

/** A file in base64, and the JSON around it (bytes). */
export const fileBodyLimit = Math.ceil(fileLimit / 3) * 4 + 1_024;

/** What says its length is refused before it is read; the rest is counted while it is read. */
const refuseLongBody: Check = (request, _launch, target) =>
  Number(request.headers['content-length'] ?? 0) <= (target === 'save-file' ? fileBodyLimit : bodyLimit)
    ? null
    : tooLong;

export const tooLong: Refusal = { status: 413, refused: 'body-size' };

const refuseUnknownOperation: Check = (request, _launch, target) =>
  target !== 'operation' || operationOf(request) ? null : { status: 404, refused: 'operation' };

/** In the order of the design (§9): who asks comes before what is asked. */
const checks: readonly Check[] = [
  refuseForeignHost,
  refuseForeignOrigin,
  refuseForeignSite,
  refuseWrongToken,
  refuseWrongContentType,
  refuseWrongMethod,
  refuseLongBody,
  refuseUnknownOperation,
];

/** The first reason not to answer a request, or null. */
export function refusalOf(request: IncomingMessage, launch: Launch): Refusal | null {
  const target = targetOf(request);
  for (const check of checks) {
    const refusal = check(request, launch, target);
    if (refusal) return refusal;
  }
  return null;
}

export function targetOf({ url }: IncomingMessage): Target {
  if (url === browserHost.noticesPath) return 'notices';
  if (url === browserHost.filesPath) return 'save-file';
  return url?.startsWith('/desk/') ? 'operation' : 'page';
}

/** The operation that a path names, or null. */
export function operationOf({ url }: IncomingMessage): DeskOperationName | null {
  const name = url?.slice('/desk/'.length) ?? '';
  return Object.hasOwn(deskOperations, name) ? (name as DeskOperationName) : null;
}
