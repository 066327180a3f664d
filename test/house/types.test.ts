import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

const run = (program: string, ...options: string[]): { status: number | null; said: string } => {
  const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${program}`, options, { encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

test('every file is formatted and breaks no rule of the linter', () => {
  const { status, said } = run('biome', 'check', '--max-diagnostics=20', '.');
  expect(status, said).toBe(0);
});

test.each([
  ['the desk, the centre, the demonstration and the tests', '.'],
  ['the window', 'renderer'],
])('the types of %s fit', (_what, project) => {
  const { status, said } = run('tsc', '-p', project);
  expect(status, said).toBe(0);
});
