import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RecordedEvent, RegistrationEvent } from '../../src/registration/events.ts';
import { applyEvent, foldRegistration, ImpossibleEvent } from '../../src/registration/fold.ts';
import { type Phase, RegistrationState } from '../../src/registration/state.ts';
import * as walk from './walks.ts';

/**
 * Random walks through the life of a registration, beside a model of it: the design's picture (§3)
 * as a table, and the little that a registration must remember. Where the model says that an event
 * can't come, the fold must throw and stay where it is; where it says that it can, both must agree.
 */

type Type = RegistrationEvent['type'];

/** From which phase an event leads to which. Papers change no phase and stand apart. */
const picture: Partial<Record<Type, Partial<Record<Phase, Phase>>>> = {
  'looked-up': {
    open: 'open',
    taken: 'taken',
    'password-sent': 'password-sent',
    refused: 'refused',
    lapsed: 'lapsed',
    returned: 'returned',
  },
  'application-drawn': {
    open: 'open',
    taken: 'open',
    'password-sent': 'open',
    refused: 'open',
    lapsed: 'open',
    returned: 'returned',
  },
  'application-taken': { open: 'taken', returned: 'taken' },
  'one-time-password-sent': {
    taken: 'password-sent',
    'password-sent': 'password-sent',
    refused: 'password-sent',
    lapsed: 'password-sent',
  },
  signed: { 'password-sent': 'password-sent', refused: 'refused' },
  queued: { 'password-sent': 'queued', refused: 'queued' },
  registered: { queued: 'registered', held: 'registered' },
  refused: { queued: 'refused', held: 'refused' },
  lapsed: { queued: 'lapsed', held: 'lapsed' },
  withdrawn: { queued: 'abandoned', held: 'abandoned' },
  returned: { queued: 'returned', held: 'returned' },
  held: { queued: 'held' },
  resumed: { held: 'queued' },
  abandoned: {
    open: 'abandoned',
    taken: 'abandoned',
    'password-sent': 'abandoned',
    refused: 'abandoned',
    lapsed: 'abandoned',
    returned: 'abandoned',
    held: 'abandoned',
  },
  'slip-shown': { registered: 'registered' },
  'slip-handed-over': { registered: 'registered' },
};

interface Model {
  readonly phase: Phase;
  /** Running number, subscriber number, the request that waits for its decision, the papers that were drawn. */
  readonly number: string | null;
  readonly subscriberNumber: string | null;
  readonly request: string | null;
  readonly papers: readonly string[];
  readonly slip: RegistrationState['slip'];
}

const begin: Model = {
  phase: 'open',
  number: null,
  subscriberNumber: null,
  request: null,
  papers: [],
  slip: 'none',
};

/** What the model remembers after an event, or null where the event can't come. */
function follow(model: Model, event: RegistrationEvent): Model | null {
  const phase = event.type.startsWith('paper-') ? model.phase : picture[event.type]?.[model.phase];
  if (!phase) return null;
  const next = { ...model, phase };
  switch (event.type) {
    case 'application-drawn': {
      if (model.number !== null && model.number !== event.applicationNumber) return null;
      const { subscriberNumber } = event.application;
      const papers = [...model.papers, event.paper.paperId];
      return { ...next, number: event.applicationNumber, subscriberNumber, papers, request: null };
    }
    case 'application-taken':
      return model.number === null ? null : next;
    case 'one-time-password-sent':
      return event.challenge.subscriberNumber === model.subscriberNumber ? { ...next, request: null } : null;
    case 'signed':
      return { ...next, request: event.requestHash };
    case 'queued':
    case 'held':
    case 'resumed':
      return event.requestHash === model.request ? next : null;
    case 'registered':
      if (event.requestHash !== model.request) return null;
      return { ...next, slip: event.accountCreated ? 'due' : 'none' };
    case 'refused':
    case 'lapsed':
    case 'returned':
    case 'withdrawn':
      return event.requestHash === model.request ? { ...next, request: null } : null;
    case 'slip-shown':
      return model.slip === 'due' && model.papers.includes(event.paperId) ? next : null;
    case 'slip-handed-over':
      return model.slip === 'due' ? { ...next, slip: 'handed-over' } : null;
    case 'paper-drawn':
      // In these walks it is always the slip: there is one where the centre created an account, until it is handed over.
      return model.slip === 'due' ? { ...next, papers: [...model.papers, event.paper.paperId] } : null;
    case 'paper-asked':
    case 'paper-handed-to-printer':
    case 'paper-not-printed':
    case 'paper-confirmed':
      return model.papers.includes(event.paperId) ? next : null;
    default:
      return next;
  }
}

