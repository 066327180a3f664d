import { describe, expect, test } from 'vitest';
import type { RegistrationEvent } from '../../src/registration/events.ts';
import { foldRegistration, ImpossibleEvent } from '../../src/registration/fold.ts';
import { RegistrationState } from '../../src/registration/state.ts';
import { application, applicationNumber, operator, otherOperator, uuid } from '../fixtures/registrations.ts';
import {
  abandoned,
  drawn,
  entry,
  hash,
  held,
  lapsed,
  lookedUp,
  paperAsked,
  paperHanded,
  passwordSent,
  phases,
  queued,
  refused,
  registered,
  resumed,
  returned,
  signed,
  slipDrawn,
  slipHandedOver,
  stateAfter,
  taken,
  wayTo,
  withdrawn,
} from './walks.ts';

const impossible = (...events: RegistrationEvent[]): void => {
  expect(() => stateAfter(...events)).toThrow(ImpossibleEvent);
};

describe('a registration goes through the phases of clause 7', () => {
  test.each(phases)('%s', (phase) => {
    const state = stateAfter(...wayTo[phase]);
    expect(state.phase).toBe(phase);
    expect(RegistrationState.parse(state)).toEqual(state);
  });

  test('begins with its opening, by the operator who opened it, and with that alone', () => {
    const state = foldRegistration([{ ...entry({ type: 'opened' }, 0), by: otherOperator }]);
    expect(state).toMatchObject({
      registrationId: uuid(1),
      phase: 'open',
      operator: otherOperator,
      slip: 'none',
    });
    expect(state.changedAt).toBe(state.openedAt);
    expect(() => foldRegistration([])).toThrow(ImpossibleEvent);
    impossible(taken);
    impossible({ type: 'opened' }, { type: 'opened' });
  });

  test('stays its first operator’s, whoever does what comes next', () => {
    const later = { ...entry(drawn(), 1), by: otherOperator };
    const state = foldRegistration([entry({ type: 'opened' }, 0), later]);
    expect(state.operator).toEqual(operator);
    expect(state.changedAt).toBe(later.at);
  });

  test('takes no event of another registration: such a journal is damaged', () => {
    const strange = { ...entry(drawn(), 1), registrationId: uuid(2) };
    expect(() => foldRegistration([entry({ type: 'opened' }, 0), strange])).toThrow(ImpossibleEvent);
  });

  test('says which event came in which state, and nothing of the citizen', () => {
    expect(() => stateAfter(...wayTo.registered, taken)).toThrow(
      'the event "application-taken" can\'t follow the state "registered"',
    );
  });
});

describe('the application', () => {
  test('is taken only after it was drawn', () => {
    impossible({ type: 'opened' }, taken);
    impossible({ type: 'opened' }, lookedUp(), taken);
  });

  test('keeps its number, however often it is drawn', () => {
    const state = stateAfter(...wayTo.returned, drawn({ surname: 'Ким' }, { paperNumber: 3 }));
    expect(state.applicationNumber).toBe(applicationNumber(57));
    impossible(...wayTo.open, drawn({}, { number: 58 }));
    impossible(...wayTo.returned, drawn({}, { number: 58 }));
  });

  test('drawn again must be signed on paper again, and a password that was sent before counts no more', () => {
    for (const phase of ['taken', 'password-sent', 'refused'] as const) {
      const state = stateAfter(
        ...wayTo[phase],
        drawn({ subscriberNumber: '+77021234567' }, { paperNumber: 3 }),
      );
      expect(state).toMatchObject({ phase: 'open', challenge: null, refusal: null, request: null });
      expect(state.application?.subscriberNumber).toBe('+77021234567');
    }
  });

  test('is not drawn again once it is on its way to the centre or at its end', () => {
    for (const phase of ['queued', 'held', 'registered', 'abandoned'] as const)
      impossible(...wayTo[phase], drawn({}, { paperNumber: 3 }));
  });
});

