import type { EventOf, PaperEvent, PaperKind, RecordedEvent, RegistrationEvent } from './events.ts';
import { addPaper, applyPaperEvent } from './papers.ts';
import type { Phase, RegistrationState } from './state.ts';

/** An event that can't follow the ones before it: the journal is damaged, or the program is wrong. */
export class ImpossibleEvent extends Error {
  constructor(type: RegistrationEvent['type'], phase: Phase | 'nothing') {
    super(`the event "${type}" can't follow the state "${phase}"`);
    this.name = 'ImpossibleEvent';
  }
}

/**
 * The state that a registration's events add up to. Throws ImpossibleEvent where one can't follow
 * the others; an empty list is impossible too.
 */
export function foldRegistration(events: readonly RecordedEvent[]): RegistrationState {
  const state = events.reduce<RegistrationState | null>(applyEvent, null);
  if (!state) throw new ImpossibleEvent('opened', 'nothing');
  return state;
}

/** The state after one more event. Never changes the state it got. */
export function applyEvent(state: RegistrationState | null, recorded: RecordedEvent): RegistrationState {
  const { event } = recorded;
  if (event.type === 'opened') {
    if (state) throw new ImpossibleEvent(event.type, state.phase);
    return opened(recorded);
  }
  if (!state) throw new ImpossibleEvent(event.type, 'nothing');
  if (recorded.registrationId !== state.registrationId) throw new ImpossibleEvent(event.type, state.phase);
  if (!(mayFollow[event.type] as readonly Phase[]).includes(state.phase))
    throw new ImpossibleEvent(event.type, state.phase);
  return { ...state, ...change(state, event), changedAt: recorded.at };
}

const beforeSigning = ['open', 'taken', 'password-sent', 'refused', 'returned'] as const;
const anyPhase = [...beforeSigning, 'queued', 'held', 'registered', 'abandoned'] as const;

/** After which phases an event may come. */
const mayFollow = {
  'looked-up': beforeSigning,
  'application-drawn': beforeSigning,
  'application-taken': ['open', 'returned'],
  'one-time-password-sent': ['taken', 'password-sent', 'refused'],
  signed: ['password-sent', 'refused'],
  queued: ['password-sent', 'refused'],
  registered: ['queued', 'held'],
  refused: ['queued', 'held'],
  returned: ['queued', 'held'],
  held: ['queued'],
  resumed: ['held'],
  abandoned: [...beforeSigning, 'held'],
  'paper-drawn': anyPhase,
  'paper-asked': anyPhase,
  'paper-handed-to-printer': anyPhase,
  'paper-not-printed': anyPhase,
  'paper-confirmed': anyPhase,
  'slip-handed-over': ['registered'],
} as const satisfies Record<Exclude<RegistrationEvent['type'], 'opened'>, readonly Phase[]>;

function opened({ registrationId, at, by }: RecordedEvent): RegistrationState {
  return {
    registrationId,
    phase: 'open',
    operator: by,
    openedAt: at,
    changedAt: at,
    lookup: null,
    applicationNumber: null,
    application: null,
    challenge: null,
    request: null,
    refusal: null,
    returned: null,
    hold: null,
    registered: null,
    abandoned: null,
    papers: [],
    slip: 'none',
  };
}