/** Every event that a walk may meet, in few enough shapes that the wrong hash and the right one both come up. */
const everyEvent: readonly RegistrationEvent[] = [
  { type: 'opened' },
  walk.lookedUp(),
  walk.lookedUp('061211600012'),
  walk.taken,
  walk.abandoned,
  walk.slipShown(2),
  walk.slipHandedOver,
  walk.slipDrawn(2),
  ...['+77011234567', '+77021234567'].flatMap((subscriberNumber) => [
    walk.drawn({ subscriberNumber }),
    walk.drawn({ subscriberNumber }, { number: 58, paperNumber: 3 }),
    walk.passwordSent(subscriberNumber),
  ]),
  ...[walk.hash('a'), walk.hash('c')].flatMap((hash) => [
    ...[walk.signed(hash), walk.queued(hash), walk.held(hash), walk.resumed(hash)],
    ...[walk.registered(hash, true), walk.registered(hash, false)],
    ...[walk.refused(hash, 2), walk.refused(hash, 0), walk.returned(hash)],
    ...[walk.lapsed(hash), walk.withdrawn(hash)],
  ]),
  ...[1, 2, 3].flatMap((paper) => [
    ...[walk.paperAsked(paper), walk.paperHanded(paper)],
    ...[walk.paperFailed(paper), walk.paperConfirmed(paper)],
  ]),
];

/** A step goes forward, or takes any event that can come now, or any at all. Most go forward, so that walks get far. */
interface Step {
  readonly choice: number;
  readonly kind: 'forward' | 'possible' | 'any';
}

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({
    choice: fc.nat(),
    kind: fc.constantFrom('forward', 'forward', 'forward', 'forward', 'possible', 'any'),
  }),
  { minLength: 5, maxLength: 40, size: 'max' },
);

function choose(model: Model, { choice, kind }: Step): RegistrationEvent {
  const possible = everyEvent.filter((event) => follow(model, event) !== null);
  const forward = possible.filter(
    ({ type }) =>
      type !== 'abandoned' &&
      (type === 'signed'
        ? model.request === null
        : (picture[type]?.[model.phase] ?? model.phase) !== model.phase),
  );
  const first = model.number === null ? [walk.drawn()] : forward;
  const chosen = { forward: first.length > 0 ? first : possible, possible, any: everyEvent }[kind];
  // Given up before anything was drawn, nothing can follow any more.
  const candidates = chosen.length > 0 ? chosen : everyEvent;
  return candidates[choice % candidates.length] as RegistrationEvent;
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const inner of Object.values(value)) frozen(inner);
  }
  return value;
}

/** Walks, and shows every step to the watcher: the state before, the event, and the state after, or null where it threw. */
function walkAlong(
  choices: readonly Step[],
  watch: (
    before: RegistrationState,
    event: RecordedEvent,
    after: RegistrationState | null,
    model: Model,
  ) => void,
): RecordedEvent[] {
  const taken: RecordedEvent[] = [frozen(walk.entry({ type: 'opened' }, 0))];
  let state = frozen(foldRegistration(taken));
  let model = begin;
  for (const choice of choices) {
    const event = choose(model, choice);
    const recorded = frozen(walk.entry(event, taken.length));
    const after = attempt(state, recorded);
    watch(state, recorded, after, model);
    if (!after) continue;
    taken.push(recorded);
    state = frozen(after);
    model = follow(model, event) ?? model;
  }
  return taken;
}

