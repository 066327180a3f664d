import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { type Content, type LivePage, serveLivePage } from '../web/server.ts';
import { trayPage } from './page.ts';
import { papersIn, readPaper, watchTray } from './papers.ts';

export interface Tray {
  /** The page that shows what the office's printer put out. */
  readonly url: string;
  close(): Promise<void>;
}

const { resolve } = createRequire(import.meta.url);

/** Scripts that draw the papers in the browser. */
const scripts: Readonly<Record<string, string>> = {
  '/draw.js': join(import.meta.dirname, 'draw.js'),
  '/pdf.mjs': resolve('pdfjs-dist/build/pdf.min.mjs'),
  '/pdf.worker.mjs': resolve('pdfjs-dist/build/pdf.worker.min.mjs'),
};

/** Shows the papers in a folder, which is where the demonstration's printer puts them. */
export async function startTray(folder: string, port = 0): Promise<Tray> {
  const watcher = watchTray(folder, () => page.changed());
  const page: LivePage = await serveLivePage({
    port,
    style: new URL('./style.css', import.meta.url),
    page: async (url) => trayPage(url, await papersIn(folder)),
    other: (_request, url) => contentAt(url.pathname, folder),
  });
  return {
    url: page.url,
    async close() {
      watcher.close();
      await page.close();
    },
  };
}

async function contentAt(path: string, folder: string): Promise<Content | null> {
  const script = scripts[path];
  if (script) return { type: 'text/javascript', body: await readFile(script) };
  const name = /^\/papers\/([^/]+)$/.exec(path)?.[1];
  const body = name === undefined ? null : await readPaper(folder, decodeURIComponent(name));
  return body && { type: 'application/pdf', body };
}
