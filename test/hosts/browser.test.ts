import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrowserHost, startBrowserHost } from '../../main/hosts/browser/server.ts';
import type { KeepFile } from '../../main/hosts/files/save.ts';
import type { Page } from '../../main/hosts/page/page.ts';
import { browserHost } from '../../src/contract/bridge.ts';
import { writeCall } from '../../src/contract/call-message.ts';
import type { Desk, DeskNotice } from '../../src/contract/desk.ts';
import { type RawAnswer, rawRequest } from './raw-request.ts';

const calls: { operation: string; input: unknown; secret: string | undefined }[] = [];
const listeners = new Set<(notice: DeskNotice) => void>();
const desk: Desk = {
  async call(operation, input, secret) {
    calls.push({ operation, input, secret: secret && Buffer.from(secret).toString() });
    return { ok: true, value: 'Әбділда' };
  },
  listen(listener) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  async close() {},
};

const page: Page = new Map([
  ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<style nonce="__CSP_NONCE__">') }],
  ['/assets/main.js', { type: 'text/javascript', body: Buffer.from('let price = "$&";') }],
]);

const kept: { fileName: string; bytes: Uint8Array }[] = [];
const keepFile: KeepFile = async (fileName, bytes) => {
  kept.push({ fileName, bytes });
  return `/saved/${fileName}`;
};

let host: BrowserHost;
let port: number;
let token: string;

beforeAll(async () => {
  host = await startBrowserHost({ desk, page, keepFile });
  const url = new URL(host.url);
  port = Number(url.port);
  token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
});
afterAll(() => host.close());

/** The head that the window itself sends; a test changes or leaves out (null) what it is about. */
function head(
  line: string,
  changes: Record<string, string | null> = {},
  body: Uint8Array = new Uint8Array(),
): string[] {
  const headers: Record<string, string | null> = {
    host: `127.0.0.1:${port}`,
    origin: `http://127.0.0.1:${port}`,
    'sec-fetch-site': 'same-origin',
    'tereze-token': token,
    'content-type': browserHost.callType,
    'content-length': String(body.length),
    connection: 'close',
    ...changes,
  };
  const kept = Object.entries(headers).filter(([, value]) => value !== null);
  return [`${line} HTTP/1.1`, ...kept.map(([name, value]) => `${name}: ${value}`)];
}

const call = (
  changes: Record<string, string | null> = {},
  body: Uint8Array = writeCall({ input: { a: 1 } }),
): Promise<RawAnswer> => rawRequest(port, head('POST /desk/overview', changes, body), body);

const refusedAs = ({ status, body }: RawAnswer): unknown => [status, JSON.parse(body).refused];

test('brings the call of the window to the desk and its answer back', async () => {
  const answer = await call();
  expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { ok: true, value: 'Әбділда' }]);
  expect(calls.at(-1)).toEqual({ operation: 'overview', input: { a: 1 }, secret: undefined });
});

test('brings a secret beside the input, as bytes', async () => {
  const secret = new TextEncoder().encode('Құпия-2026');
  await call({}, writeCall({ input: {}, secret }));
  expect(calls.at(-1)).toEqual({ operation: 'overview', input: {}, secret: 'Құпия-2026' });
});

test('the token is 32 bytes, and another one at every launch', async () => {
  expect(token).toMatch(/^[0-9a-f]{64}$/);
  const other = await startBrowserHost({ desk, page, keepFile });
  expect(new URL(other.url).hash).not.toContain(token);
  await other.close();
});

test.each([
  ['the name of another host', { host: 'evil.example' }],
  ['localhost, which the address does not use', { host: 'localhost:80' }],
  ['no port', { host: '127.0.0.1' }],
])('refuses a Host that is %s (DNS rebinding)', async (_what, changes) => {
  expect(refusedAs(await call(changes))).toEqual([421, 'host']);
});

test('refuses a request with two Hosts or none before anything reads it', async () => {
  const two = [...head('POST /desk/overview'), 'host: evil.example'];
  expect((await rawRequest(port, two)).status).toBe(421);
  expect((await call({ host: null })).status).toBe(400);
});

