import { type LivePage, serveLivePage } from '../web/server.ts';
import { trayPage } from './page.ts';
import { papersIn, readPaper, watchTray } from './papers.ts';

export interface Tray {
  /** The page that shows what the office's printer put out. */
  readonly url: string;
  close(): Promise<void>;
}

/** Shows the papers in a folder, which is where the demonstration's printer puts them. */
export async function startTray(folder: string, port = 0): Promise<Tray> {
  const watcher = watchTray(folder, () => page.changed());
  const page: LivePage = await serveLivePage({
    port,
    style: new URL('./style.css', import.meta.url),
    page: async (url) => trayPage(url, await papersIn(folder)),
    other: async (_request, url) => {
      const name = /^\/papers\/([^/]+)$/.exec(url.pathname)?.[1];
      const body = name === undefined ? null : await readPaper(folder, decodeURIComponent(name));
      return body && { type: 'application/pdf', body };
    },
  });
  return {
    url: page.url,
    async close() {
      watcher.close();
      await page.close();
    },
  };
}
