import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { IpcMainInvokeEvent, SaveDialogOptions } from 'electron';
import { describe, expect, onTestFinished, test } from 'vitest';
import { downloadsFolder } from '../../main/hosts/browser/downloads.ts';
import { saveIntoFolder } from '../../main/hosts/browser/save-into-folder.ts';
import { startBrowserHost } from '../../main/hosts/browser/server.ts';
import { channels } from '../../main/hosts/electron/channels.ts';
import { ForeignSender } from '../../main/hosts/electron/ipc.ts';
import { serveSaveFile } from '../../main/hosts/electron/ipc-save-file.ts';
import { saveWithDialog } from '../../main/hosts/electron/save-with-dialog.ts';
import { origin } from '../../main/hosts/electron/scheme.ts';
import { saveFile as save } from '../../main/hosts/files/save.ts';
import { browserHost } from '../../src/contract/bridge.ts';
import { writeCall } from '../../src/contract/call-message.ts';
import type { Desk } from '../../src/contract/desk.ts';
import { fileLimit, SaveOutcome } from '../../src/contract/save-file.ts';
import { temporaryFolder } from '../fixtures/folder.ts';

const content = Buffer.from('№;Өтініш\r\n').toString('base64');
const file = { fileName: '0123-04-2026-11-25.csv', content };

/** A host whose files go into a folder that is not there yet. */
interface Host {
  readonly folder: string;
  save(given: unknown): Promise<SaveOutcome>;
}

const desk: Desk = {
  call: async () => ({ ok: true, value: null }),
  listen: () => () => undefined,
  close: async () => undefined,
};

async function browser(): Promise<Host & { url: URL }> {
  const folder = join(temporaryFolder(), 'saved');
  const host = await startBrowserHost({ desk, page: new Map(), keepFile: saveIntoFolder(folder) });
  onTestFinished(() => host.close());
  const url = new URL(host.url);
  return {
    folder,
    url,
    async save(given) {
      const answer = await fetch(new URL(browserHost.filesPath, url), {
        method: 'POST',
        headers: {
          [browserHost.tokenHeader]: new URLSearchParams(url.hash.slice(1)).get('token') ?? '',
          'content-type': browserHost.callType,
          'sec-fetch-site': 'same-origin',
          origin: url.origin,
        },
        body: writeCall({ input: given }),
      });
      return SaveOutcome.parse(await answer.json());
    },
  };
}

type Handler = (event: IpcMainInvokeEvent, ...given: unknown[]) => Promise<unknown>;
type Choice = { canceled: boolean; filePath: string };

/** Electron's side by a stand-in for its dialog and its IPC: the operator takes what the dialog suggests, or `chooses`. */
async function electron(chooses?: (suggested: string) => Choice | Promise<Choice>) {
  const folder = join(temporaryFolder(), 'Downloads');
  await mkdir(folder);
  const asked: SaveDialogOptions[] = [];
  const parents: unknown[] = [];
  const handlers = new Map<string, Handler>();
  const window = { destroyed: false, isDestroyed: () => window.destroyed };
  const dialog = {
    async showSaveDialog(parent: unknown, options: SaveDialogOptions) {
      parents.push(parent);
      asked.push(options);
      const suggested = options.defaultPath ?? '';
      return chooses ? chooses(suggested) : { canceled: false, filePath: suggested };
    },
  };
  const keep = saveWithDialog({ dialog, window, downloads: () => folder } as never);
  serveSaveFile({ handle: (channel, handler) => void handlers.set(channel, handler) }, keep, () => 1);
  const send = (event: unknown, ...given: unknown[]) =>
    handlers.get(channels.saveFile)?.(event as IpcMainInvokeEvent, ...given);
  const ours = { sender: { id: 1 }, senderFrame: { origin, parent: null } };
  return {
    folder,
    asked,
    parents,
    window,
    send,
    save: async (given: unknown): Promise<SaveOutcome> => SaveOutcome.parse(await send(ours, given)),
  };
}

