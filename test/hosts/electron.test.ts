import { readFile } from 'node:fs/promises';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { electron as bundles } from '../../build/electron.ts';
import { makePart } from '../../build/parts.ts';
import { channels } from '../../main/hosts/electron/channels.ts';
import { isFromWindow, mayNavigate, mayReload, mayRequest } from '../../main/hosts/electron/guards.ts';
import { ForeignSender, serveDesk } from '../../main/hosts/electron/ipc.ts';
import { answerRequest, origin, scheme } from '../../main/hosts/electron/scheme.ts';
import { printingWindowOptions, windowOptions } from '../../main/hosts/electron/window.ts';
import { contentSecurityPolicy } from '../../main/hosts/page/headers.ts';
import type { Page } from '../../main/hosts/page/page.ts';
import { type Desk, type DeskOperationName, deskOperations, takesSecret } from '../../src/contract/desk.ts';

const ours = { sender: { id: 1 }, senderFrame: { origin, parent: null } };

describe('the window', () => {
  const options = windowOptions({ preload: '/preload.cjs', packaged: true, icon: null });

  test('is sandboxed, isolated and without Node', () => {
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      plugins: false,
    });
  });

  test('asks no server for dictionaries and opens no tools for developers once it is installed', () => {
    expect(options.webPreferences).toMatchObject({ spellcheck: false, devTools: false });
    const developers = windowOptions({ preload: '', packaged: false, icon: null });
    expect(developers.webPreferences?.devTools).toBe(true);
  });

  test('draws papers in another window that is as closed, has no preload and remembers nothing', () => {
    expect(printingWindowOptions).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    });
    expect(printingWindowOptions.webPreferences?.preload).toBeUndefined();
    expect(printingWindowOptions.webPreferences?.partition).not.toMatch(/^persist:/);
  });
});

describe('the scheme', () => {
  const page: Page = new Map([
    ['/index.html', { type: 'text/html; charset=utf-8', body: Buffer.from('<p nonce="__CSP_NONCE__">') }],
  ]);
  const ask = (url: string, method = 'GET'): Response => answerRequest(page, { url, method });

  test('is standard and secure, and bypasses nothing', () => {
    expect(scheme).toEqual({
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true },
    });
  });

  test('serves the page with the same policy as the browser host, a nonce for each answer', async () => {
    const answer = ask('app://tereze/');
    const nonce = /nonce="([^"]+)"/.exec(await answer.text())?.[1] ?? '';
    expect(answer.headers.get('content-security-policy')).toBe(contentSecurityPolicy(nonce));
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['app://other/', 'GET'],
    ['app://tereze.evil.example/', 'GET'],
    ['app://tereze/', 'POST'],
  ])('refuses %s by %s', (url, method) => {
    expect(ask(url, method).status).toBe(403);
  });

  test.each(['app://tereze/../main.js', 'app://tereze/%2e%2e/main.js', 'app://tereze/etc/passwd'])(
    'has no %s',
    (url) => {
      expect(ask(url).status).toBe(404);
    },
  );
});

describe('the guards', () => {
  test.each([
    'https://evil.example/',
    'file:///etc/passwd',
    'app://other/',
    'javascript:0',
    'data:text/html,x',
    '',
  ])('the window does not navigate to %s', (url) => {
    expect(mayNavigate(url)).toBe(false);
  });

  test('the window may be loaded again', () => {
    expect(mayNavigate('app://tereze/')).toBe(true);
    expect(mayNavigate('app://tereze/#registration')).toBe(true);
  });

  test.each([
    'https://egov.example/',
    'http://127.0.0.1:80/',
    'ws://127.0.0.1/',
    'file:///etc/passwd',
    'app://other/x',
  ])('the window loads nothing from %s', (url) => {
    expect(mayRequest(url)).toBe(false);
  });

  test.each(['app://tereze/assets/a.js', 'data:image/png;base64,AA', 'blob:app://tereze/1'])(
    'the window may load %s',
    (url) => {
      expect(mayRequest(url)).toBe(true);
    },
  );

  test('a page that crashed is loaded again, one that keeps crashing is not', () => {
    expect(mayReload([0])).toBe(true);
    expect(mayReload([0, 1_000])).toBe(true);
    expect(mayReload([0, 1_000, 2_000])).toBe(false);
    expect(mayReload([0, 1_000, 70_000])).toBe(true);
  });
});

