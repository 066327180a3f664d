import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { electronPackage, findElectron } from './electron.ts';
import { listenForLastWords } from './last-words.ts';

/** How long nothing may come before fetching is given up (milliseconds). As long as bytes come there is no limit. */
const silence = 60_000;

export interface Fetching {
  /** Written with the reason where the runtime could not be had: later starts don't wait for it again. */
  readonly failedBefore: string;
  /** Says a line to the person who waits. */
  readonly say: (line: string) => void;
  /** Ends the fetching; nothing is remembered of it then. */
  readonly signal: AbortSignal;
  /** Electron's package; a copy in tests. */
  readonly folder?: string;
  readonly silence?: number;
}

/** What is used here of `@electron/get`, by which Electron's own installer fetches. */
interface Get {
  downloadArtifact(artifact: {
    version: string;
    artifactName: 'electron';
    platform: string;
    arch: string;
    checksums: unknown;
    cacheRoot: string | undefined;
    downloadOptions: {
      quiet: true;
      signal: AbortSignal;
      getProgressCallback(progress: Progress): Promise<void>;
    };
  }): Promise<string>;
}
interface Progress {
  readonly transferred: number;
  readonly total: number | null;
  /** 1 once all of it is there. */
  readonly percent: number;
}

/**
 * Fetches Electron's runtime and has Electron's own installer unpack it: the path of the runtime, or null
 * where it could not be had, with the reason said in one line. Tried once: a failure is remembered, an
 * interruption (the signal, or a line that went silent or broke after the first bytes) is not.
 */
export async function fetchElectron(fetching: Fetching): Promise<string | null> {
  const { failedBefore, say, signal, folder = electronPackage } = fetching;
  if (existsSync(failedBefore)) return null;
  say("Electron's runtime is fetched, some 120 MB; Ctrl-C ends it.");
  let brokenOff = false;
  try {
    await download(folder, fetching, ({ transferred, percent }) => {
      brokenOff = transferred > 0 && percent < 1;
    });
    await unpack(folder, signal);
  } catch (error) {
    if (signal.aborted) return null;
    const reason = reasonOf(error);
    say(`Electron's runtime could not be fetched: ${reason}.`);
    if (!brokenOff) writeFileSync(failedBefore, `${reason}\nDelete this file to have it tried again.\n`);
  }
  return findElectron(folder);
}

/** Into the cache of `@electron/get`, checked against the package's own checksums, where the installer will find it. */
async function download(
  folder: string,
  fetching: Fetching,
  hear: (progress: Progress) => void,
): Promise<void> {
  const { downloadArtifact }: Get = createRequire(join(folder, 'install.js'))('@electron/get');
  const read = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
  const { env } = process;
  const watch = watchSilence(fetching.silence ?? silence, fetching.signal);
  const tell = tellProgress(fetching.say);
  try {
    await downloadArtifact({
      version: read('package.json').version,
      artifactName: 'electron',
      platform: env['ELECTRON_INSTALL_PLATFORM'] || env['npm_config_platform'] || process.platform,
      arch: env['ELECTRON_INSTALL_ARCH'] || env['npm_config_arch'] || process.arch,
      checksums: read('checksums.json'),
      cacheRoot: env['electron_config_cache'],
      downloadOptions: {
        quiet: true,
        signal: watch.signal,
        async getProgressCallback(progress) {
          watch.heard();
          hear(progress);
          tell(progress);
        },
      },
    });
  } finally {
    watch.end();
  }
}

/** Aborts where nothing is heard for so many milliseconds, or with another signal. */
function watchSilence(limit: number, also: AbortSignal) {
  const silent = new AbortController();
  const giveUp = (): void => silent.abort(new Error(`nothing came for ${limit / 1000} seconds`));
  let waiting = setTimeout(giveUp, limit);
  return {
    signal: AbortSignal.any([silent.signal, also]),
    heard() {
      clearTimeout(waiting);
      waiting = setTimeout(giveUp, limit);
    },
    end: () => clearTimeout(waiting),
  };
}

const megabyte = 1_000_000;

/** Says how far it is, ten times over the whole; every 10 MB where the server does not say how much there is. */
function tellProgress(say: (line: string) => void): (progress: Progress) => void {
  let told = 0;
  return ({ transferred, total }) => {
    const tenths = Math.floor(total ? (transferred / total) * 10 : transferred / (10 * megabyte));
    if (tenths <= told) return;
    told = tenths;
    const came = `${Math.round(transferred / megabyte)} MB`;
    say(total ? `  ${tenths * 10} % (${came} of ${Math.round(total / megabyte)} MB)` : `  ${came}`);
  };
}

/** Electron's installer: it finds the archive in the cache. */
async function unpack(folder: string, signal: AbortSignal): Promise<void> {
  const installer = spawn(process.execPath, [join(folder, 'install.js')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    signal,
  });
  const lastWords = listenForLastWords(installer.stderr);
  const [code] = await once(installer, 'close');
  if (code !== 0) throw new Error(`its installer ended (code ${code})${lastWords.asReason()}`);
}

/** `fetch` says "fetch failed"; what failed stands behind it. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const cause = error.cause instanceof Error ? error.cause : error;
  return (cause.message || cause.name).split('\n')[0] ?? '';
}
