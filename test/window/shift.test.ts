import { describe, expect, test } from 'vitest';
import { ageOf } from '../../renderer/queue/age.ts';
import { reasonOf } from '../../renderer/queue/reason.ts';
import { hoursOfWork } from '../../renderer/shift/hours.ts';
import { registerStep, registerStyle } from '../../renderer/shift/register.ts';
import { problems } from '../../src/contract/problem.ts';
import type { RegisterView } from '../../src/contract/views.ts';
import { languages } from '../../src/language/format.ts';
import { words } from '../../src/language/index.ts';
import type { Paper } from '../../src/registration/state.ts';

describe('the register of a day', () => {
  const view = (progress?: Paper['progress']): RegisterView => ({
    day: '2026-11-22',
    papers: progress ? [{ progress } as Paper] : [],
  });

  test('is printed, then confirmed by the operator, then only a duplicate', () => {
    expect(registerStep(view(), 3)).toBe('print');
    expect(registerStep(view('not-printed'), 3)).toBe('print');
    expect(registerStep(view('handed-to-printer'), 3)).toBe('confirm');
    expect(registerStep(view('confirmed'), 3)).toBe('print-again');
  });

  test('has nothing to print where nothing was opened', () => {
    expect(registerStep(view(), 0)).toBe('nothing');
  });

  test('comes in one language or in both', () => {
    expect(registerStyle('ru')).toEqual({ language: 'ru', style: { bilingual: false, largePrint: false } });
    expect(registerStyle('both').style.bilingual).toBe(true);
  });
});

describe('the hours of a day', () => {
  const counts = (hours: readonly number[]) =>
    Array.from({ length: 24 }, (_, hour) => hours.filter((each) => each === hour).length);

  test('are those of an office, and longer where somebody worked longer', () => {
    expect([hoursOfWork(counts([]))[0], hoursOfWork(counts([])).at(-1)]).toEqual([9, 19]);
    expect([hoursOfWork(counts([7, 21]))[0], hoursOfWork(counts([7, 21])).at(-1)]).toEqual([7, 21]);
  });
});

describe.each(languages)('the queue says (%s)', (language) => {
  const texts = words(language).queue;
  const now = Date.parse('2026-11-22T05:00:00.000Z');

  test('how long something waits, in the one measure that matters', () => {
    expect(ageOf('2026-11-22T04:59:30.000Z', now, texts)).toBe(texts.justNow);
    expect(ageOf('2026-11-22T04:45:00.000Z', now, texts)).toBe(texts.minutes(15));
    expect(ageOf('2026-11-21T04:45:00.000Z', now, texts)).toBe(texts.hours(24, 15));
    expect(ageOf('2026-11-19T05:00:00.000Z', now, texts)).toBe(texts.days(3));
    expect(ageOf('2026-11-22T05:00:30.000Z', now, texts)).toBe(texts.justNow);
  });

  test('why the last try came to nothing, in a sentence for every code', () => {
    const codes = [...Object.keys(problems), 'line-down', 'desk-refused', 'answer', 'centre-answer-invalid'];
    for (const code of codes) expect(reasonOf(code, texts), code).toMatch(/^\p{Lu}.*\.$/u);
  });
});
