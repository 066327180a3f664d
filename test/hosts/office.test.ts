import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { buildDesk } from '../../build.ts';
import { startChild } from '../../demo/child.ts';
import { configureDesk } from '../../demo/configure.ts';
import { clearOffice, type PreparedOffice, prepareOffice } from '../../demo/prepare.ts';

let parent: string;
let office: PreparedOffice;

beforeAll(async () => {
  await buildDesk();
  parent = await mkdtemp(join(tmpdir(), 'tereze-office-'));
  office = await prepareOffice(join(parent, 'office'));
});
afterAll(() => rm(parent, { recursive: true, force: true }));

test('an office is made once: its keys stay', async () => {
  expect(await prepareOffice(office.folder)).toEqual(office);
});

test('a folder that is no office is not deleted', async () => {
  const folder = join(parent, 'letters');
  await mkdir(folder);
  await writeFile(join(folder, 'letter.txt'), 'of a friend');
  await expect(clearOffice(folder)).rejects.toThrow('is no office of the demonstration');
  expect(await readdir(folder)).toEqual(['letter.txt']);
});

test('what an office writes is readable to its owner alone', async () => {
  const files = (await readdir(office.folder, { recursive: true, withFileTypes: true })).filter((file) =>
    file.isFile(),
  );
  expect(files.length).toBeGreaterThan(10);
  for (const { parentPath, name } of files)
    expect((await stat(join(parentPath, name))).mode & 0o077, name).toBe(0);
});

const startHost = (config: string) =>
  startChild({
    name: 'the desk',
    command: ['main/hosts/browser/main.ts', config],
    ready: z.strictObject({ desk: z.url() }),
    onEnd: () => undefined,
  });

test('the browser host prints where the desk is, and ends cleanly when it is told to', async () => {
  const ends: string[] = [];
  const host = await startHost(await configureDesk(office, 1));
  expect((await fetch(host.ready.desk)).status).toBe(200);
  await host.stop('SIGTERM');
  await expect(fetch(host.ready.desk)).rejects.toThrow();
  expect(ends).toEqual([]);
});

test("the browser host keeps the database's key in a file of its owner's, and finds it again", async () => {
  const config = await configureDesk(office, 1);
  for (const _start of [1, 2]) await (await startHost(config)).stop();
  const { mode, size } = await stat(join(office.folder, 'desk/data/database.key'));
  expect([mode & 0o777, size]).toEqual([0o600, 32]);
});

test('the browser host refuses production, and a configuration that is wrong, in one line', async () => {
  const config = await configureDesk(office, 1);
  const production = join(office.folder, 'desk/production.json');
  const { default: content } = await import(config, { with: { type: 'json' } });
  await writeFile(
    production,
    JSON.stringify({ ...content, mode: 'production', printer: { kind: 'cups', name: null } }),
  );
  await expect(startHost(production)).rejects.toThrow(
    'the desk ended (code 1): the browser host is not for production',
  );
  await writeFile(production, JSON.stringify({ ...content, mode: 'trial' }));
  await expect(startHost(production)).rejects.toThrow(/^the desk ended \(code 1\): .*mode/);
});
