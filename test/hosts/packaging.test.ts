import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { extractAll, listPackage } from '@electron/asar';
import { FuseV1Options } from '@electron/fuses';
import { Ajv } from 'ajv';
import { bundledLanguages } from 'app-builder-lib/out/util/langs.js';
import scheme from 'app-builder-lib/scheme.json' with { type: 'json' };
import { load } from 'js-yaml';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { icons } from '../../build/icons.ts';
import { makePart } from '../../build/parts.ts';
import { buildAll } from '../../build.ts';
import { configureDesk } from '../../demo/configure.ts';
import { prepareOffice } from '../../demo/prepare.ts';
import { readDeskConfig } from '../../main/config.ts';
import { configFileOf } from '../../main/hosts/electron/config-file.ts';
import { startDeskThread } from '../../main/hosts/thread/thread.ts';

const config = load(await readFile('electron-builder.yml', 'utf8')) as Record<string, unknown>;
/** As electron-builder writes it in a path. */
const archMacro = /\$\{arch\}/;
const program = JSON.parse(await readFile('package.json', 'utf8'));
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

  test('decides every fuse that the packer and its tool know', () => {
    const decided = Object.keys(config['electronFuses'] as object);
    expect(decided.sort()).toEqual(Object.keys(scheme.definitions.FuseOptionsV1.properties).sort());
    const known = Object.values(FuseV1Options).filter((name) => typeof name === 'string');
    for (const name of known) expect(decided).toContain(`${name[0]?.toLowerCase()}${name.slice(1)}`);
  });

  test('has what a deb needs: a page of the project, who maintains it, and the name under which its windows show', () => {
    expect(program.homepage).toMatch(/^https:/);
    expect(config['linux']).toMatchObject({ maintainer: expect.any(String), syncDesktopName: true });
    expect(program.desktopName).toBe(`${config['appId']}.desktop`);
  });

  test("leaves the deb's installation script to the packer: it brings the AppArmor profile of the sandbox", () => {
    expect(config['deb']).not.toHaveProperty('afterInstall');
    expect(readFileSync('node_modules/app-builder-lib/templates/linux/after-install.tpl', 'utf8')).toContain(
      'apparmor-profile',
    );
  });

  test('speaks languages that the Windows installer has', () => {
    const { installerLanguages } = config['nsis'] as { installerLanguages: string[] };
    expect(installerLanguages.length).toBeGreaterThan(0);
    for (const language of installerLanguages) expect(bundledLanguages).toContain(language);
  });

  test('names nothing after the platform that builds', () => {
    const raw = readFileSync('electron-builder.yml', 'utf8').replaceAll(/^\s*#.*$/gm, '');
    expect(raw).not.toMatch(/\$\{platform\}/);
  });

  test('brings the one binary of each platform that it is built for', () => {
    const Platform = z.object({
      files: z.tuple([z.object({ from: z.string(), filter: z.tuple([z.string()]) })]),
      target: z.array(z.object({ arch: z.array(z.string()) })),
    });
    for (const platform of ['win', 'linux', 'mac']) {
      const { files, target } = Platform.parse(config[platform]);
      const [{ from, filter }] = files;
      for (const arch of target.flatMap((each) => each.arch))
        expect(existsSync(join(from, filter[0].replace(archMacro, arch))), `${platform} ${arch}`).toBe(true);
    }
  });

  test('has the installer make the folder that the program reads its configuration from', () => {
    const script = readFileSync((config['nsis'] as { include: string }).include, 'utf8');
    expect(script).toContain('!macro customInstall');
    const file = configFileOf({
      platform: 'win32',
      packaged: true,
      argv: [],
      execPath: 'C:\\Program Files\\Tereze\\Tereze.exe',
    });
    expect(`C:\\${/CreateDirectory "\$0(.*)"/.exec(script)?.[1]}\\desk.json`).toBe(file);
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

describe('the icons', () => {
  const folder = 'dist/icons';
  beforeAll(() => makePart(icons));

  test('are drawn in every size that Linux asks for, in the colour of the window’s own', () => {
    for (const size of [16, 24, 32, 48, 64, 128, 256, 512]) {
      const { width, height, data } = PNG.sync.read(readFileSync(`${folder}/${size}x${size}.png`));
      expect([width, height]).toEqual([size, size]);
      const at = (Math.floor(size / 2) * size + Math.floor(size * 0.1)) * 4;
      expect([...data.subarray(at, at + 4)]).toEqual([0x00, 0x74, 0x8a, 0xff]);
    }
  });

  test('are one file for Windows, with the largest size that it shows', () => {
    const file = readFileSync(`${folder}/icon.ico`);
    expect([file.readUInt16LE(0), file.readUInt16LE(2)]).toEqual([0, 1]);
    const widths = Array.from({ length: file.readUInt16LE(4) }, (_, index) => {
      const entry = file.subarray(6 + 16 * index);
      const offset = entry.readUInt32LE(12);
      const { width } = PNG.sync.read(file.subarray(offset, offset + entry.readUInt32LE(8)));
      expect(entry.readUInt8(0) || 256).toBe(width);
      return width;
    });
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  test('are one file for macOS, each picture as long as it says', () => {
    const file = readFileSync(`${folder}/icon.icns`);
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    const widths: number[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      widths.push(PNG.sync.read(file.subarray(at + 8, at + file.readUInt32BE(at + 4))).width);
    expect(widths.toSorted((one, other) => one - other)).toEqual([32, 64, 128, 256, 256, 512, 512, 1024]);
  });
});

/** What stands in the place of Electron's program for Windows: any program that has Windows' own form. */
const someExe = 'node_modules/electron-winstaller/vendor/Setup.exe';

/** Packs around a folder that stands in for Electron's runtime; its fuses alone can't be set then. */
async function pack(folder: string, platform: 'linux' | 'win'): Promise<string> {
  const runtime = join(folder, `runtime-${platform}`);
  await mkdir(join(runtime, 'resources'), { recursive: true });
  await mkdir(join(runtime, 'locales'));
  await writeFile(join(runtime, 'locales/ru.pak'), '');
  if (platform === 'win') await copyFile(someExe, join(runtime, 'electron.exe'));
  else await writeFile(join(runtime, 'electron'), '', { mode: 0o755 });
  const { electronFuses: _none, ...rest } = config;
  const changes = { electronDist: runtime, directories: { output: join(folder, 'packages') } };
  await writeFile(join(folder, 'config.json'), JSON.stringify({ ...rest, ...changes }));
  await promisify(execFile)(process.execPath, [
    'node_modules/electron-builder/cli.js',
    ...[`--${platform}`, '--x64', '--dir', '--publish=never', '--config', join(folder, 'config.json')],
  ]);
  return join(folder, `packages/${platform}-unpacked/resources/app.asar`);
}

const binariesIn = (archive: string): string[] =>
  listPackage(archive, { isPack: false }).filter((path) => path.endsWith('.node'));

describe.runIf(process.platform === 'linux' && process.arch === 'x64')('the packed program', () => {
  let folder: string;
  let archive: string;

  beforeAll(async () => {
    await buildAll();
    folder = await mkdtemp(join(tmpdir(), 'tereze-package-'));
    archive = await pack(folder, 'linux');
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  test('holds the bundles, the window, the fonts, one binary, and nothing else', () => {
    const files = listPackage(archive, { isPack: false }).filter((path) => /\.\w+$/.test(path));
    const kinds = new Set(files.map((path) => path.split('/').slice(1, 3).join('/')));
    expect([...kinds].sort()).toEqual([
      'dist/electron',
      'dist/fonts',
      'dist/icons',
      'dist/renderer',
      'node_modules/better-sqlite3',
      'package.json',
    ]);
    expect(binariesIn(archive)).toEqual(['/node_modules/better-sqlite3/prebuilds/linux-x64.node']);
    expect(files).toContain('/dist/electron/main.js');
    expect(files).toContain('/dist/electron/preload.cjs');
    expect(files).toContain('/dist/renderer/index.html');
  });

  test('for Windows, packed on Linux, holds the binary of Windows', async () => {
    expect(binariesIn(await pack(folder, 'win'))).toEqual([
      '/node_modules/better-sqlite3/prebuilds/win32-x64.node',
    ]);
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
