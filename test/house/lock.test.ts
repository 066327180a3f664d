import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Entry {
  readonly version: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};
const program = JSON.parse(readFileSync('package.json', 'utf8'));

// npm leaves a package out of the lock file where its registry does not have it, and then npm ci refuses the file.
test("the lock file names every platform's optional packages, so that npm ci takes it", () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !packages[`${path}/node_modules/${name}`] && !packages[`node_modules/${name}`],
    ),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(Object.values(packages).filter(({ resolved }) => resolved?.startsWith('http'))).toEqual([]);
});

test('every package is pinned to one version', () => {
  const wished = Object.values<string>({ ...program.dependencies, ...program.devDependencies });
  for (const version of wished) expect(version).toMatch(/^(npm:[\w@/-]+@)?\d+\.\d+\.\d+$/);
});
