import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const readme = readFileSync('README.md', 'utf8');
const program = JSON.parse(readFileSync('package.json', 'utf8'));

test('the README names only npm scripts that there are', () => {
  const named = [...readme.matchAll(/\bnpm run ([\w:-]+)/g)].map(([, name]) => name as string);
  expect(named.length).toBeGreaterThan(0);
  for (const name of named) expect(Object.keys(program.scripts)).toContain(name);
});

test('the README names every package that the program uses, and no other, each with a reason', () => {
  const [, packages = ''] = readme.split('## What it is built with');
  const rows = [...packages.matchAll(/^\| `([^`|]+)` *\| *([^|]+?) *\|$/gm)];
  const named = rows.flatMap(([, names]) => (names as string).split(', '));
  const used = [...Object.keys(program.dependencies), ...Object.keys(program.devDependencies)];
  expect(named.sort()).toEqual(used.filter((name) => !name.startsWith('@types/')).sort());
  for (const [, , reason] of rows) expect(reason?.length).toBeGreaterThan(5);
});

test('every file that the README shows or links to is there', () => {
  const links = [...readme.matchAll(/\]\(([^)#]+)\)/g)].map(([, link]) => link as string);
  for (const link of links.filter((each) => !/^https?:/.test(each)))
    expect(existsSync(link), link).toBe(true);
});
