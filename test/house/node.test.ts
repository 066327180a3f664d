import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test } from 'vitest';

const oneLine = /^Tereze needs Node 24 and runs on Node [\d.]+ here\. Run "npm ci" .*\n$/;

test('a Node that is too old is refused with one clear line', () => {
  const pretend = `
    Object.defineProperty(process, 'versions', { value: { ...process.versions, napi: '9', node: '20.20.2' } });
    await import('./check-node.mjs');
    process.stdout.write('went on');
  `;
  const { status, stderr, stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', pretend], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(oneLine);
});

/** Another Node on this machine, older than 24, or nothing. */
const olderNode = (process.env['PATH'] ?? '')
  .split(delimiter)
  .filter((folder) => !folder.includes('node_modules'))
  .map((folder) => join(folder, 'node'))
  .filter((file) => existsSync(file))
  .find((file) => Number(spawnSync(file, ['-p', 'process.versions.napi'], { encoding: 'utf8' }).stdout) < 10);

test.runIf(olderNode)("the system's own older Node is refused by every entry", () => {
  for (const entry of ['demo/start.ts', 'main/hosts/browser/main.ts', 'central/main.ts']) {
    const run = spawnSync(olderNode ?? '', ['--import', './check-node.mjs', entry], { encoding: 'utf8' });
    expect(run.status).toBe(1);
    expect(run.stderr).toMatch(oneLine);
  }
});

test('every script that starts a program of ours checks the Node first', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const script of Object.values<string>(scripts))
    if (script.startsWith('node ')) expect(script).toMatch(/^node --import \.\/check-node\.mjs /);
});
