import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Child, type ChildEnd, startChild } from './child.ts';

const project = join(import.meta.dirname, '..');

/** Electron's package, which brings its types, its installer, and no runtime. */
export const electronPackage = join(project, 'node_modules/electron');

/**
 * The path of Electron's runtime, or null where it is not there whole and in the package's own version.
 * ELECTRON_OVERRIDE_DIST_PATH names a folder with another runtime, as it does for Electron itself.
 */
export function findElectron(folder: string = electronPackage): string | null {
  const elsewhere = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  try {
    if (elsewhere) return existing(join(elsewhere, executables[process.platform] ?? 'electron'));
    // path.txt is written last by the installer: without it the rest may be half there.
    const executable = join(folder, 'dist', readFileSync(join(folder, 'path.txt'), 'utf8'));
    return isOfVersion(folder) ? existing(executable) : null;
  } catch {
    return null;
  }
}

const executables: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

const existing = (file: string): string | null => (existsSync(file) ? file : null);

function isOfVersion(folder: string): boolean {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return readFileSync(join(folder, 'dist/version'), 'utf8').trim().replace(/^v/, '') === version;
}

export interface ElectronStart {
  readonly executable: string;
  readonly deskConfig: string;
  readonly onEnd: (end: ChildEnd) => void;
  /** In milliseconds. */
  readonly timeLimit?: number;
}

/** Starts the desk in Electron. Rejects with ChildFailed where its window does not come; nothing of it runs then. */
export const startElectron = ({
  executable,
  deskConfig,
  ...rest
}: ElectronStart): Promise<Child<{ desk: string }>> =>
  startChild({
    name: 'the desk in Electron',
    executable,
    command: [
      project,
      `--config=${deskConfig}`,
      // A profile for each office: Electron opens one window a profile, and other offices are none of its business.
      `--user-data-dir=${join(dirname(deskConfig), 'profile')}`,
      `--parent=${process.pid}`,
    ],
    ready: z.strictObject({ desk: z.string() }),
    explain: (line) => explainSandbox(line, executable),
    ...rest,
  });

/**
 * What a line of Chromium's means where the system refuses its sandbox: Ubuntu 23.10 and later let only
 * programs with an AppArmor profile make the namespaces that it is built of. The installed package
 * brings its own profile; a runtime that npm fetched has none. Null for any other line.
 */
export function explainSandbox(line: string, executable: string): string | null {
  if (/Running as root without --no-sandbox/.test(line))
    return "Electron's sandbox does not work for root; start as an ordinary user";
  if (!/SUID sandbox helper binary was found, but is not configured|No usable sandbox!/.test(line))
    return null;
  const helper = `'${join(dirname(executable), 'chrome-sandbox')}'`;
  return (
    "this system refuses Electron's sandbox (AppArmor, Ubuntu 23.10 and later); allow it once with " +
    `sudo chown root:root ${helper} && sudo chmod 4755 ${helper}`
  );
}
