import { expect, test } from 'vitest';
import { sources } from './sources.ts';

const linesOf = (text: string): number => text.split('\n').length - 1;

test('no file is longer than 400 lines', () => {
  expect(sources.filter(({ text }) => linesOf(text) > 400).map(({ path }) => path)).toEqual([]);
});

test('nine files in ten stay under 150 lines, tests aside', () => {
  const ours = sources.filter(({ path }) => !path.startsWith('test/'));
  const long = ours.filter(({ text }) => linesOf(text) > 150);
  expect(long.length / ours.length).toBeLessThan(0.1);
});

test.each([
  ['an unfinished place', /\b(TODO|FIXME|XXX)\b/],
  ['a silenced type error', /@ts-(ignore|expect-error|nocheck)/],
  ['a test that was left out or alone', /\b(test|it|describe)\.(only|todo)\b|\bxit\(/],
])('no file has %s', (_what, pattern) => {
  const found = sources.filter(({ path, text }) => path !== 'test/house/files.test.ts' && pattern.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});
