import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext, Page } from 'playwright-core';
import { origin } from '../../../main/hosts/electron/scheme.ts';
import type { StandIn } from './stand-in.ts';

/** What Chromium gets in the place of Electron's own side of a page: runs before anything of the page. */
const electronInPage = (preload: string): string => `
  {
    const listeners = new Map();
    window.standInHears = (channel, given) => {
      for (const listener of listeners.get(channel) ?? []) listener({}, ...given);
    };
    const invoke = async (...given) => {
      const pack = (value) => (value instanceof Uint8Array ? { bytes: [...value] } : { value });
      const packed = given.map(pack);
      const { value, error } = await window.standInInvokes(packed);
      if (error) throw new Error(error);
      return value;
    };
    const ipcRenderer = {
      invoke,
      on(channel, listener) {
        listeners.set(channel, (listeners.get(channel) ?? new Set()).add(listener));
        return ipcRenderer;
      },
      off(channel, listener) {
        listeners.get(channel)?.delete(listener);
        return ipcRenderer;
      },
    };
    const contextBridge = {
      exposeInMainWorld(name, api) {
        Object.defineProperty(window, name, { value: Object.freeze({ ...api }) });
      },
    };
    const require = (name) => {
      if (name !== 'electron') throw new Error('a sandboxed preload has no ' + name);
      return { contextBridge, ipcRenderer };
    };
    (function (require) { ${preload} })(require);
    window.open = (url) => {
      void window.standInOpens(String(url));
      return null;
    };
  }
`;

/** The operator's window of a stand-in, seen through a real Chromium. */
export interface BehindWindow {
  readonly page: Page;
  /** The citizen's window, as soon as the host has opened it. */
  readonly citizen: Promise<Page>;
  /** The origin that stands for the scheme's. */
  readonly origin: string;
  close(): Promise<void>;
}

/**
 * Puts a page of Chromium behind the window of a stand-in: its files are the scheme's answers, its preload
 * is the real bundle, what it invokes goes to the stand-in's ipcMain, what the host sends comes back. Only
 * the origin differs, since Chromium knows no `app://tereze`.
 */
export async function openBehind(
  standIn: StandIn,
  window: number,
  context: BrowserContext,
): Promise<BehindWindow> {
  const server = createServer((request, response) => {
    answer(standIn, request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const pageOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  const page = await context.newPage();
  await page.exposeFunction('standInInvokes', async (packed: { bytes?: number[]; value?: unknown }[]) => {
    const [channel, ...given] = packed.map(({ bytes, value }) => (bytes ? Uint8Array.from(bytes) : value));
    return standIn.say({ do: 'invoke', window, origin, channel: String(channel), given }).then(
      (value) => ({ value }),
      ({ message: error }) => ({ error }),
    );
  });
  await page.exposeFunction('standInOpens', (url: string) =>
    standIn.say({ do: 'open', window, url: url.replace(pageOrigin, origin) }),
  );
  await page.addInitScript({ content: electronInPage(await readFile('dist/electron/preload.cjs', 'utf8')) });

  const citizen = Promise.withResolvers<Page>();
  standIn.onTold((told) => {
    if (told.tell === 'sent' && told.window === window)
      page
        .evaluate(
          ([channel, given]) =>
            (globalThis as unknown as { standInHears(channel: string, given: unknown[]): void }).standInHears(
              channel,
              given,
            ),
          [told.channel, told.given] as const,
        )
        // A notice to a page that is being closed is lost, as it is in Electron.
        .catch(() => undefined);
    if (told.tell === 'window' && told.window !== window)
      void context.newPage().then(async (opened) => {
        await opened.goto(told.url.replace(origin, pageOrigin));
        citizen.resolve(opened);
      });
  });
  await page.goto(`${pageOrigin}/`);
  return {
    page,
    citizen: citizen.promise,
    origin: pageOrigin,
    async close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function answer(standIn: StandIn, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { status, headers, body } = await standIn.say<{
    status: number;
    headers: Record<string, string>;
    body: string;
  }>({ do: 'request', url: `${origin}${request.url}`, method: request.method ?? 'GET' });
  response.writeHead(status, headers).end(Buffer.from(body, 'base64'));
}
