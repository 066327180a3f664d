import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { Ajv } from 'ajv';
import scheme from 'app-builder-lib/scheme.json' with { type: 'json' };
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { buildAll } from '../../build.ts';
import { configureDesk } from '../../demo/configure.ts';
import { prepareOffice } from '../../demo/prepare.ts';
import { readDeskConfig } from '../../main/config.ts';
import { startDeskThread } from '../../main/hosts/thread/thread.ts';

const config = load(await readFile('electron-builder.yml', 'utf8')) as Record<string, unknown>;
const fits = new Ajv({ strict: false, coerceTypes: true }).compile(scheme);

describe('the configuration of the packages', () => {
  test("fits electron-builder's own scheme", () => {
    fits(structuredClone(config));
    expect(fits.errors).toBeNull();
  });

  test('would be found wrong where it is', () => {
    expect(fits({ ...config, asarr: true })).toBe(false);
    expect(fits({ ...config, electronFuses: { runAsNode: 'no' } })).toBe(false);
  });

  test('names packages that exist, which the scheme does not check', () => {
    const Targets = z.object({
      target: z.array(z.strictObject({ target: z.string(), arch: z.array(z.string()) })),
    });
    const known = {
      win: ['nsis', 'msi', 'dir'],
      linux: ['deb', 'rpm', 'AppImage', 'dir'],
      mac: ['dmg', 'zip', 'dir'],
    };
    for (const [platform, names] of Object.entries(known))
      for (const { target } of Targets.parse(config[platform]).target) expect(names).toContain(target);
  });

  test('decides every fuse', () => {
    const fuses = Object.keys(scheme.definitions.FuseOptionsV1.properties);
    expect(Object.keys(config['electronFuses'] as object).sort()).toEqual(fuses.sort());
  });

  test('sets every fuse on the safe side', () => {
    expect(config['electronFuses']).toMatchObject({
      runAsNode: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableCookieEncryption: true,
      onlyLoadAppFromAsar: true,
      enableEmbeddedAsarIntegrityValidation: true,
      grantFileProtocolExtraPrivileges: false,
    });
  });
});

/** Packs for Linux around a folder that stands in for Electron's runtime; its fuses alone can't be set then. */
async function pack(folder: string): Promise<string> {
  const runtime = join(folder, 'runtime');
  await mkdir(join(runtime, 'resources'), { recursive: true });
  await mkdir(join(runtime, 'locales'));
  await writeFile(join(runtime, 'locales/ru.pak'), '');
  await writeFile(join(runtime, 'electron'), '', { mode: 0o755 });
  const { electronFuses: _none, ...rest } = config;
  const changes = { electronDist: runtime, directories: { output: join(folder, 'packages') } };
  await writeFile(join(folder, 'config.json'), JSON.stringify({ ...rest, ...changes }));
  await promisify(execFile)(process.execPath, [
    'node_modules/electron-builder/cli.js',
    ...['--linux', '--x64', '--dir', '--publish=never', '--config', join(folder, 'config.json')],
  ]);
  return join(folder, 'packages/linux-unpacked/resources/app.asar');
}

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packed program', () => {
  let folder: string;
  let archive: string;

  beforeAll(async () => {
    await buildAll();
    folder = await mkdtemp(join(tmpdir(), 'tereze-package-'));
    archive = await pack(folder);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds the bundles, the window, the fonts, one binary, and nothing else', () => {
    const files = listPackage(archive, { isPack: false }).filter((path) => /\.\w+$/.test(path));
    const kinds = new Set(files.map((path) => path.split('/').slice(1, 3).join('/')));
    expect([...kinds].sort()).toEqual([
      'dist/electron',
      'dist/fonts',
      'dist/renderer',
      'node_modules/better-sqlite3',
      'package.json',
    ]);
    expect(files.filter((path) => path.endsWith('.node'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/linux-x64.node',
    ]);
    expect(files).toContain('/dist/electron/main.js');
    expect(files).toContain('/dist/electron/preload.cjs');
    expect(files).toContain('/dist/renderer/index.html');
  });

  test('has a desk that starts, tests itself and answers', async () => {
    const program = join(folder, 'program');
    extractAll(archive, program);
    const office = await prepareOffice(join(folder, 'office'));
    const config = readDeskConfig(await configureDesk(office, 1));
    const desk = await startDeskThread({
      config,
      deskKey: await readFile(config.centre.key),
      databaseKey: new Uint8Array(32).fill(1),
      version: '0.1.0',
      entry: pathToFileURL(join(program, 'dist/electron/worker.js')),
    });
    const answer = await desk.call('overview', {});
    await desk.close();
    expect(answer).toMatchObject({ ok: true, value: { office: '0123', version: '0.1.0' } });
  });
});
