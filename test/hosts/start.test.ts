import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

// A whole office is started, a few times; on a busy machine that takes a while.
vi.setConfig({ testTimeout: 180_000 });

/** Children are found in /proc. */
const linux = process.platform === 'linux';

let parent: string;
let folder: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'tereze-start-'));
  folder = join(parent, 'office');
});
afterEach(async () => {
  for (const program of started.splice(0)) {
    if (program.exitCode !== null || program.signalCode !== null) continue;
    program.kill('SIGINT');
    await once(program, 'exit');
  }
});
afterAll(() => rm(parent, { recursive: true, force: true }));

interface Started {
  readonly program: ChildProcess;
  readonly said: string;
  readonly desk: string;
  readonly pages: readonly string[];
  readonly keyFiles: readonly string[];
}

/** `npm start`, as npm runs it, without a display. */
function run(...options: string[]): ChildProcess {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _w, ...env } = process.env;
  const program = spawn(
    process.execPath,
    ['--import', './check-node.mjs', 'demo/start.ts', '--folder', folder, ...options],
    { env, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  started.push(program);
  return program;
}

/** Starts an office and waits for the last line of its greeting. */
async function open(...options: string[]): Promise<Started> {
  const program = run(...options);
  const lines: string[] = [];
  const greeted = Promise.withResolvers<void>();
  for (const output of [program.stdout, program.stderr])
    if (output)
      createInterface({ input: output }).on('line', (line) => {
        lines.push(line);
        if (line.includes('Ctrl-C')) greeted.resolve();
      });
  program.once('exit', () => greeted.reject(new Error(lines.join('\n'))));
  await greeted.promise;
  const said = lines.join('\n');
  const [desk = '', ...pages] = said.match(/http:\S+/g) ?? [];
  return { program, said, desk, pages, keyFiles: said.match(/\S+\.p12/g) ?? [] };
}

const answers = async (url: string): Promise<boolean> =>
  fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );

const childrenOf = ({ pid }: ChildProcess): number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);

async function errorOf(program: ChildProcess): Promise<{ code: unknown; said: string }> {
  let said = '';
  program.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const [code] = await once(program, 'exit');
  return { code, said };
}

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
  const office = await open('--fresh');
  for (const file of office.keyFiles) expect(before).not.toContain(basename(file));
  const ended = errorOf(office.program);
  const [centre] = childrenOf(office.program);
  process.kill(centre as number, 'SIGKILL');
  expect(await ended).toEqual({ code: 1, said: 'the centre ended (SIGKILL)\n' });
  expect(await answers(office.desk)).toBe(false);
});
