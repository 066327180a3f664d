import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type ProblemCode, problemOf, problems, readProblem, retryOf } from '../../src/contract/problem.ts';
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

describe('a problem', () => {
  test('is read as a centre sends it', () => {
    for (const code of Object.keys(problems) as ProblemCode[]) {
      const problem = readProblem(problemOf(code, 'as the test says', 5));
      expect(problem).toEqual({ code, status: problems[code].status, retryAfter: 5 });
      expect(problem && retryOf(problem)).toBe(problems[code].retry);
    }
  });

  test.each<[number, 'later' | 'never']>([
    [429, 'later'],
    [500, 'later'],
    [503, 'later'],
    [400, 'never'],
    [409, 'never'],
  ])('that only a newer centre knows is judged by its status %s: %s', (status, retry) => {
    const newer = {
      ...problemOf('internal', 'x'),
      type: 'urn:tereze:problem:moon-phase',
      code: 'moon-phase',
      status,
    };
    const problem = readProblem({ ...newer, detail: 'members may be added' });
    expect(problem).toEqual({ code: 'moon-phase', status, retryAfter: undefined });
    expect(problem && retryOf(problem)).toBe(retry);
  });

  test.each<[unknown]>([
    [{}],
    [null],
    ['<html>'],
    [{ error: 'not found' }],
    [{ ...problemOf('internal', 'x'), type: 'about:blank' }],
    [{ ...problemOf('internal', 'x'), code: 'Code with spaces' }],
    [{ ...problemOf('internal', 'x'), code: 'x'.repeat(61) }],
    [{ ...problemOf('internal', 'x'), status: 200 }],
  ])('%j comes from no centre', (answer) => expect(readProblem(answer)).toBeNull());
});
