import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { caretAfterDigits, digitsBefore } from '../../renderer/registration/caret.ts';
import { makeDraftKeeper } from '../../renderer/registration/draft-keeper.ts';
import { nextPaperChoice, paperChoiceOf, withPaperChoice } from '../../renderer/registration/paper-choice.ts';
import { visibleFault } from '../../renderer/registration/visible-fault.ts';
import { Fault } from '../../src/contract/fault.ts';
import { filled, typed } from './works.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what is typed is kept', () => {
  const keeper = (save: (iin: string) => Promise<unknown>) => {
    const faults: unknown[] = [];
    const kept = makeDraftKeeper(
      ({ iin }) => save(iin),
      250,
      (fault) => faults.push(fault),
    );
    return { faults, ...kept };
  };

  test('a pause after the last character, and only the newest', async () => {
    const saved: string[] = [];
    const { keep } = keeper(async (iin) => saved.push(iin));
    for (const iin of ['9', '90', '901']) {
      keep(typed({ iin }));
      await vi.advanceTimersByTimeAsync(200);
    }
    expect(saved).toEqual([]);
    await vi.advanceTimersByTimeAsync(50);
    expect(saved).toEqual(['901']);
  });

  test('at once where the window is left', async () => {
    const saved: string[] = [];
    const { keep, flush } = keeper(async (iin) => saved.push(iin));
    keep(typed({ iin: '90' }));
    await flush();
    await flush();
    expect(saved).toEqual(['90']);
  });

  test('what could not be saved stays unsaved until it is', async () => {
    let works = false;
    const { keep, flush, isBehind } = keeper(async () => {
      if (!works) throw new Fault('disk-full');
    });
    expect(isBehind()).toBe(false);
    keep(typed({ iin: '90' }));
    await expect(flush()).rejects.toMatchObject({ code: 'disk-full' });
    expect(isBehind()).toBe(true);
    works = true;
    await flush();
    expect(isBehind()).toBe(false);
  });

  test('one save after the other, in order', async () => {
    const running: string[] = [];
    const { promise: first, resolve: finish } = Promise.withResolvers<void>();
    const { keep, flush } = keeper(async (iin) => {
      running.push(iin);
      if (iin === '9') await first;
    });
    keep(typed({ iin: '9' }));
    const one = flush();
    await vi.advanceTimersByTimeAsync(0);
    keep(typed({ iin: '90' }));
    const two = flush();
    await vi.advanceTimersByTimeAsync(0);
    expect(running).toEqual(['9']);
    finish();
    await Promise.all([one, two]);
    expect(running).toEqual(['9', '90']);
  });

  test('for the next time where the disk was full', async () => {
    let full = true;
    const saved: string[] = [];
    const { keep, flush, faults } = keeper(async (iin) => {
      if (full) throw new Fault('disk-full');
      saved.push(iin);
    });
    keep(typed({ iin: '9' }));
    await vi.advanceTimersByTimeAsync(250);
    expect(faults).toEqual([new Fault('disk-full')]);
    full = false;
    await flush();
    expect(saved).toEqual(['9']);
  });
});

test('the caret stays behind its digit while spaces come and go', () => {
  const before = '+7 701 1234';
  const after = '+7 701 123 4';
  expect(caretAfterDigits(after, digitsBefore(before, before.length))).toBe(after.length);
  expect(caretAfterDigits(after, digitsBefore(before, 5))).toBe(5);
  expect(caretAfterDigits('', 3)).toBe(0);
});

describe('a fault is said', () => {
  const typing = { asked: false, left: false };

  test('at once where typing on cannot cure it', () => {
    for (const fault of ['iin-checksum', 'iin-is-bin', 'number-russian', 'number-not-mobile'] as const)
      expect(visibleFault(fault, '901123300255', typing)).toBe(fault);
  });

  test('when the field is left or Enter pressed, where it may only be unfinished', () => {
    expect(visibleFault('iin-length', '9011', typing)).toBeNull();
    expect(visibleFault('iin-length', '9011', { ...typing, left: true })).toBe('iin-length');
    expect(visibleFault('iin-length', '', { ...typing, left: true })).toBeNull();
    expect(visibleFault('iin-length', '', { ...typing, asked: true })).toBe('iin-length');
  });

  test("not while a scanner types a card's zone into the field", () => {
    expect(visibleFault('iin-characters', 'IDKAZ0123', typing)).toBeNull();
  });
});

test("F9 leads through the papers' languages, and both keep the one that led", () => {
  const inRussian = withPaperChoice(filled, nextPaperChoice('kk'));
  expect(inRussian.language).toBe('ru');
  const inBoth = withPaperChoice(inRussian, nextPaperChoice('ru'));
  expect(inBoth).toMatchObject({ language: 'ru', style: { bilingual: true } });
  expect(paperChoiceOf(withPaperChoice(inBoth, nextPaperChoice('both')))).toBe('kk');
});
