import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inTurn } from '../../build/in-turn.ts';
import { makePart, type Part, project } from '../../build/parts.ts';

let folder: string;
beforeEach(async () => {
  await mkdir(join(project, 'dist'), { recursive: true });
  folder = await mkdtemp(join(project, 'dist/test-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** A part that copies its one input, and counts how often it is made. */
async function copying(): Promise<{ part: Part; input: string; target: string; made: () => number }> {
  const input = join(folder, 'input');
  await writeFile(input, 'one');
  let made = 0;
  const part: Part = {
    name: join(relative(join(project, 'dist'), folder), 'copy'),
    inputs: [relative(project, input)],
    async make(to) {
      made += 1;
      await writeFile(join(to, 'output'), await readFile(input));
    },
  };
  return { part, input, target: join(folder, 'copy/output'), made: () => made };
}

test('a part is made once, and again only where an input has changed', async () => {
  const { part, input, target, made } = await copying();
  expect([await makePart(part), await makePart(part)]).toEqual([true, false]);
  await writeFile(input, 'two');
  expect(await makePart(part)).toBe(true);
  expect(await readFile(target, 'utf8')).toBe('two');
  expect(made()).toBe(2);
});

test('a part that is asked for twice at once is made once', async () => {
  const { part, made } = await copying();
  expect((await Promise.all([makePart(part), makePart(part)])).sort()).toEqual([false, true]);
  expect(made()).toBe(1);
});

test('a part that could not be made leaves the old one, and is tried again', async () => {
  const { part, input, target } = await copying();
  await makePart(part);
  await writeFile(input, 'two');
  const failing = { ...part, make: () => Promise.reject(new Error('a typing error')) };
  await expect(makePart(failing)).rejects.toThrow('a typing error');
  expect(await readFile(target, 'utf8')).toBe('one');
  expect(await makePart(part)).toBe(true);
});

test('the turn of a process that died is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  const file = join(folder, 'lock');
  await writeFile(file, String(dead.pid));
  expect(await inTurn(file, async () => 'my turn')).toBe('my turn');
});