function attempt(state: RegistrationState, event: RecordedEvent): RegistrationState | null {
  try {
    return applyEvent(state, event);
  } catch (error) {
    if (error instanceof ImpossibleEvent) return null;
    throw error;
  }
}

test('an event that can come is taken, one that can’t is refused, and both lead where the picture says', () => {
  fc.assert(
    fc.property(steps, (choices) => {
      walkAlong(choices, (_, { event }, after, model) => {
        const expected = follow(model, event);
        expect(after === null).toBe(expected === null);
        if (!after || !expected) return;
        expect(after.phase).toBe(expected.phase);
        expect(after.applicationNumber).toBe(expected.number);
        expect(after.application?.subscriberNumber ?? null).toBe(expected.subscriberNumber);
        expect(after.request?.hash ?? null).toBe(expected.request);
        expect(after.papers.map((paper) => paper.paperId)).toEqual(expected.papers);
        expect(after.slip).toBe(expected.slip);
      });
    }),
    { numRuns: 500 },
  );
});

test('walks get everywhere: every phase and every event comes up', () => {
  const phases = new Set<Phase>();
  const types = new Set<Type>();
  fc.assert(
    fc.property(steps, (choices) => {
      walkAlong(choices, (_, { event }, after) => {
        if (!after) return;
        phases.add(after.phase);
        types.add(event.type);
      });
    }),
    { numRuns: 2000, seed: 58 },
  );
  expect(phases).toEqual(new Set(walk.phases));
  expect(types).toEqual(new Set(everyEvent.map(({ type }) => type).filter((type) => type !== 'opened')));
});

test('what a phase promises is there', () => {
  fc.assert(
    fc.property(steps, (choices) => {
      walkAlong(choices, (_, __, state) => {
        if (!state) return;
        const { phase } = state;
        expect(RegistrationState.parse(state)).toEqual(state);
        expect(state.registered !== null).toBe(phase === 'registered');
        expect(state.abandoned !== null).toBe(phase === 'abandoned');
        expect(state.slip !== 'none').toBe(state.registered?.accountCreated === true);
        if (phase !== 'abandoned') {
          expect(state.refusal !== null).toBe(phase === 'refused');
          expect(state.returned !== null).toBe(phase === 'returned');
          expect(state.hold !== null).toBe(phase === 'held');
        }
        if (phase === 'queued' || phase === 'held' || phase === 'registered')
          expect(state.request).not.toBeNull();
        if (phase === 'password-sent' || phase === 'queued')
          expect(state.challenge?.subscriberNumber).toBe(state.application?.subscriberNumber);
        if (phase !== 'open' && phase !== 'abandoned') expect(state.applicationNumber).not.toBeNull();
      });
    }),
    { numRuns: 300 },
  );
});

test('the number never changes once it is issued, and an end is an end', () => {
  fc.assert(
    fc.property(steps, (choices) => {
      walkAlong(choices, (before, _, after) => {
        if (!after) return;
        if (before.applicationNumber) expect(after.applicationNumber).toBe(before.applicationNumber);
        if (before.phase === 'registered' || before.phase === 'abandoned')
          expect(after.phase).toBe(before.phase);
        expect(after.registrationId).toBe(before.registrationId);
        expect(after.operator).toEqual(before.operator);
        expect(after.openedAt).toBe(before.openedAt);
        expect(after.papers.length).toBeGreaterThanOrEqual(before.papers.length);
      });
    }),
    { numRuns: 300 },
  );
});

test('the same events always add up to the same state, step by step as all at once', () => {
  fc.assert(
    fc.property(steps, fc.nat(), (choices, cut) => {
      const states: RegistrationState[] = [];
      const events = walkAlong(choices, (_, __, after) => {
        if (after) states.push(after);
      });
      const length = 1 + (cut % events.length);
      const expected = states[length - 2];
      if (expected) expect(foldRegistration(events.slice(0, length))).toEqual(expected);
      expect(foldRegistration(structuredClone(events))).toEqual(foldRegistration(events));
    }),
  );
});
