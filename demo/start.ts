import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { buildAll } from '../build.ts';
import { downloadsFolder } from '../main/hosts/browser/downloads.ts';
import { alreadyOpen } from '../main/hosts/electron/exit-codes.ts';
import { type ChildEnd, ChildFailed } from './child.ts';
import { hasDisplay, openInBrowser } from './display.ts';
import { findElectron, startElectron } from './electron.ts';
import { fetchElectron } from './fetch-electron.ts';
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
  /** With the reason where a part of the office failed; null where it was closed. */
  const closing = Promise.withResolvers<string | null>();
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => {
      interrupted.abort();
      closing.resolve(null);
    });

  assertNotRunning(folder);
  if (values.fresh) await clearOffice(folder);
  await prepareOffice(folder);
  const unmark = markRunning(folder);
  try {
    const electron =
      values.browser || !hasDisplay() ? null : await electronRuntime(folder, interrupted.signal);
    if (interrupted.signal.aborted) return;
    if (electron) await buildAll();
    const office = await startOffice(folder, {
      ports: { telephone: 7414, tray: 7415 },
      withoutDesk: electron !== null,
      saveTo: downloadsFolder(),
      onEnd: ({ reason }) => closing.resolve(reason),
    });
    try {
      const desk = await openDesk(office, electron, ({ code, reason }) =>
        // The person has closed the window.
        closing.resolve(code === 0 ? null : reason),
      );
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

async function electronRuntime(folder: string, signal: AbortSignal): Promise<string | null> {
  const failedBefore = join(folder, 'electron-not-fetched');
  const found = findElectron() ?? (await fetchElectron({ failedBefore, say, signal }));
  if (!found && !signal.aborted) say("Electron's runtime is not here: the desk opens in the browser.");
  return found;
}

/**
 * Opens the desk for the person at the screen; without Electron's runtime, or where it does not start, in
 * the browser. Never both: an Electron that failed has ended by then, and one that is open already, from an
 * earlier start, keeps the office.
 */
async function openDesk(
  office: Office,
  electron: string | null,
  onEnd: (end: ChildEnd) => void,
): Promise<{ place: string; close: () => Promise<void> }> {
  if (electron) {
    try {
      const child = await startElectron({ executable: electron, deskConfig: office.deskConfig, onEnd });
      return { place: 'its window is open', close: () => child.stop() };
    } catch (error) {
      if (!(error instanceof ChildFailed) || error.code === alreadyOpen) throw error;
      say(`${error.message}. The desk opens in the browser.`);
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
