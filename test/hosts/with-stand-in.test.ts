import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { buildAll } from '../../build.ts';
import { type Child, type ChildEnd, startChild } from '../../demo/child.ts';
import { configureDesk } from '../../demo/configure.ts';
import { type ElectronStart, startElectron } from '../../demo/electron.ts';
import { prepareOffice } from '../../demo/prepare.ts';
import type { DeskConfig } from '../../main/config.ts';
import { channels } from '../../main/hosts/electron/channels.ts';
import { origin } from '../../main/hosts/electron/scheme.ts';
import { type SeenWindow, type StandIn, standInFor } from './stand-in/stand-in.ts';

// The real bundles, run by Node with a stand-in for the module `electron`. What Electron itself does is not tested here.

let parent: string;
let pristine: string;

beforeAll(async () => {
  await buildAll();
  parent = await mkdtemp(join(tmpdir(), 'tereze-with-stand-in-'));
  pristine = (await prepareOffice(join(parent, 'office'))).folder;
});
afterAll(() => rm(parent, { recursive: true, force: true }));

let copies = 0;

/** An office of its own for a test; the centre is away. */
async function office(
  changes: Partial<DeskConfig> = {},
): Promise<{ config: string; data: string; key: string }> {
  const folder = join(parent, `office-${++copies}`);
  await cp(pristine, folder, { recursive: true });
  const config = await configureDesk(await prepareOffice(folder), 1);
  await writeFile(config, JSON.stringify({ ...JSON.parse(await readFile(config, 'utf8')), ...changes }));
  return { config, data: join(folder, 'desk/data'), key: join(folder, 'desk/desk.key') };
}

const production = { mode: 'production', printer: { kind: 'system', name: null } } as const;

interface Started {
  readonly child: Child<{ desk: string }>;
  /** How it ended by itself. */
  readonly end: Promise<ChildEnd>;
}

async function start(
  { executable }: StandIn,
  deskConfig: string,
  options: Partial<ElectronStart> = {},
): Promise<Started> {
  const end = Promise.withResolvers<ChildEnd>();
  const child = await startElectron({ executable, deskConfig, onEnd: end.resolve, ...options });
  onTestFinished(() => child.stop());
  return { child, end: end.promise };
}

/** Why it did not start, in one line. */
const failure = async (standIn: StandIn, config: string, options: Partial<ElectronStart> = {}) => {
  const error = await start(standIn, config, options).then(
    () => new Error('it started'),
    (reason: Error) => reason,
  );
  expect(error.message).not.toContain('\n');
  return error;
};

/** The browser host on an office's folder. */
async function startBrowserHost(config: string): Promise<Child<{ desk: string }>> {
  const host = await startChild({
    name: 'the desk in the browser',
    command: ['main/hosts/browser/main.ts', config, join(parent, 'saved')],
    ready: z.strictObject({ desk: z.url() }),
    onEnd: () => undefined,
  });
  onTestFinished(() => host.stop());
  return host;
}

const windowsOf = (standIn: StandIn): Promise<SeenWindow[]> => standIn.say({ do: 'windows' });
const theWindow = async (standIn: StandIn): Promise<SeenWindow> => {
  const [window] = await windowsOf(standIn);
  if (!window) throw new Error('there is no window');
  return window;
};
const isRunning = (pid: number): boolean => existsSync(`/proc/${pid}/cmdline`);
const wrapped = async (file: string): Promise<string> => (await readFile(file)).subarray(0, 3).toString();