describe('the one-time password', () => {
  test('is sent after the citizen signed the application, and not before', () => {
    impossible(...wayTo.open, passwordSent());
  });

  test('is refused where it belongs to another number than the application', () => {
    impossible(...wayTo.taken, passwordSent('+77021234567'));
    impossible(
      ...wayTo['password-sent'],
      drawn({ subscriberNumber: '+77021234567' }, { paperNumber: 3 }),
      taken,
      passwordSent('+77011234567'),
    );
  });

  test('sent anew takes the place of the one before', () => {
    const state = stateAfter(...wayTo.refused, passwordSent('+77011234567', 5));
    expect(state).toMatchObject({ phase: 'password-sent', challenge: { triesLeft: 5 }, refusal: null });
  });
});

describe('a refusal (clause 9)', () => {
  test('goes on with a corrected entry, with everything kept', () => {
    const before = stateAfter(...wayTo.refused);
    expect(before.refusal).toEqual({ reason: 'one-time-password-wrong', triesLeft: 2 });
    const state = stateAfter(...wayTo.refused, signed(hash('c')), queued(hash('c')), registered(hash('c')));
    expect(state).toMatchObject({
      phase: 'registered',
      refusal: null,
      applicationNumber: applicationNumber(57),
      application: application(),
    });
  });

  test('goes on with a newly sent password', () => {
    const again = [passwordSent(), signed(hash('c')), queued(hash('c')), registered(hash('c'))];
    expect(stateAfter(...wayTo.refused, ...again).phase).toBe('registered');
  });

  test('may come again and again', () => {
    const again = [signed(hash('c')), queued(hash('c')), refused(hash('c'), 1)];
    const state = stateAfter(...wayTo.refused, ...again);
    expect(state.refusal).toEqual({ reason: 'one-time-password-wrong', triesLeft: 1 });
  });

  test('is the end of the request: it can’t be queued again, only a new one be signed', () => {
    impossible(...wayTo.refused, queued());
    impossible(...wayTo.refused, passwordSent(), queued());
    impossible(...wayTo.refused, registered());
  });
});

describe('a return', () => {
  test('keeps everything and says why', () => {
    const before = stateAfter(...wayTo.queued);
    const state = stateAfter(...wayTo.returned);
    expect(state.returned).toEqual({ reason: 'number-connected-elsewhere' });
    for (const kept of [
      'lookup',
      'application',
      'applicationNumber',
      'papers',
      'operator',
      'openedAt',
    ] as const)
      expect(state[kept]).toEqual(before[kept]);
  });

  test('keeps its reason while the application is corrected and drawn again, until that is signed', () => {
    const corrected = [...wayTo.returned, drawn({ subscriberNumber: '+77021234567' }, { paperNumber: 3 })];
    expect(stateAfter(...corrected)).toMatchObject({
      phase: 'returned',
      returned: { reason: 'number-connected-elsewhere' },
    });
    expect(stateAfter(...corrected, taken)).toMatchObject({ phase: 'taken', returned: null });
  });

  test('goes through the paper and a new password before it is signed again', () => {
    impossible(...wayTo.returned, signed());
    impossible(...wayTo.returned, passwordSent());
    const again = [taken, passwordSent(), signed(hash('c')), queued(hash('c')), registered(hash('c'))];
    expect(stateAfter(...wayTo.returned, ...again).phase).toBe('registered');
  });
});

