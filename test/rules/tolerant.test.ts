import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readTolerantly } from '../../src/contract/tolerant.ts';
import { negotiateVersion } from '../../src/contract/version.ts';

const Answer = z.strictObject({
  name: z.string(),
  inner: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('one'), list: z.array(z.strictObject({ at: z.int() })) }),
  ]),
});
const answer = { name: 'a', inner: { kind: 'one', list: [{ at: 1 }, { at: 2 }] } };

describe('an answer is read tolerantly', () => {
  test('members that the schema does not know are passed over, at every depth', () => {
    const newer = {
      ...answer,
      added: { deep: true },
      inner: { ...answer.inner, more: 1, list: [{ at: 1, zone: 'x' }, { at: 2 }] },
    };
    expect(readTolerantly(Answer, newer)).toEqual(answer);
    expect(newer.added).toEqual({ deep: true });
  });

  test.each<[string, unknown]>([
    ['a member is missing', { inner: answer.inner }],
    ['a member is of another type', { ...answer, name: 1 }],
    ['a member is of another type beside unknown ones', { ...answer, name: 1, added: true }],
    ['it is no object', 'answer'],
    ['it is nothing', undefined],
  ])('and is none where %s', (_, wrong) => expect(readTolerantly(Answer, wrong)).toBeNull());
});

test.each<[string | undefined, number]>([
  [undefined, 1],
  ['1', 1],
  ['2', 2],
  ['3', 2],
  ['0', 1],
  ['two', 1],
])('a side that states version %s is spoken to in version %s', (stated, version) => {
  expect(negotiateVersion(stated)).toBe(version);
});