test('refuses a foreign Host before a wrong token, and for the files of the window too', async () => {
  expect(refusedAs(await call({ host: 'evil.example', 'tereze-token': 'no' }))).toEqual([421, 'host']);
  expect(refusedAs(await rawRequest(port, head('GET /', { host: 'evil.example' })))).toEqual([421, 'host']);
});

test.each([
  ['of another site', { origin: 'https://evil.example' }],
  ['of another port of this machine', { origin: 'http://127.0.0.1:1' }],
  ['of a sandboxed frame', { origin: 'null' }],
  ['that is left out', { origin: null }],
])('refuses an Origin %s', async (_what, changes) => {
  expect(refusedAs(await call(changes))).toEqual([403, 'origin']);
});

test('refuses two Origins', async () => {
  const two = [...head('POST /desk/overview'), `origin: http://127.0.0.1:${port}`];
  expect(refusedAs(await rawRequest(port, two))).toEqual([403, 'origin']);
});

test.each(['cross-site', 'same-site', 'none', null])('refuses Sec-Fetch-Site %s', async (site) => {
  expect(refusedAs(await call({ 'sec-fetch-site': site }))).toEqual([403, 'site']);
});

test('the window may be opened by hand but not from another page', async () => {
  const open = (site: string): Promise<RawAnswer> =>
    rawRequest(port, head('GET /', { 'sec-fetch-site': site, origin: null }));
  expect((await open('none')).status).toBe(200);
  expect(refusedAs(await open('cross-site'))).toEqual([403, 'site']);
  expect(refusedAs(await open('same-site'))).toEqual([403, 'site']);
});

test.each([
  ['is missing', null],
  ['is empty', ''],
  ['is another one', '0'.repeat(64)],
  ['is cut short', '00'],
  ['is no hexadecimal', 'z'.repeat(64)],
])('refuses a token that %s', async (_what, given) => {
  expect(refusedAs(await call({ 'tereze-token': given }))).toEqual([401, 'token']);
});

test('refuses the right token with one digit changed, and given twice', async () => {
  const changed = `${token.slice(0, -1)}${token.endsWith('0') ? '1' : '0'}`;
  expect(refusedAs(await call({ 'tereze-token': changed }))).toEqual([401, 'token']);
  const twice = [...head('POST /desk/overview'), `tereze-token: ${token}`];
  expect(refusedAs(await rawRequest(port, twice))).toEqual([401, 'token']);
});

test('refuses a notice stream without the token, and from another site', async () => {
  const ask = (changes: Record<string, string | null>): Promise<RawAnswer> =>
    rawRequest(port, head('GET /notices', { origin: null, ...changes }));
  expect(refusedAs(await ask({ 'tereze-token': null }))).toEqual([401, 'token']);
  expect(refusedAs(await ask({ 'sec-fetch-site': 'same-site' }))).toEqual([403, 'site']);
});

test.each([
  'text/plain',
  'application/x-www-form-urlencoded',
  'application/json',
  `${browserHost.callType}; charset=utf-8`,
  null,
])('refuses the content type %s, which a page may post without being asked', async (type) => {
  expect(refusedAs(await call({ 'content-type': type }))).toEqual([415, 'content-type']);
});

test.each(['GET', 'PUT', 'DELETE', 'OPTIONS'])('refuses %s for an operation', async (method) => {
  expect(refusedAs(await rawRequest(port, head(`${method} /desk/overview`)))).toEqual([405, 'method']);
});

test('refuses to post to a file of the window', async () => {
  expect(refusedAs(await rawRequest(port, head('POST /')))).toEqual([405, 'method']);
});

test('refuses a body that says it is too long before it comes', async () => {
  const headers = head('POST /desk/overview', { 'content-length': '65537' });
  expect(refusedAs(await rawRequest(port, headers))).toEqual([413, 'body-size']);
});

test('refuses a body that turns out too long, and takes one of just the right length', async () => {
  const before = calls.length;
  const ask = (length: number): Promise<RawAnswer> => {
    const body = writeCall({ input: 'x'.repeat(length - 6) });
    const headers = head('POST /desk/overview', { 'content-length': null, 'transfer-encoding': 'chunked' });
    const chunk = [`${length.toString(16)}\r\n`, body, '\r\n0\r\n\r\n'].map((part) =>
      Buffer.from(part as string),
    );
    return rawRequest(port, headers, Buffer.concat(chunk));
  };
  expect(refusedAs(await ask(65_537))).toEqual([413, 'body-size']);
  expect(calls.length).toBe(before);
  expect((await ask(65_536)).status).toBe(200);
});

