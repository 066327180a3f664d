import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { buildAll } from '../../build.ts';
import { configureDesk } from '../../demo/configure.ts';
import { startElectron } from '../../demo/electron.ts';
import { prepareOffice } from '../../demo/prepare.ts';
import { type SeenWindow, type StandIn, standInFor } from './stand-in/stand-in.ts';
import { answers, childrenOf, errorOf, starting } from './started-office.ts';

// A whole office is started, a few times; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 180_000 });

let parent: string;
let folder: string;
const { run, open } = starting(() => folder);

beforeAll(async () => {
  await buildAll();
  parent = await mkdtemp(join(tmpdir(), 'tereze-start-stand-in-'));
  folder = join(parent, 'office');
  // Opening a browser is tried; nobody's browser shall open.
  await writeFile(join(parent, 'xdg-open'), '#!/bin/sh\n', { mode: 0o755 });
});
afterAll(() => rm(parent, { recursive: true, force: true }));

/** The environment of a person at a screen, with a runtime in the place of Electron's. */
const at = (standIn: StandIn): NodeJS.ProcessEnv => ({
  DISPLAY: ':7414',
  ELECTRON_OVERRIDE_DIST_PATH: standIn.folder,
  PATH: [parent, process.env['PATH']].join(delimiter),
});

test('"npm start" with a stand-in for Electron opens its window, and closing that is the end, with code 0', async () => {
  const standIn = await standInFor();
  const { program, said, pages } = await open([], at(standIn));
  expect(said).toContain('its window is open');
  const [window] = await standIn.say<SeenWindow[]>({ do: 'windows' });
  void standIn.say({ do: 'close', window: window?.id ?? 0 }).catch(() => undefined);
  expect(await once(program, 'exit')).toEqual([0, null]);
  for (const url of pages) expect(await answers(url)).toBe(false);
});

test('"npm start" goes on in the browser, on the same office, where the stand-in for Electron fails', async () => {
  const standIn = await standInFor({ load: 'fails' });
  const { program, said } = await open([], at(standIn));
  expect(said).toMatch(/the desk in Electron ended \(code 1\): ERR_FAILED.*The desk opens in the browser\./);
  const desk = /http:\S+#token=[0-9a-f]{64}/.exec(said)?.[0] ?? '';
  expect(await answers(desk)).toBe(true);
  // The centre and the desk in the browser: the failed one has ended.
  if (process.platform === 'linux') expect(childrenOf(program)).toHaveLength(2);
});

test('"npm start" opens no second desk where an earlier one, with a stand-in for Electron, still has the office', async () => {
  const first = await standInFor();
  const deskConfig = await configureDesk(await prepareOffice(folder), 1);
  const child = await startElectron({
    executable: first.executable,
    deskConfig,
    onEnd: () => undefined,
  });
  onTestFinished(() => child.stop());
  const { code, said } = await errorOf(run([], at(await standInFor())));
  expect(code).toBe(1);
  expect(said).toMatch(/^the desk in Electron ended \(code 3\): Tereze is open already.*\n$/);
  expect(existsSync(join(folder, 'running.pid'))).toBe(false);
});
