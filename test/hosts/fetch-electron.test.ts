import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { project } from '../../build/parts.ts';
import { electronPackage, findElectron } from '../../demo/electron.ts';
import { fetchElectron } from '../../demo/fetch-electron.ts';
import { storedZip } from '../fixtures/stored-zip.ts';

// Electron's own installer and the library that it fetches by, on a copy of its package, from a server of ours.

const version = '45.4.1';
const zip = storedZip([
  { name: 'version', content: Buffer.from(version), mode: 0o644 },
  { name: 'electron', content: Buffer.from('#!/bin/sh\necho a runtime\n'), mode: 0o755 },
]);
const checksum = createHash('sha256').update(zip).digest('hex');
const archive = `electron-v${version}-linux-x64.zip`;

let folder: string;
let lines: string[];
let failedBefore: string;
let requests = 0;

beforeEach(async () => {
  await mkdir(join(project, 'dist'), { recursive: true });
  // Inside the project, where the installer finds what it needs.
  folder = await mkdtemp(join(project, 'dist/test-electron-'));
  await copyFile(join(electronPackage, 'install.js'), join(folder, 'install.js'));
  await symlink(join(electronPackage, 'node_modules'), join(folder, 'node_modules'));
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version }));
  await writeFile(join(folder, 'checksums.json'), JSON.stringify({ [archive]: checksum }));
  failedBefore = join(folder, 'electron-not-fetched');
  lines = [];
  requests = 0;
  vi.stubEnv('electron_config_cache', join(folder, 'cache'));
  vi.stubEnv('ELECTRON_INSTALL_PLATFORM', 'linux');
  vi.stubEnv('ELECTRON_INSTALL_ARCH', 'x64');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
  await rm(folder, { recursive: true, force: true });
});

/** Answers for Electron's server. */
async function serve(answer: (response: ServerResponse) => void): Promise<void> {
  const listener: RequestListener = (request, response) => {
    requests += 1;
    if (request.url === `/v${version}/${archive}`) answer(response);
    else response.writeHead(404).end();
  };
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

const fetching = (changes: { signal?: AbortSignal; silence?: number; say?: (line: string) => void } = {}) =>
  fetchElectron({
    failedBefore,
    folder,
    say: (line) => void lines.push(line),
    signal: new AbortController().signal,
    ...changes,
  });

const whole = (response: ServerResponse): unknown =>
  response.writeHead(200, { 'content-length': zip.length }).end(zip);

/** Begins an answer; the first half is on its way. */
const begun = (response: ServerResponse): unknown => {
  response.writeHead(200, { 'content-length': zip.length });
  return response.write(zip.subarray(0, zip.length / 2));
};

test('the runtime is fetched with its progress told, checked, unpacked and found', async () => {
  await serve(whole);
  expect(findElectron(folder)).toBeNull();
  expect(await fetching()).toBe(join(folder, 'dist/electron'));
  expect(findElectron(folder)).toBe(join(folder, 'dist/electron'));
  expect(lines[0]).toMatch(/^Electron's runtime is fetched/);
  expect(lines.at(-1)).toMatch(/100 %/);
  expect(existsSync(failedBefore)).toBe(false);
});

test('a runtime of another version is none', async () => {
  await serve(whole);
  await fetching();
  await writeFile(join(folder, 'package.json'), JSON.stringify({ version: '46.0.0' }));
  expect(findElectron(folder)).toBeNull();
});

/** A server that was there, and is no more. */
async function nobody(): Promise<void> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  await once(server, 'close');
}

test.each([
  ['nobody answers', nobody, /ECONNREFUSED/],
  ['there is no such file', () => serve((response) => void response.writeHead(404).end()), /404/],
  [
    'another file comes than the one that was published',
    () => serve((response) => void response.writeHead(200, { 'content-length': 4 }).end('evil')),
    /checksum/,
  ],
])(
  'where %s the reason is told and remembered: the next start does not try again',
  async (_what, open, reason) => {
    await open();
    expect(await fetching()).toBeNull();
    expect(lines.at(-1)).toMatch(reason);
    expect(readFileSync(failedBefore, 'utf8')).toMatch(reason);
    const [told, asked] = [lines.length, requests];
    expect(await fetching()).toBeNull();
    expect([lines.length, requests]).toEqual([told, asked]);
  },
);

test('a line that breaks off is told and not remembered: the next start tries again', async () => {
  let opened: ServerResponse | null = null;
  await serve((response) => {
    opened = response;
    begun(response);
  });
  const fetched = fetching({
    say(line) {
      lines.push(line);
      if (line.includes('%')) opened?.destroy();
    },
  });
  expect(await fetched).toBeNull();
  expect(lines.at(-1)).toMatch(/could not be fetched: ./);
  expect(existsSync(failedBefore)).toBe(false);
});

test('an interruption is not remembered, and nothing is said of it', async () => {
  const interrupted = new AbortController();
  await serve(begun);
  const fetched = fetching({
    signal: interrupted.signal,
    say(line) {
      lines.push(line);
      if (line.includes('%')) interrupted.abort();
    },
  });
  expect(await fetched).toBeNull();
  expect(lines.at(-1)).toMatch(/^ {2}40 %/);
  expect(existsSync(failedBefore)).toBe(false);
});

test('a line that goes silent is given up and not remembered', async () => {
  await serve(begun);
  expect(await fetching({ silence: 50 })).toBeNull();
  expect(lines.at(-1)).toMatch(/nothing came for 0\.05 seconds/);
  expect(existsSync(failedBefore)).toBe(false);
});

test('as long as bytes come there is no limit', async () => {
  const silence = 60_000;
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const parts = 10;
  let sent = 0;
  let response: ServerResponse | null = null;
  const sendNext = (): void => {
    const [from, to] = [sent, sent + 1].map((part) => Math.round((part / parts) * zip.length));
    sent += 1;
    response?.write(zip.subarray(from, to));
    if (sent === parts) response?.end();
  };
  await serve((opened) => {
    response = opened;
    opened.writeHead(200, { 'content-length': zip.length });
    sendNext();
  });
  const fetched = fetching({
    silence,
    say(line) {
      lines.push(line);
      if (!line.includes('%') || sent === parts) return;
      vi.advanceTimersByTime(silence - 1);
      sendNext();
    },
  });
  expect(await fetched).toBe(join(folder, 'dist/electron'));
  expect(lines.filter((line) => line.includes('%'))).toHaveLength(parts);
});