describe('with a stand-in for Electron, the desk', () => {
  test('opens one sandboxed window on the page, shows it once it is loaded, and gives no permissions', async () => {
    const standIn = await standInFor();
    const { child } = await start(standIn, (await office()).config);
    expect(child.ready).toEqual({ desk: origin });
    const windows = await windowsOf(standIn);
    expect(windows).toHaveLength(1);
    expect(windows[0]).toMatchObject({
      isShown: true,
      hasFocus: true,
      url: `${origin}/`,
      loads: 1,
      options: { webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false } },
    });
    for (const what of ['permission', 'download'] as const)
      expect(await standIn.say({ do: 'ask', what, url: '' })).toBe(false);
    expect(await standIn.say({ do: 'ask', what: 'network', url: 'https://example.com/' })).toBe(false);
    const window = windows[0]?.id ?? 0;
    expect(await standIn.say({ do: 'navigate', window, url: 'https://example.com/' })).toBe(false);
    expect(await standIn.say({ do: 'open', window, url: 'https://example.com/' })).toEqual({
      action: 'deny',
    });
    expect(await windowsOf(standIn)).toHaveLength(1);
  });

  test('answers the page of its own window, and nobody else', async () => {
    const standIn = await standInFor();
    await start(standIn, (await office()).config);
    const { id } = await theWindow(standIn);
    const call = (window: number, from: string) =>
      standIn.say({ do: 'invoke', window, origin: from, channel: channels.call, given: ['overview', {}] });
    expect(await call(id, origin)).toMatchObject({ ok: true, value: { office: '0123', session: null } });
    await expect(call(id + 1, origin)).rejects.toThrow('ForeignSender');
    await expect(call(id, 'https://example.com')).rejects.toThrow('ForeignSender');
  });

  test('serves its page by the scheme, with the policy, and nothing besides', async () => {
    const standIn = await standInFor();
    await start(standIn, (await office()).config);
    const ask = (url: string, method = 'GET') =>
      standIn.say<{ status: number; headers: Record<string, string> }>({ do: 'request', url, method });
    const page = await ask(`${origin}/`);
    expect([page.status, page.headers['content-security-policy']]).toEqual([
      200,
      expect.stringMatching(/^default-src 'none'; script-src 'self'/),
    ]);
    expect((await ask(`${origin}/../main.js`)).status).toBe(404);
    expect((await ask(`${origin}/`, 'POST')).status).toBe(403);
  });

  test('ends with code 0 when its window is closed, and takes the one of the citizen along', async () => {
    const standIn = await standInFor();
    const { end } = await start(standIn, (await office()).config);
    const { id } = await theWindow(standIn);
    await standIn.say({ do: 'open', window: id, url: `${origin}/citizen.html` });
    void standIn.say({ do: 'close', window: id }).catch(() => undefined);
    expect(await end).toMatchObject({ code: 0 });
  });

  test('ends with code 0 when it is told to quit, by a signal too', async () => {
    for (const tell of ['quit', 'SIGTERM'] as const) {
      const standIn = await standInFor();
      const { end } = await start(standIn, (await office()).config);
      const { pid } = await standIn.hears('started');
      if (tell === 'quit') void standIn.say({ do: 'quit' }).catch(() => undefined);
      else process.kill(pid, tell);
      expect(await end).toMatchObject({ code: 0 });
    }
  });

  test('steps back as a second instance before it opens anything; the first comes to the front', async () => {
    const first = await standInFor();
    const { config } = await office();
    await start(first, config);
    const { id } = await theWindow(first);
    await first.say({ do: 'minimize', window: id });
    const second = await failure(await standInFor(), config);
    expect(second).toMatchObject({ code: 3 });
    expect(second.message).toMatch(/^the desk in Electron ended \(code 3\): Tereze is open already/);
    await expect.poll(() => theWindow(first)).toMatchObject({ hasFocus: true, minimized: false });
  });

  test('of another office opens beside it', async () => {
    await start(await standInFor(), (await office()).config);
    await start(await standInFor(), (await office()).config);
  });

  test('shows the citizen’s window without the focus, without a preload and once', async () => {
    const standIn = await standInFor();
    await start(standIn, (await office()).config);
    const { id } = await theWindow(standIn);
    await standIn.hears('window');
    const asked = await standIn.say({ do: 'open', window: id, url: `${origin}/citizen.html` });
    expect(asked).toEqual({ action: 'deny' });
    expect(await standIn.hears('window')).toMatchObject({ url: `${origin}/citizen.html` });
    await standIn.say({ do: 'open', window: id, url: `${origin}/citizen.html` });
    const [operators, citizens, ...more] = await windowsOf(standIn);
    expect(more).toEqual([]);
    expect(operators).toMatchObject({ id, hasFocus: true });
    expect(citizens).toMatchObject({ isShown: true, hasFocus: false });
    expect(citizens?.options.webPreferences).not.toHaveProperty('preload');
  });

  test('loads its page again after a crash, and ends with a reason where it keeps crashing', async () => {
    const standIn = await standInFor();
    const { end } = await start(standIn, (await office()).config);
    const { id: window } = await theWindow(standIn);
    const crash = () => standIn.say({ do: 'crash', window, reason: 'crashed' });
    await crash();
    expect((await theWindow(standIn)).loads).toBe(2);
    await crash();
    void crash().catch(() => undefined);
    expect(await end).toMatchObject({ code: 1, reason: expect.stringContaining('Error at') });
  });

  test('ends with the reason where its page can not be loaded', async () => {
    const error = await failure(await standInFor({ load: 'fails' }), (await office()).config);
    expect(error.message).toBe(`the desk in Electron ended (code 1): ERR_FAILED (-2) loading '${origin}/'`);
  });

  test('ends with the reason where its configuration is wrong', async () => {
    const { config } = await office({ from: 'nowhere' } as never);
    expect((await failure(await standInFor(), config)).message).toMatch(/configuration-invalid: .*from/);
  });

  test('saves a file where the operator says, and says where', async () => {
    const standIn = await standInFor();
    await start(standIn, (await office()).config);
    const { id: window } = await theWindow(standIn);
    const save = () =>
      standIn.say({
        do: 'invoke',
        window,
        origin,
        channel: channels.saveFile,
        given: [{ fileName: '0123.csv', content: Buffer.from('a;b').toString('base64') }],
      });
    expect(await save()).toEqual({ result: 'cancelled' });
    const path = join(parent, 'chosen.csv');
    await standIn.say({ do: 'choose', path });
    expect(await save()).toEqual({ result: 'saved', path });
    expect(await readFile(path, 'utf8')).toBe('a;b');
    expect(await standIn.hears('dialog')).toMatchObject({
      options: { defaultPath: expect.stringMatching(/downloads\/0123\.csv$/) },
    });
  });

  test('keeps the edit menu of macOS in the user’s language; elsewhere it has no menu', async () => {
    const mac = await standInFor({ platform: 'darwin', languages: ['en-GB', 'kk-KZ'] });
    await start(mac, (await office()).config);
    const { template } = await mac.hears('menu');
    expect(template).toMatchObject([{}, { label: 'Edit' }]);
    expect(JSON.stringify(template)).toMatch(/"role":"copy".*"role":"paste"/);
    const linux = await standInFor();
    await start(linux, (await office()).config);
    expect(await linux.hears('menu')).toMatchObject({ template: null });
  });
});

