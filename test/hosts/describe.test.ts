import { expect, test } from 'vitest';
import { describeStart } from '../../main/hosts/describe.ts';
import { Fault } from '../../src/contract/fault.ts';

test('a lost database is described to the administrator in one line, with its figures and the way on', () => {
  const line = describeStart(new Fault('store-behind', { found: 14, known: 21 }));
  expect(line).toMatch(
    /^store-behind, found 14, known 21\. Nothing was changed\. docs\/recovery\.md .*"recovery"/,
  );
  expect(line).not.toContain('\n');
});

test('a fault that no recovery mends names none', () => {
  for (const code of ['store-in-use', 'disk-full', 'store-read-only', 'store-newer'] as const)
    expect(describeStart(new Fault(code))).toBe(code);
});
