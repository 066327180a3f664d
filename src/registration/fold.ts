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

const beforeSigning = ['open', 'taken', 'password-sent', 'refused', 'lapsed', 'returned'] as const;
const anyPhase = [...beforeSigning, 'queued', 'held', 'registered', 'abandoned'] as const;

/** After which phases an event may come. */
const mayFollow = {
  'looked-up': beforeSigning,
  'application-drawn': beforeSigning,
  'application-taken': ['open', 'returned'],
  'one-time-password-sent': ['taken', 'password-sent', 'refused', 'lapsed'],
  signed: ['password-sent', 'refused'],
  queued: ['password-sent', 'refused'],
  registered: ['queued', 'held'],
  refused: ['queued', 'held'],
  lapsed: ['queued', 'held'],
  returned: ['queued', 'held'],
  // Also for a request that was sent again: the centre had decided it as withdrawn, and the receipt was lost.
  withdrawn: ['queued', 'held'],
  held: ['queued'],
  resumed: ['held'],
  // A held request is withdrawn; journals from before that have it abandoned.
  abandoned: [...beforeSigning, 'held'],
  'paper-drawn': anyPhase,
  'paper-asked': anyPhase,
  'paper-handed-to-printer': anyPhase,
  'paper-not-printed': anyPhase,
  'paper-confirmed': anyPhase,
  'slip-shown': ['registered'],
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
    announcedReplacement: null,
    challenge: null,
    request: null,
    refusal: null,
    lapse: null,
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
      return {
        phase: 'password-sent',
        challenge: event.challenge,
        request: null,
        refusal: null,
        lapse: null,
      };
    case 'signed':
      return { request: requestOf(event) };
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
          replaced: event.replaced ?? null,
          passwordExpiresAt: event.passwordExpiresAt ?? null,
        },
        slip: event.accountCreated ? 'due' : 'none',
      };
    case 'refused':
      assertHash(state, event);
      return event.reason === 'one-time-password-wrong'
        ? { ...undecided('refused'), refusal: { reason: event.reason, triesLeft: event.triesLeft } }
        : { ...undecided('lapsed'), lapse: { reason: event.reason } };
    case 'lapsed':
      assertHash(state, event);
      return { ...undecided('lapsed'), lapse: { reason: event.reason } };
    case 'returned':
      assertHash(state, event);
      // Its one-time password is done with, and what the centre said with it may be outdated.
      return { ...undecided('returned'), challenge: null, returned: { reason: event.reason } };
    case 'withdrawn':
      assertHash(state, event);
      return { ...undecided('abandoned'), abandoned: { reason: event.reason, withdrawn: true } };
    case 'held':
      assertHash(state, event);
      return { phase: 'held', hold: { reason: event.reason, code: event.code } };
    case 'resumed':
      assertHash(state, event);
      return { phase: 'queued', hold: null };
    case 'abandoned':
      return { phase: 'abandoned', abandoned: { reason: event.reason, withdrawn: false } };
    case 'paper-drawn':
      assertDrawable(state, event);
      return changePapers(state, event);
    case 'paper-asked':
    case 'paper-handed-to-printer':
    case 'paper-not-printed':
    case 'paper-confirmed':
      return changePapers(state, event);
    case 'slip-shown':
      if (state.slip !== 'due' || !state.papers.some(({ paperId }) => paperId === event.paperId))
        throw new ImpossibleEvent(event.type, state.phase);
      return {};
    case 'slip-handed-over':
      if (state.slip !== 'due') throw new ImpossibleEvent(event.type, state.phase);
      return { slip: 'handed-over' };
  }
}

const requestOf = ({
  requestHash,
  contentHash,
  signedAt,
  account,
}: EventOf<'signed'>): RegistrationState['request'] => ({
  hash: requestHash,
  contentHash: contentHash ?? null,
  signedAt,
  account,
});

/** After a decision that registered nobody: what goes to the queue next must be signed anew. */
const undecided = <Name extends Phase>(phase: Name) => ({ phase, request: null, hold: null });

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
    announcedReplacement: event.replaces ?? null,
    challenge: null,
    request: null,
    refusal: null,
    lapse: null,
    papers,
  };
}

/** Where a paper that follows from the state may be drawn; an application is drawn by its own event. */
const drawnIn: Readonly<Record<PaperKind, readonly Phase[]>> = {
  application: [],
  'account-slip': ['registered'],
  'refusal-notice': ['refused'],
  'lapse-notice': ['lapsed'],
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