describe.each<[string, () => Promise<Host>]>([
  ['the browser host', browser],
  ['the Electron host, with a stand-in for dialog and IPC', electron],
])('%s', (_name, open) => {
  test('saves a file whole, for its owner alone, and says where it lies', async () => {
    const { folder, save } = await open();
    const path = join(folder, file.fileName);
    expect(await save(file)).toEqual({ result: 'saved', path });
    expect(await readFile(path, 'base64')).toBe(content);
    expect(await readdir(folder)).toEqual([file.fileName]);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  test.each([
    '../0123.csv',
    'a/0123.csv',
    'C:\\0123.csv',
    '..\\0123.csv',
    '.0123.csv',
    '0123.csv\0.exe',
    '0123.exe',
    '0123.csv.lnk',
    'NUL.csv',
    'csv',
    '',
    `${'0'.repeat(120)}.csv`,
    '0123\u202evsc.csv',
  ])('refuses the name %j, and writes nothing', async (fileName) => {
    const { folder, save } = await open();
    expect(await save({ fileName, content })).toMatchObject({
      result: 'failed',
      fault: { code: 'input-invalid' },
    });
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  test.each([
    ['no base64', { ...file, content: 'not base64!' }],
    ['no content', { fileName: file.fileName }],
    ['a path of its own choice', { ...file, path: '/etc/passwd' }],
    ['too long', { ...file, content: Buffer.alloc(fileLimit + 1).toString('base64') }],
    ['nothing', null],
  ])('refuses what is %s', async (_what, given) => {
    const { save } = await open();
    expect(await save(given)).toMatchObject({ result: 'failed', fault: { code: 'input-invalid' } });
  });

  test('saves the longest file that may be', async () => {
    const { save } = await open();
    const longest = { ...file, content: Buffer.alloc(fileLimit).toString('base64') };
    expect(await save(longest)).toMatchObject({ result: 'saved' });
  });

  test('says why it failed where the folder is gone', async () => {
    const { folder, save } = await open();
    await rm(folder, { recursive: true, force: true });
    await writeFile(folder, 'a file in the place of the folder');
    expect(await save(file)).toEqual({
      result: 'failed',
      fault: { code: 'file-place-missing', details: {} },
    });
  });
});

test.each([
  ['EACCES', 'file-not-permitted'],
  ['EROFS', 'file-not-permitted'],
  ['EBUSY', 'file-not-permitted'],
  ['ENOENT', 'file-place-missing'],
  ['ENOSPC', 'file-disk-full'],
  ['EDQUOT', 'file-disk-full'],
  ['EIO', 'file-not-saved'],
])('the system’s %s is the fault %s', async (code, fault) => {
  const failing = () => Promise.reject(Object.assign(new Error(code), { code }));
  expect(await save(file, failing)).toEqual({ result: 'failed', fault: { code: fault, details: {} } });
});

describe('in the browser host', () => {
  test('nothing is overwritten: a taken name gets a number', async () => {
    const { folder, save } = await browser();
    await mkdir(folder);
    await writeFile(join(folder, file.fileName), 'of yesterday');
    expect(await save(file)).toMatchObject({ path: join(folder, '0123-04-2026-11-25 (2).csv') });
    expect(await save(file)).toMatchObject({ path: join(folder, '0123-04-2026-11-25 (3).csv') });
    expect(await readFile(join(folder, file.fileName), 'utf8')).toBe('of yesterday');
  });

  test('a file is saved for this window only: without token or from elsewhere it is refused', async () => {
    const { url, folder } = await browser();
    const post = (headers: Record<string, string>): Promise<Response> =>
      fetch(new URL(browserHost.filesPath, url), {
        method: 'POST',
        headers: { 'content-type': browserHost.callType, 'sec-fetch-site': 'same-origin', ...headers },
        body: writeCall({ input: file }),
      });
    const token = new URLSearchParams(url.hash.slice(1)).get('token') ?? '';
    expect((await post({ origin: url.origin })).status).toBe(401);
    expect((await post({ origin: 'https://evil.example', [browserHost.tokenHeader]: token })).status).toBe(
      403,
    );
    expect((await post({ [browserHost.tokenHeader]: token })).status).toBe(403);
    expect(await readdir(folder).catch(() => [])).toEqual([]);
  });

  test('the folder is the one that the user’s desktop names, in its own language', async () => {
    const home = temporaryFolder();
    expect(downloadsFolder(home, {})).toBe(join(home, 'Downloads'));
    await mkdir(join(home, '.config'));
    const names = join(home, '.config/user-dirs.dirs');
    await writeFile(
      names,
      '# made by xdg\nXDG_DESKTOP_DIR="$HOME/Стол"\nXDG_DOWNLOAD_DIR="$HOME/Жүктеулер"\n',
    );
    expect(downloadsFolder(home, {})).toBe(join(home, 'Жүктеулер'));
    await writeFile(names, 'XDG_DOWNLOAD_DIR="/mnt/files"\n');
    expect(downloadsFolder(home, {})).toBe('/mnt/files');
  });
});

describe('in the Electron host, with a stand-in for dialog and IPC', () => {
  test('the dialog belongs to the window and suggests the name in the folder for downloads', async () => {
    const { save, asked, parents, folder, window } = await electron();
    await save(file);
    expect(parents).toEqual([window]);
    expect(asked).toEqual([
      {
        defaultPath: join(folder, file.fileName),
        filters: [{ name: 'CSV', extensions: ['csv'] }],
        properties: ['createDirectory', 'showOverwriteConfirmation', 'dontAddToRecent'],
      },
    ]);
  });

  test('cancelled is cancelled: nothing is written and nothing is claimed', async () => {
    const { save, folder } = await electron(() => ({ canceled: true, filePath: '' }));
    expect(await save(file)).toEqual({ result: 'cancelled' });
    expect(await readdir(folder)).toEqual([]);
  });

  test('what was chosen is written, over an older file too: the dialog has asked', async () => {
    const chosen = join(temporaryFolder(), 'register.csv');
    await writeFile(chosen, 'of yesterday');
    const { save } = await electron(() => ({ canceled: false, filePath: chosen }));
    expect(await save(file)).toEqual({ result: 'saved', path: chosen });
    expect(await readFile(chosen, 'base64')).toBe(content);
  });

  test('a file that is refused opens no dialog', async () => {
    const { save, asked } = await electron();
    await save({ ...file, fileName: '../0123.csv' });
    expect(asked).toEqual([]);
  });

  test('there is one dialog at a time, and none for a window that is gone', async () => {
    const decided = Promise.withResolvers<Choice>();
    const { save, asked, window } = await electron(() => decided.promise);
    const first = save(file);
    expect(await save(file)).toMatchObject({ result: 'failed' });
    decided.resolve({ canceled: true, filePath: '' });
    expect(await first).toEqual({ result: 'cancelled' });
    window.destroyed = true;
    expect(await save(file)).toMatchObject({ result: 'failed' });
    expect(asked).toHaveLength(1);
  });

  test.each([
    ['another window', { sender: { id: 2 }, senderFrame: { origin, parent: null } }],
    ['a frame inside the page', { sender: { id: 1 }, senderFrame: { origin, parent: {} } }],
    ['another origin', { sender: { id: 1 }, senderFrame: { origin: 'https://evil.example', parent: null } }],
  ])('%s can save nothing', async (_who, event) => {
    const { send, asked } = await electron();
    await expect(send(event, file)).rejects.toThrow(ForeignSender);
    expect(asked).toEqual([]);
  });
});
