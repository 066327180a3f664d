import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Html } from './html.ts';

/** A page of the demonstration that shows what happens as it happens. */
export interface LivePage {
  /** `http://127.0.0.1:PORT` */
  readonly url: string;
  /** Has every open page show what is now. */
  changed(): void;
  close(): Promise<void>;
}

export interface Content {
  readonly status?: number;
  readonly type: string;
  readonly body: string | Uint8Array;
}

export interface LivePageOptions {
  /** The page for an address. */
  readonly page: (url: URL) => Html | Promise<Html>;
  readonly style: URL;
  /** Answers what is neither the page nor its style; null where there is no such thing. */
  readonly other?: (request: IncomingMessage, url: URL) => Promise<Content | null>;
  /** 0 takes a free one. */
  readonly port?: number;
}

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "font-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

const read = (name: string): Buffer => readFileSync(join(import.meta.dirname, name));

/** What every page has; its own style comes after the common one. */
const common: Readonly<Record<string, Content>> = {
  '/live.js': { type: 'text/javascript', body: read('live.js') },
  '/icon.svg': { type: 'image/svg+xml', body: read('icon.svg') },
};

/** Serves a live page on 127.0.0.1. */
export async function serveLivePage(options: LivePageOptions): Promise<LivePage> {
  const viewers = new Set<ServerResponse>();
  const style = Buffer.concat([read('base.css'), readFileSync(options.style)]);
  const server = createServer();
  await listen(server, options.port ?? 0);
  const authority = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  const contentOf = async (request: IncomingMessage, url: URL): Promise<Content | null> => {
    if (url.pathname === '/style.css') return { type: 'text/css', body: style };
    if (url.pathname === '/')
      return { type: 'text/html; charset=utf-8', body: (await options.page(url)).html };
    return common[url.pathname] ?? (await options.other?.(request, url)) ?? null;
  };

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Another name for this address means that a foreign page is asking (DNS rebinding).
    if (request.headers.host !== authority) return void response.writeHead(421).end();
    const url = new URL(request.url ?? '/', `http://${authority}`);
    if (url.pathname === '/live') return keep(viewers, response);
    const content = (await contentOf(request, url)) ?? { status: 404, type: 'text/plain', body: 'not found' };
    response.writeHead(content.status ?? 200, {
      'content-type': content.type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.end(content.body);
  };

  server.on('request', (request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  return {
    url: `http://${authority}`,
    changed() {
      for (const viewer of viewers) viewer.write('data: changed\n\n');
    },
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** Listens on the wished port, or on a free one where that is taken: an address that stays the same is a comfort only. */
async function listen(server: Server, port: number): Promise<void> {
  const listening = once(server, 'listening');
  server.listen(port, '127.0.0.1');
  await listening.catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    await listen(server, 0);
  });
}

/** Server-sent events, until the page is closed. */
function keep(viewers: Set<ServerResponse>, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.flushHeaders();
  viewers.add(response);
  response.once('close', () => viewers.delete(response));
}
