import { spawn } from 'node:child_process';

/** True where a window can be shown to the person who started this. */
export const hasDisplay = (): boolean => !process.env['SSH_CONNECTION'] && !process.env['CI'] && hasScreen();

/** True where a window can be opened, whoever sees it: under Xvfb, nobody. */
export function hasScreen(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

const opener: Readonly<Partial<Record<NodeJS.Platform, readonly [string, ...string[]]>>> = {
  darwin: ['open'],
  // The empty text is the title that `start` takes for its first quoted argument.
  win32: ['cmd', '/c', 'start', ''],
};

/** Opens an address in the person's browser. Where that fails, the address still stands in the terminal. */
export function openInBrowser(url: string): void {
  const [program, ...first] = opener[process.platform] ?? ['xdg-open'];
  const browser = spawn(program, [...first, url], { stdio: 'ignore', detached: true });
  browser.on('error', () => process.stdout.write(`No browser could be opened; open ${url} yourself.\n`));
  browser.unref();
}