describe('the one registration of the main side', () => {
  type Handler = (event: unknown, ...given: unknown[]) => Promise<unknown>;
  const calls: unknown[] = [];
  const desk: Desk = {
    async call(...call) {
      calls.push(call);
      return { ok: true, value: 'answer' };
    },
    listen: () => () => undefined,
    close: async () => undefined,
  };
  const handlers = new Map<string, Handler>();
  serveDesk({ handle: (channel, handler) => void handlers.set(channel, handler as Handler) }, desk, () => 1);
  const call = async (event: unknown, ...given: unknown[]): Promise<unknown> =>
    handlers.get(channels.call)?.(event, ...given);

  test('is one channel', () => {
    expect([...handlers.keys()]).toEqual([channels.call]);
  });

  test('brings a call of the window to the desk', async () => {
    expect(await call(ours, 'overview', {})).toEqual({ ok: true, value: 'answer' });
    expect(calls).toEqual([['overview', {}]]);
  });

  test('brings a secret to the desk as bytes', async () => {
    calls.length = 0;
    const secret = new TextEncoder().encode('Құпия-2026');
    await call(ours, 'unlock', {}, secret);
    expect(calls).toEqual([['unlock', {}, secret]]);
  });

  test.each([
    ['another window', { ...ours, sender: { id: 2 } }],
    ['a frame inside the page', { ...ours, senderFrame: { origin, parent: {} } }],
    ['another origin', { ...ours, senderFrame: { origin: 'https://evil.example', parent: null } }],
    ['a frame that is gone', { ...ours, senderFrame: null }],
  ])('refuses a call from %s before the desk hears of it', async (_who, event) => {
    calls.length = 0;
    expect(isFromWindow(event as typeof ours, 1)).toBe(false);
    await expect(call(event, 'overview', {})).rejects.toThrow(ForeignSender);
    expect(calls).toEqual([]);
  });

  test.each([
    [['close', {}]],
    [['constructor', {}]],
    [[]],
    [['overview', {}, 'more']],
    [['unlock', {}, new Uint8Array(1), 1]],
    [[7, {}]],
  ])('answers %j, which is no call, with input-invalid', async (given) => {
    expect(await call(ours, ...given)).toMatchObject({ ok: false, fault: { code: 'input-invalid' } });
  });
});

describe('the preload', () => {
  const exposed = new Map<string, Record<string, (...given: unknown[]) => unknown>>();
  const invoked: unknown[][] = [];
  const heard = new Map<string, (event: unknown, notice: unknown) => void>();
  const ipcRenderer = {
    // Electron writes what it is given into a message before it returns.
    invoke: (...given: unknown[]) => invoked.push(structuredClone(given)),
    on: (channel: string, hear: never) => heard.set(channel, hear),
    off(channel: string) {
      heard.delete(channel);
      return ipcRenderer;
    },
  };

  beforeAll(async () => {
    await makePart(bundles);
    const electron = {
      contextBridge: { exposeInMainWorld: (name: string, api: never) => exposed.set(name, api) },
      ipcRenderer,
    };
    const context = createContext({ require: (name: string) => name === 'electron' && electron });
    runInContext(await readFile('dist/electron/preload.cjs', 'utf8'), context);
  });

  test('exposes a named function for each operation, listen and saveFile, and nothing else', () => {
    expect([...exposed.keys()]).toEqual(['tereze']);
    expect(Object.keys(exposed.get('tereze') ?? {}).sort()).toEqual(
      [...Object.keys(deskOperations), 'listen', 'saveFile'].sort(),
    );
  });

  test('each function calls its own operation only, with one input', () => {
    exposed.get('tereze')?.['lock']?.({}, 'overview', 'more');
    expect(invoked.splice(0)).toEqual([[channels.call, 'lock', {}]]);
    exposed.get('tereze')?.['saveFile']?.('a file', 'more');
    expect(invoked).toEqual([[channels.saveFile, 'a file']]);
  });

  test('each function that takes a secret passes it on beside its input, and overwrites its copy', () => {
    const names = Object.keys(deskOperations) as DeskOperationName[];
    for (const name of names.filter(takesSecret)) {
      invoked.length = 0;
      const secret = new Uint8Array([1, 2, 3]);
      exposed.get('tereze')?.[name]?.({}, secret, 'more');
      expect(invoked).toEqual([[channels.call, name, {}, new Uint8Array([1, 2, 3])]]);
      expect(secret).toEqual(new Uint8Array(3));
    }
  });

  test('a listener gets notices without the event of Electron, until it leaves, and nothing of Electron then', () => {
    const notices: unknown[][] = [];
    const leave = exposed.get('tereze')?.['listen']?.((...given: unknown[]) => notices.push(given));
    heard.get(channels.notice)?.({ sender: 'all of Electron' }, { notice: 'overview' });
    expect(notices).toEqual([[{ notice: 'overview' }]]);
    expect((leave as () => unknown)()).toBeUndefined();
    expect(heard.size).toBe(0);
  });
});