describe('with a stand-in for Electron, what goes wrong around the start', () => {
  test('a foreign line on standard output is passed over', async () => {
    const { child } = await start(
      await standInFor({ firstLine: 'Gtk-Message: hello' }),
      (await office()).config,
    );
    expect(child.ready).toEqual({ desk: origin });
  });

  test('a start that does not end is given up after its time, and the program with it', async () => {
    const standIn = await standInFor({ hangs: true });
    const error = await failure(standIn, (await office()).config, { timeLimit: 2_000 });
    expect(error.message).toBe('the desk in Electron was not ready within 2 seconds');
    expect(isRunning((await standIn.hears('started')).pid)).toBe(false);
  });

  test('a sandbox that the system refuses is named, with what to do', async () => {
    const standIn = await standInFor({
      chromiumFails:
        '[4317:0206/185050.022641:FATAL:sandbox/linux/suid/client/setuid_sandbox_host.cc:166] The SUID sandbox helper ' +
        "binary was found, but is not configured correctly. Rather than run without sandboxing I'm aborting now.",
    });
    const { message } = await failure(standIn, (await office()).config);
    expect(message).toMatch(/^the desk in Electron ended: this system refuses Electron's sandbox \(AppArmor/);
    expect(message).toContain(`sudo chmod 4755 '${join(standIn.folder, 'chrome-sandbox')}'`);
  });

  test('a runtime that can not be run is told in a line', async () => {
    const { message } = await failure(
      { ...(await standInFor()), executable: join(parent, 'no-such-runtime') },
      (await office()).config,
    );
    expect(message).toMatch(/^the desk in Electron could not be started: .*ENOENT/);
  });

  test.runIf(process.platform === 'linux')(
    'a parent that was killed takes the desk along; the office can be opened again at once',
    async () => {
      const standIn = await standInFor();
      const { config } = await office();
      const starter = spawn(process.execPath, ['test/hosts/stand-in/parent.ts', standIn.executable, config]);
      await once(starter.stdout, 'data');
      const { pid } = await standIn.hears('started');
      starter.kill('SIGKILL');
      await expect.poll(() => isRunning(pid), { timeout: 20_000 }).toBe(false);
      const host = await startBrowserHost(config);
      expect((await fetch(host.ready.desk)).status).toBe(200);
    },
  );
});

describe('with a stand-in for Electron, keys', () => {
  test('the demonstration’s office can be opened by either host after the other', async () => {
    const { config, data, key } = await office();
    await (await startBrowserHost(config)).stop();
    const made = await readFile(join(data, 'database.key'));
    const { child } = await start(await standInFor({ keyStore: 'missing' }), config);
    await child.stop();
    await (await startBrowserHost(config)).stop();
    expect([made.length, await readFile(join(data, 'database.key'))]).toEqual([32, made]);
    expect(existsSync(key)).toBe(true);
  });

  test('in production both keys are wrapped by the key store, the plain one is gone, and a restart opens', async () => {
    const { config, data, key } = await office(production);
    const { child } = await start(await standInFor(), config);
    await child.stop();
    expect(await wrapped(join(data, 'database.key'))).toBe('v11');
    expect(await wrapped(join(data, 'desk-tls.key'))).toBe('v11');
    expect(existsSync(key)).toBe(false);
    await start(await standInFor(), config);
  });

  test('what a key store has wrapped is told to the demonstration in words, and the reverse', async () => {
    const real = await office(production);
    await (await start(await standInFor(), real.config)).child.stop();
    const content = JSON.parse(await readFile(real.config, 'utf8'));
    await writeFile(real.config, JSON.stringify({ ...content, mode: 'demonstration' }));
    await writeFile(real.key, await readFile(join(pristine, 'desk/desk.key')));
    await expect(startBrowserHost(real.config)).rejects.toThrow(
      /store-key-wrapped: .* is wrapped by a key store/,
    );
    const error = await failure(await standInFor(), real.config);
    expect(error.message).toMatch(/store-key-wrapped/);

    const demo = await office();
    await (await startBrowserHost(demo.config)).stop();
    await writeFile(
      demo.config,
      JSON.stringify({ ...JSON.parse(await readFile(demo.config, 'utf8')), ...production }),
    );
    expect((await failure(await standInFor(), demo.config)).message).toMatch(/store-key-plain: .* is plain/);
  });

  test.each(['missing', 'basic_text'] as const)(
    'a system whose key store is %s is refused in production, and no key is made',
    async (keyStore) => {
      const { config, data, key } = await office(production);
      const { message } = await failure(await standInFor({ keyStore }), config);
      expect(message).toMatch(/^the desk in Electron ended \(code 1\): key-store-missing/);
      expect(existsSync(join(data, 'database.key'))).toBe(false);
      expect(existsSync(key)).toBe(true);
    },
  );

  test('a key store that never answers does not hold a start for ever', async () => {
    const { config } = await office(production);
    const standIn = await standInFor({ keyStore: 'hanging' });
    const { message } = await failure(standIn, config, { timeLimit: 3_000 });
    expect(message).toBe('the desk in Electron was not ready within 3 seconds');
    expect(isRunning((await standIn.hears('started')).pid)).toBe(false);
  });

  test('a key whose wrapping is outdated is wrapped anew and still opens', async () => {
    const { config, data } = await office(production);
    await (await start(await standInFor(), config)).child.stop();
    const before = await readFile(join(data, 'database.key'));
    await (await start(await standInFor({ keyStore: 'rotated' }), config)).child.stop();
    expect(await readFile(join(data, 'database.key'))).not.toEqual(before);
    await start(await standInFor(), config);
  });
});