test.each(['close', 'toString', '__proto__', 'overview/', 'Overview', ''])(
  'refuses the operation "%s", which the contract does not know',
  async (name) => {
    expect(refusedAs(await rawRequest(port, head(`POST /desk/${name}`)))).toEqual([404, 'operation']);
  },
);

test.each([
  ['no JSON', [0, 0, 0, 1, 0x7b]],
  ['no UTF-8', [0, 0, 0, 3, 0x22, 0xff, 0x22]],
  ['shorter than it says', [0, 0, 0, 9, 0x31]],
  ['nothing', []],
])('a body that is %s is an invalid input, not a fault of the host', async (_what, bytes) => {
  const answer = await call({}, Uint8Array.from(bytes));
  expect(JSON.parse(answer.body)).toMatchObject({ fault: { code: 'input-invalid' } });
});

test('no answer allows another origin anything, a preflight least of all', async () => {
  const preflight = await rawRequest(
    port,
    head('OPTIONS /desk/overview', {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'tereze-token',
    }),
  );
  for (const answer of [preflight, await call(), await rawRequest(port, head('GET /'))])
    expect(Object.keys(answer.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  expect(preflight.status).toBe(403);
});

test('every answer, a refusal too, is guarded by the same headers', async () => {
  const answers = [
    await call(),
    await call({ origin: null }),
    await rawRequest(port, head('GET /')),
    await rawRequest(port, head('GET /assets/main.js')),
    await rawRequest(port, head('GET /nothing')),
  ];
  for (const { headers } of answers) {
    expect(headers['content-security-policy']).toMatch(
      /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-/,
    );
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=()');
  }
});

test('a browser keeps the files that are named after what is in them, and nothing else', async () => {
  const kept = (await rawRequest(port, head('GET /assets/main.js'))).headers['cache-control'];
  expect(kept).toBe('private, max-age=31536000, immutable');
  for (const answer of [
    await call(),
    await rawRequest(port, head('GET /')),
    await rawRequest(port, head('GET /nothing')),
    await rawRequest(port, head('GET /assets/nothing.js')),
  ])
    expect(answer.headers['cache-control']).toBe('no-store');
});

test('allows scripts and styles by the policy only as the design says', async () => {
  const policy = (await rawRequest(port, head('GET /'))).headers['content-security-policy'];
  expect(policy?.replace(/nonce-[^']+/, 'nonce-…')).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-…'; img-src 'self' blob: data:; " +
      "font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'; " +
      "frame-ancestors 'none'",
  );
});

test('each page has a nonce of its own, the same in policy and page', async () => {
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const { headers, body } = await rawRequest(port, head('GET /'));
      const nonce = /nonce-([^']+)/.exec(headers['content-security-policy'] ?? '')?.[1];
      expect(body).toBe(`<style nonce="${nonce}">`);
      return nonce;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
});

test('serves the files of the window as they are', async () => {
  const { status, headers, body } = await rawRequest(port, head('GET /assets/main.js'));
  expect([status, headers['content-type'], body]).toEqual([200, 'text/javascript', 'let price = "$&";']);
});

test.each([
  '/../package.json',
  '/%2e%2e/package.json',
  '//etc/passwd',
  '/index.html?x',
  'http://evil.example/',
])('serves no file that was not there at the start: %s', async (path) => {
  expect((await rawRequest(port, head(`GET ${path}`))).status).toBe(404);
});

test('streams notices line by line, and forgets a window that has left', async () => {
  const leaving = new AbortController();
  const { authority } = { authority: new URL(host.url).host };
  const answer = await fetch(`http://${authority}/notices`, {
    headers: { 'tereze-token': token, 'sec-fetch-site': 'same-origin' },
    signal: leaving.signal,
  });
  const registrationId = '00000000-0000-4000-8000-000000000000';
  for (const listener of listeners) listener({ notice: 'registration', registrationId });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe(
    `${JSON.stringify({ notice: 'registration', registrationId })}\n`,
  );
  leaving.abort();
  await expect.poll(() => listeners.size).toBe(0);
});
