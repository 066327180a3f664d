import { describe, expect, test } from 'vitest';
import type { PaperKind, RegistrationEvent } from '../../src/registration/events.ts';
import { applyEvent, ImpossibleEvent } from '../../src/registration/fold.ts';
import { uuid } from '../fixtures/registrations.ts';
import {
  drawn,
  duplicateDrawn,
  entry,
  hash,
  paperAsked,
  paperConfirmed,
  paperDrawn,
  paperFailed,
  paperHanded,
  phases,
  registered,
  slipDrawn,
  slipHandedOver,
  stateAfter,
  wayTo,
} from './walks.ts';

const impossible = (...events: RegistrationEvent[]): void => {
  expect(() => stateAfter(...events)).toThrow(ImpossibleEvent);
};

describe('a paper', () => {
  test('is drawn, asked for, handed to the printer, confirmed: never printed on a program’s word', () => {
    const progress = (...events: RegistrationEvent[]) =>
      stateAfter(...wayTo.open, ...events).papers.map((paper) => [
        paper.progress,
        paper.copies,
        paper.printFault,
      ]);
    expect(progress()).toEqual([['drawn', 0, null]]);
    expect(progress(paperAsked())).toEqual([['asked', 1, null]]);
    expect(progress(paperAsked(), paperHanded())).toEqual([['handed-to-printer', 1, null]]);
    expect(progress(paperAsked(), paperHanded(), paperConfirmed())).toEqual([['confirmed', 1, null]]);
    expect(progress(paperAsked(), paperFailed())).toEqual([['not-printed', 1, 'printer-stopped']]);
    expect(progress(paperAsked(), paperFailed(), paperAsked(1, 2))).toEqual([['asked', 2, null]]);
  });

  test('changes alone; the others stay as they are', () => {
    const state = stateAfter(...wayTo.registered, slipDrawn(), paperAsked(2), paperHanded(2));
    expect(state.papers.map((paper) => [paper.kind, paper.progress])).toEqual([
      ['application', 'drawn'],
      ['account-slip', 'handed-to-printer'],
    ]);
  });

  test('that was never drawn can’t be asked for, printed or confirmed', () => {
    for (const event of [paperAsked(9), paperHanded(9), paperFailed(9), paperConfirmed(9)])
      impossible(...wayTo.open, event);
  });
});

describe('a paper is drawn where its registration stands', () => {
  test('as a slip, a refusal notice, a confirmation or the Agreement; never as an application or a register', () => {
    const where = (kind: PaperKind) => {
      const possible = phases.filter((phase) => {
        try {
          return stateAfter(...wayTo[phase], paperDrawn(kind, 3)).papers.length > 0;
        } catch {
          return false;
        }
      });
      return possible.sort();
    };
    expect(where('account-slip')).toEqual(['registered']);
    expect(where('confirmation')).toEqual(['registered']);
    expect(where('refusal-notice')).toEqual(['refused']);
    expect(where('lapse-notice')).toEqual(['lapsed']);
    expect(where('agreement')).toEqual([
      ...['lapsed', 'open', 'password-sent', 'refused', 'registered', 'returned', 'taken'],
    ]);
    expect(where('application')).toEqual([]);
    expect(where('daily-register')).toEqual([]);
  });

  test('as a slip only while its password is there', () => {
    impossible(...wayTo.queued, registered(hash('a'), false), slipDrawn());
    impossible(...wayTo.registered, slipDrawn(), slipHandedOver, slipDrawn(3));
    const slip = [...wayTo.registered, slipDrawn(), paperAsked(2), paperConfirmed(2)];
    const again = duplicateDrawn(2, { kind: 'account-slip' });
    expect(stateAfter(...slip, again).papers).toHaveLength(3);
    impossible(...slip, slipHandedOver, again);
  });

  test('in a style, which journals from before there were styles leave out: then it is plain', () => {
    const large = { bilingual: true, largePrint: true };
    const styled = drawn();
    if (styled.type !== 'application-drawn') throw new Error('not an application');
    const inLarge = { ...styled, paper: { ...styled.paper, style: large } };
    expect(stateAfter({ type: 'opened' }, inLarge).papers[0]?.style).toEqual(large);
    expect(stateAfter(...wayTo.open).papers[0]?.style).toEqual({ bilingual: false, largePrint: false });
  });
});

describe('a duplicate', () => {
  const confirmed = [...wayTo.open, paperAsked(), paperHanded(), paperConfirmed()];

  test('is a paper of its own, with its number and its reason, at any time after the first came out', () => {
    for (const phase of phases) {
      const state = stateAfter(...wayTo[phase], paperConfirmed(), duplicateDrawn());
      expect(state.phase).toBe(phase);
      expect(state.papers.at(-1)).toMatchObject({
        paperId: uuid(4),
        kind: 'application',
        progress: 'drawn',
        duplicate: { of: uuid(1), copy: 2, reason: 'the printer jammed' },
      });
    }
  });

  test('is drawn only of what the operator held in hand', () => {
    impossible(...wayTo.open, duplicateDrawn());
    impossible(...wayTo.open, paperAsked(), paperHanded(), duplicateDrawn());
    impossible(...wayTo.open, paperAsked(), paperFailed(), duplicateDrawn());
    impossible(...confirmed, duplicateDrawn(9));
  });

  test('counts from two without gaps, and is no duplicate of a duplicate', () => {
    impossible(...confirmed, duplicateDrawn(1, { copy: 3 }));
    const second = [...confirmed, duplicateDrawn(), paperConfirmed(4)];
    impossible(...second, duplicateDrawn(1, { copy: 2, paperNumber: 5 }));
    impossible(...second, duplicateDrawn(4, { copy: 2, paperNumber: 5 }));
    const third = stateAfter(...second, duplicateDrawn(1, { copy: 3, paperNumber: 5 }));
    expect(third.papers.map((paper) => paper.duplicate?.copy ?? 1)).toEqual([1, 2, 3]);
  });

  test('is of the kind of the first', () => {
    impossible(...confirmed, duplicateDrawn(1, { kind: 'agreement' }));
  });

  test('is never an application drawn anew: that one is signed again', () => {
    const anew = drawn({}, { paperNumber: 3 });
    if (anew.type !== 'application-drawn') throw new Error('not an application');
    const duplicate = { of: uuid(1), copy: 2, reason: 'the printer jammed' };
    impossible(...confirmed, { ...anew, paper: { ...anew.paper, duplicate } });
  });
});

test('an event changes nothing in the state that it follows', () => {
  const first = applyEvent(null, entry({ type: 'opened' }, 0));
  const copy = structuredClone(first);
  applyEvent(first, entry(drawn(), 1));
  expect(first).toEqual(copy);
});
