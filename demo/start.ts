import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from '../build.ts';
import { hasDisplay, openInBrowser } from './display.ts';
import { fetchElectron, findElectron, startElectron } from './electron.ts';
import { type Office, startOffice } from './office.ts';
import { clearOffice, prepareOffice } from './prepare.ts';
import { assertNotRunning, markRunning } from './running.ts';
import { welcome } from './welcome.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Opens the demonstration's office and keeps it open until it is closed or a part of it ends. */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      /** Begins anew. */
      fresh: { type: 'boolean' },
      /** Opens the desk in the browser even where Electron is there. */
      browser: { type: 'boolean' },
      /** Where the office lies. */
      folder: { type: 'string', default: join(import.meta.dirname, '../office') },
    },
  });
  const { folder } = values;
  const closing = Promise.withResolvers<string | null>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => closing.resolve(null));

  assertNotRunning(folder);
  if (values.fresh) await clearOffice(folder);
  await prepareOffice(folder);
  const unmark = markRunning(folder);
  try {
    const electron = values.browser || !hasDisplay() ? null : await electronRuntime(folder);
    if (electron) await buildAll();
    const office = await startOffice(folder, {
      ports: { telephone: 7414, tray: 7415 },
      withoutDesk: electron !== null,
      onEnd: closing.resolve,
    });
    try {
      const desk = await openDesk(office, electron, closing.resolve);
      say(`\n${welcome(office, desk.place)}\n\n  Ctrl-C closes the office; its data stays in ${folder}.\n`);
      const reason = await closing.promise;
      await desk.close();
      if (reason) throw new Error(reason);
    } finally {
      await office.stop();
    }
  } finally {
    unmark();
  }
}

async function electronRuntime(folder: string): Promise<string | null> {
  const found = findElectron() ?? (await fetchElectron(join(folder, 'electron-not-fetched'), say));
  if (!found) say("Electron's runtime is not here: the desk opens in the browser.");
  return found;
}

/** Opens the desk for the person at the screen; without Electron's runtime, or where it does not start, in the browser. */
async function openDesk(
  office: Office,
  electron: string | null,
  onEnd: (reason: string) => void,
): Promise<{ place: string; close: () => Promise<void> }> {
  if (electron) {
    try {
      const child = await startElectron(electron, office.deskConfig, onEnd);
      return { place: 'its window is open', close: () => child.stop() };
    } catch (error) {
      say(`${error instanceof Error ? error.message : 'Electron failed'}. The desk opens in the browser.`);
    }
  }
  const url = await office.startDesk();
  if (hasDisplay()) openInBrowser(url);
  return { place: url, close: () => office.stopDesk() };
}

await main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : 'the office could not be opened');
  process.exitCode = 1;
});
