import { describe, expect, test } from 'vitest';
import { type Act, acts, mayDo } from '../../src/registration/acts.ts';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import type { Phase } from '../../src/registration/state.ts';
import * as walk from './walks.ts';
import { hash, phases, stateAfter, wayTo } from './walks.ts';

/** What the desk records when an act is done. */
const recordedBy: Readonly<Record<Act, readonly RegistrationEvent[]>> = {
  'look-up': [walk.lookedUp()],
  'print-application': [walk.drawn({ surname: 'Ким' }, { paperNumber: 3 }), walk.paperAsked(3)],
  'take-application': [walk.paperConfirmed(1), walk.taken],
  'send-one-time-password': [walk.passwordSent()],
  sign: [walk.signed(hash('c')), walk.queued(hash('c'))],
  resume: [walk.resumed()],
  withdraw: [walk.withdrawn()],
  abandon: [walk.abandoned],
  'print-slip': [walk.slipDrawn(2), walk.paperAsked(2), walk.paperHanded(2)],
  'show-slip': [walk.slipDrawn(2), walk.slipShown(2)],
  'hand-over-slip': [walk.slipHandedOver],
  'print-refusal-notice': [walk.paperDrawn('refusal-notice', 2), walk.paperAsked(2)],
  'print-lapse-notice': [walk.paperDrawn('lapse-notice', 2), walk.paperAsked(2)],
  'print-confirmation': [walk.paperDrawn('confirmation', 2), walk.paperAsked(2)],
  'print-agreement': [walk.paperDrawn('agreement', 2), walk.paperAsked(2)],
};

const everyAct = Object.keys(acts) as Act[];

/** The phases in which an act is possible, of a registration that went the shortest honest way. */
const possibleIn = (act: Act): Phase[] => phases.filter((phase) => mayDo(act, stateAfter(...wayTo[phase])));

describe('what an operator may do, phase by phase', () => {
  test.each<[Act, Phase[]]>([
    ['look-up', ['open', 'taken', 'password-sent', 'refused', 'lapsed', 'returned']],
    ['print-application', ['open', 'taken', 'password-sent', 'refused', 'lapsed', 'returned']],
    ['take-application', ['open', 'returned']],
    ['send-one-time-password', ['taken', 'password-sent', 'refused', 'lapsed']],
    ['sign', ['password-sent', 'refused']],
    ['resume', ['held']],
    ['withdraw', ['held']],
    ['abandon', ['open', 'taken', 'password-sent', 'refused', 'lapsed', 'returned']],
    ['print-slip', ['registered']],
    ['show-slip', ['registered']],
    ['hand-over-slip', ['registered']],
    ['print-refusal-notice', ['refused']],
    ['print-lapse-notice', ['lapsed']],
    ['print-confirmation', ['registered']],
    ['print-agreement', ['open', 'taken', 'password-sent', 'registered', 'refused', 'lapsed', 'returned']],
  ])('%s: %j', (act, expected) => {
    expect(possibleIn(act)).toEqual(expected);
    expect(expected).toEqual(expect.arrayContaining([...acts[act].phases]));
  });

  test.each(everyAct)('what comes of it can follow wherever it may be done: %s', (act) => {
    for (const phase of possibleIn(act))
      expect(() => stateAfter(...wayTo[phase], ...recordedBy[act])).not.toThrow();
  });

  /** What the journal may hold all the same. */
  const foldedToo: Partial<Record<Act, readonly Phase[]>> = {
    // Journals from before there were withdrawals.
    abandon: ['held'],
    // The receipt of a withdrawal that reaches a request which was sent again.
    withdraw: ['queued'],
  };

  test.each(everyAct)('where it may not be done, it could not be recorded either: %s', (act) => {
    const known = [...possibleIn(act), ...(foldedToo[act] ?? [])];
    for (const phase of foldedToo[act] ?? [])
      expect(() => stateAfter(...wayTo[phase], ...recordedBy[act])).not.toThrow();
    for (const phase of phases.filter((each) => !known.includes(each)))
      expect(() => stateAfter(...wayTo[phase], ...recordedBy[act])).toThrow("can't follow");
  });

  test('wherever a registration waits for a person, something may be done; on its way to the centre it waits for none', () => {
    for (const phase of phases) {
      const possible = everyAct.filter((act) => possibleIn(act).includes(phase));
      expect(possible.length > 0).toBe(phase !== 'queued' && phase !== 'abandoned');
    }
  });
});

describe('the line', () => {
  test('is needed to look the citizen up, to send a one-time password and to withdraw a request, for nothing else', () => {
    const offline = everyAct.filter((act) => !acts[act].line);
    expect(everyAct.filter((act) => acts[act].line)).toEqual([
      'look-up',
      'send-one-time-password',
      'withdraw',
    ]);
    expect(offline).toEqual([
      ...['print-application', 'take-application', 'sign', 'resume', 'abandon'],
      ...['print-slip', 'show-slip', 'hand-over-slip'],
      ...['print-refusal-notice', 'print-lapse-notice', 'print-confirmation', 'print-agreement'],
    ]);
  });

  test('may be cut once the password was sent: the request can be signed and queued', () => {
    expect(mayDo('sign', stateAfter(...wayTo['password-sent']))).toBe(true);
    expect(acts.sign.line).toBe(false);
  });
});

describe('what an act builds on must be there', () => {
  const opened: RegistrationEvent = { type: 'opened' };

  test('an application is taken only after it was printed', () => {
    expect(mayDo('take-application', stateAfter(opened, walk.lookedUp()))).toBe(false);
    expect(mayDo('take-application', stateAfter(opened, walk.drawn()))).toBe(true);
  });

  test('a request is signed only after the citizen was looked up', () => {
    const offline = [opened, walk.drawn(), walk.taken, walk.passwordSent()];
    expect(mayDo('sign', stateAfter(...offline))).toBe(false);
    expect(mayDo('sign', stateAfter(...offline, walk.lookedUp()))).toBe(true);
  });

  test('a request is signed only for the citizen who was looked up last', () => {
    const state = stateAfter(...wayTo['password-sent'], walk.lookedUp('061211600012'));
    expect(mayDo('sign', state)).toBe(false);
  });

  test('a request is signed only with a one-time password for the number of the application', () => {
    const state = stateAfter(...wayTo['password-sent']);
    const { challenge } = stateAfter(
      ...[opened, walk.drawn({ subscriberNumber: '+77021234567' }), walk.taken],
      walk.passwordSent('+77021234567'),
    );
    expect(mayDo('sign', { ...state, challenge })).toBe(false);
    expect(mayDo('sign', { ...state, challenge: null })).toBe(false);
    expect(mayDo('sign', { ...state, application: null })).toBe(false);
  });

  test('a refused request is signed again while tries are left; after the last a new password is sent (clause 9)', () => {
    const refusedWith = (triesLeft: number) =>
      stateAfter(...wayTo.queued, walk.refused(hash('a'), triesLeft));
    expect(mayDo('sign', refusedWith(1))).toBe(true);
    expect(mayDo('sign', refusedWith(0))).toBe(false);
    expect(mayDo('send-one-time-password', refusedWith(0))).toBe(true);
  });

  test('a slip is printed and handed over only where it is due (clause 8)', () => {
    const connected = stateAfter(...wayTo.queued, walk.registered(hash('a'), false));
    const over = stateAfter(...wayTo.registered, walk.slipHandedOver);
    for (const state of [connected, over]) {
      expect(mayDo('print-slip', state)).toBe(false);
      expect(mayDo('hand-over-slip', state)).toBe(false);
    }
  });
});