describe('a decision', () => {
  test.each([
    ['registered', registered],
    ['refused', refused],
    ['returned', returned],
    ['held', held],
  ] as const)('counts for the request under way, never for an older one: %s', (_, decision) => {
    impossible(...wayTo.queued, decision(hash('f')));
    impossible(...wayTo.refused, signed(hash('c')), queued(hash('c')), decision(hash('a')));
  });

  test('needs a request that was signed and queued', () => {
    for (const phase of ['open', 'taken', 'password-sent', 'refused', 'returned'] as const)
      for (const decision of [registered(), refused(), returned(), held()])
        impossible(...wayTo[phase], decision);
    impossible(...wayTo['password-sent'], queued());
    impossible(...wayTo['password-sent'], signed(hash('c')), queued(hash('a')));
    impossible(...wayTo['password-sent'], signed(), registered());
  });

  test('that arrives after a hold counts as well', () => {
    for (const decision of [registered(), refused(), returned()])
      expect(stateAfter(...wayTo.held, decision)).toMatchObject({ phase: decision.type, hold: null });
  });

  test('is kept with its receipt', () => {
    expect(stateAfter(...wayTo.registered).registered).toEqual({
      decidedAt: '2026-11-22T05:02:00.000Z',
      accountCreated: true,
      receipt: 'a.b.c',
      replaced: null,
      passwordExpiresAt: null,
    });
  });

  test('a one-time password that lapsed is no refusal by clause 9, also in journals that call it one', () => {
    const lapse = { phase: 'lapsed', refusal: null, lapse: { reason: 'one-time-password-expired' } };
    expect(stateAfter(...wayTo.lapsed)).toMatchObject(lapse);
    const older = { ...refused(), reason: 'one-time-password-expired', triesLeft: 0 } as RegistrationEvent;
    expect(stateAfter(...wayTo.queued, older)).toMatchObject(lapse);
    expect(stateAfter(...wayTo.lapsed, passwordSent()).lapse).toBeNull();
    impossible(...wayTo.lapsed, signed());
  });

  test('to withdraw ends a held request, or one that was sent again since, and no other', () => {
    for (const phase of ['held', 'queued'] as const)
      expect(stateAfter(...wayTo[phase], withdrawn())).toMatchObject({
        phase: 'abandoned',
        abandoned: { reason: 'the citizen left', withdrawn: true },
      });
    impossible(...wayTo.held, withdrawn(hash('f')));
    impossible(...wayTo['password-sent'], withdrawn());
  });
});

describe('a hold', () => {
  test('says why, and goes on by a person’s decision with the same request', () => {
    expect(stateAfter(...wayTo.held).hold).toEqual({
      reason: 'receipt-invalid',
      code: 'centre-answer-invalid',
    });
    expect(stateAfter(...wayTo.held, resumed())).toMatchObject({ phase: 'queued', hold: null });
    expect(stateAfter(...wayTo.held, resumed(), registered()).phase).toBe('registered');
    impossible(...wayTo.held, resumed(hash('f')));
    impossible(...wayTo.queued, resumed());
  });
});

describe('the end', () => {
  const acts = [
    ...[lookedUp(), drawn({}, { paperNumber: 3 }), taken, passwordSent(), signed(), queued()],
    ...[registered(), refused(), lapsed(), returned(), withdrawn(), held(), resumed(), abandoned],
  ];

  test.each(['registered', 'abandoned'] as const)('is the end: nothing but papers follows %s', (phase) => {
    for (const event of acts) impossible(...wayTo[phase], event);
    expect(stateAfter(...wayTo[phase], paperAsked(), paperHanded()).phase).toBe(phase);
  });

  test('may be an operator’s decision wherever nothing is on its way to the centre', () => {
    for (const phase of phases)
      if (['queued', 'registered', 'abandoned'].includes(phase)) impossible(...wayTo[phase], abandoned);
      else expect(stateAfter(...wayTo[phase], abandoned)).toMatchObject({ phase: 'abandoned' });
    expect(stateAfter(...wayTo.abandoned).abandoned).toEqual({
      reason: 'the citizen left',
      withdrawn: false,
    });
  });
});

describe('the account slip (clause 8)', () => {
  test('is due where the centre created an account, and only there', () => {
    expect(stateAfter(...wayTo.registered).slip).toBe('due');
    expect(stateAfter(...wayTo.queued, registered(hash('a'), false)).slip).toBe('none');
  });

  test('is handed over once', () => {
    const over = [...wayTo.registered, slipDrawn(), slipHandedOver];
    expect(stateAfter(...over).slip).toBe('handed-over');
    impossible(...over, slipHandedOver);
    impossible(...wayTo.queued, registered(hash('a'), false), slipHandedOver);
    for (const phase of phases) if (phase !== 'registered') impossible(...wayTo[phase], slipHandedOver);
  });
});
