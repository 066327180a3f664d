import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { answers, childrenOf, errorOf, starting } from './started-office.ts';

// A whole office is started, a few times; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 180_000 });

/** Children are found in /proc. */
const linux = process.platform === 'linux';

let parent: string;
let folder: string;
const { run, open } = starting(() => folder);

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tereze-start-'));
  folder = join(parent, 'office');
});
afterAll(() => rm(parent, { recursive: true, force: true }));

test('opens an office, says where everything is, opens no second time, and closes on Ctrl-C', async () => {
  const office = await open();
  expect(office.desk).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#token=[0-9a-f]{64}$/);
  expect(office.pages).toHaveLength(2);
  for (const url of [office.desk, ...office.pages]) expect(await answers(url)).toBe(true);
  expect(office.keyFiles).toHaveLength(2);
  for (const file of office.keyFiles) expect(existsSync(file)).toBe(true);
  expect(office.said).toContain('Tereze2026');
  expect(office.said.match(/\d{6} \d{6} /g)?.length).toBeGreaterThanOrEqual(6);

  const second = await errorOf(run());
  expect(second.code).toBe(1);
  expect(second.said).toMatch(/^this office is open already \(process \d+\).*\n$/);
  expect(await answers(office.desk)).toBe(true);

  office.program.kill('SIGINT');
  expect(await once(office.program, 'exit')).toEqual([0, null]);
  for (const url of [office.desk, ...office.pages]) expect(await answers(url)).toBe(false);
});

test.runIf(linux)('keeps its data between runs; killed, it leaves no child behind', async () => {
  const before = readdirSync(join(folder, 'keys'));
  const office = await open();
  expect(office.keyFiles.map((file) => basename(file)).sort()).toEqual(before.sort());
  const children = childrenOf(office.program);
  expect(children).toHaveLength(2);
  office.program.kill('SIGKILL');
  await once(office.program, 'exit');
  for (const child of children)
    await expect.poll(() => existsSync(`/proc/${child}`), { timeout: 10_000 }).toBe(false);
});

test.runIf(linux)('begins anew with --fresh; ends with one clear line where a part of it ends', async () => {
  const before = readdirSync(join(folder, 'keys'));
  const office = await open(['--fresh']);
  for (const file of office.keyFiles) expect(before).not.toContain(basename(file));
  const ended = errorOf(office.program);
  const [centre] = childrenOf(office.program);
  process.kill(centre as number, 'SIGKILL');
  expect(await ended).toEqual({ code: 1, said: 'the centre ended (SIGKILL)\n' });
  expect(await answers(office.desk)).toBe(false);
});
