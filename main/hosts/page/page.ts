import { randomBytes } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { securityHeaders } from './headers.ts';

/** The window's files, by the path under which a host serves them. */
export type Page = ReadonlyMap<string, { readonly type: string; readonly body: Buffer }>;

export interface PageAnswer {
  readonly status: 200 | 404;
  readonly headers: Record<string, string>;
  readonly body: Buffer<ArrayBuffer>;
}

/** Stands in index.html wherever an answer's own nonce goes. */
const noncePlace = '__CSP_NONCE__';

/** The build names these files after what is in them; kept, they and their compiled code make the next start quick. */
const unchanging = { 'cache-control': 'private, max-age=31536000, immutable' };

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
};

/**
 * Reads every file of the built window. What is not there at the start is never served, so no path
 * of a request ever reaches the file system. Throws where a file has a type that is not listed.
 */
export async function readPage(folder: string): Promise<Page> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const page = await Promise.all(
    files.map(
      async (file) => [urlPath(folder, file), { type: typeOf(file), body: await readFile(file) }] as const,
    ),
  );
  return new Map(page);
}

/** The answer to a path; `/` is index.html. Each answer has a nonce of its own. */
export function answerPage(page: Page, path: string): PageAnswer {
  const nonce = randomBytes(16).toString('base64');
  const headers = securityHeaders(nonce);
  const file = page.get(path === '/' ? '/index.html' : path);
  if (!file) {
    return {
      status: 404,
      headers: { ...headers, 'content-type': 'text/plain' },
      body: Buffer.from('not found'),
    };
  }
  const isPage = file.type.startsWith('text/html');
  const body = isPage
    ? Buffer.from(file.body.toString().replaceAll(noncePlace, nonce))
    : Buffer.from(file.body);
  const caching = path.startsWith('/assets/') && unchanging;
  return { status: 200, headers: { ...headers, 'content-type': file.type, ...caching }, body };
}

const urlPath = (folder: string, file: string): string => `/${relative(folder, file).split(sep).join('/')}`;

function typeOf(file: string): string {
  const type = types[extname(file)];
  if (!type) throw new Error(`no content type is known for ${file}`);
  return type;
}