function change(
  state: RegistrationState,
  event: Exclude<RegistrationEvent, { type: 'opened' }>,
): Partial<RegistrationState> {
  switch (event.type) {
    case 'looked-up':
      return { lookup: event.found };
    case 'application-drawn':
      return drawnApplication(state, event);
    case 'application-taken':
      if (!state.application) throw new ImpossibleEvent(event.type, state.phase);
      return { phase: 'taken', returned: null };
    case 'one-time-password-sent':
      // The number may have been corrected while the centre was asked: a password belongs to one number only.
      if (event.challenge.subscriberNumber !== state.application?.subscriberNumber)
        throw new ImpossibleEvent(event.type, state.phase);
      return { phase: 'password-sent', challenge: event.challenge, request: null, refusal: null };
    case 'signed':
      return { request: { hash: event.requestHash, signedAt: event.signedAt, account: event.account } };
    case 'queued':
      assertHash(state, event);
      return { phase: 'queued', refusal: null };
    case 'registered':
      assertHash(state, event);
      return {
        phase: 'registered',
        hold: null,
        registered: {
          decidedAt: event.decidedAt,
          accountCreated: event.accountCreated,
          receipt: event.receipt,
        },
        slip: event.accountCreated ? 'due' : 'none',
      };
    // A decided request is done with: what goes to the queue next must be signed anew.
    case 'refused':
      assertHash(state, event);
      return {
        phase: 'refused',
        request: null,
        hold: null,
        refusal: { reason: event.reason, triesLeft: event.triesLeft },
      };
    case 'returned':
      assertHash(state, event);
      return { phase: 'returned', request: null, hold: null, returned: { reason: event.reason } };
    case 'held':
      assertHash(state, event);
      return { phase: 'held', hold: { reason: event.reason, code: event.code } };
    case 'resumed':
      assertHash(state, event);
      return { phase: 'queued', hold: null };
    case 'abandoned':
      return { phase: 'abandoned', abandoned: { reason: event.reason } };
    case 'paper-drawn':
      assertDrawable(state, event);
      return changePapers(state, event);
    case 'paper-asked':
    case 'paper-handed-to-printer':
    case 'paper-not-printed':
    case 'paper-confirmed':
      return changePapers(state, event);
    case 'slip-handed-over':
      if (state.slip !== 'due') throw new ImpossibleEvent(event.type, state.phase);
      return { slip: 'handed-over' };
  }
}

/** The number is issued with the first drawing and never changes; a corrected application is drawn under it again. */
function drawnApplication(
  state: RegistrationState,
  event: EventOf<'application-drawn'>,
): Partial<RegistrationState> {
  if (state.applicationNumber && state.applicationNumber !== event.applicationNumber)
    throw new ImpossibleEvent(event.type, state.phase);
  const papers = event.paper.duplicate ? null : addPaper(state.papers, event.paper);
  if (!papers) throw new ImpossibleEvent(event.type, state.phase);
  return {
    phase: state.phase === 'returned' ? 'returned' : 'open',
    applicationNumber: event.applicationNumber,
    application: event.application,
    challenge: null,
    request: null,
    refusal: null,
    papers,
  };
}

/** Where a paper that follows from the state may be drawn; an application is drawn by its own event. */
const drawnIn: Readonly<Record<PaperKind, readonly Phase[]>> = {
  application: [],
  'account-slip': ['registered'],
  'refusal-notice': ['refused'],
  confirmation: ['registered'],
  agreement: [...beforeSigning, 'registered'],
  'daily-register': [],
};

/** A duplicate may be drawn of whatever there is, at any time. A slip has a password only while it is due. */
function assertDrawable(state: RegistrationState, { type, paper }: EventOf<'paper-drawn'>): void {
  const isPossible = paper.duplicate !== undefined || drawnIn[paper.kind].includes(state.phase);
  if (!isPossible || (paper.kind === 'account-slip' && state.slip !== 'due'))
    throw new ImpossibleEvent(type, state.phase);
}

function changePapers(state: RegistrationState, event: PaperEvent): Partial<RegistrationState> {
  const papers = applyPaperEvent(state.papers, event);
  if (!papers) throw new ImpossibleEvent(event.type, state.phase);
  return { papers };
}

/** A decision counts for the request that is under way, never for an older one. */
function assertHash(
  state: RegistrationState,
  event: { type: RegistrationEvent['type']; requestHash: string },
): void {
  if (state.request?.hash !== event.requestHash) throw new ImpossibleEvent(event.type, state.phase);
}
