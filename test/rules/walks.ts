import { instantOf } from '../../src/contract/instant.ts';
import type { PaperKind, RecordedEvent, RegistrationEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import type { Phase, RegistrationState } from '../../src/registration/state.ts';
import { application, applicationNumber, operator, uuid } from '../fixtures/registrations.ts';

/** One event of each kind, and the way of one registration to each phase. */

export const hash = (digit: string): string => digit.repeat(64);
const decided = { receipt: 'a.b.c', decidedAt: '2026-11-22T05:02:00.000Z' };
const paper = (number: number, kind: PaperKind) =>
  ({ paperId: uuid(number), kind, language: 'kk', sha256: hash('b'), pages: 1 }) as const;

export const lookedUp = (iin?: '061211600012'): RegistrationEvent => {
  const { applicant, statements } = application();
  const person = { ...applicant, ...(iin && { iin: iin as typeof applicant.iin }) };
  const found = { person, account: { state: 'none' as const } };
  return { type: 'looked-up', iin: person.iin, statements, found };
};

export const drawn = (
  changes: Parameters<typeof application>[0] = {},
  { number = 57, paperNumber = 1 } = {},
): RegistrationEvent => ({
  type: 'application-drawn',
  applicationNumber: applicationNumber(number),
  application: application(changes),
  paper: paper(paperNumber, 'application'),
});

export const taken: RegistrationEvent = { type: 'application-taken' };

export const passwordSent = (subscriberNumber = '+77011234567', triesLeft = 3): RegistrationEvent => ({
  type: 'one-time-password-sent',
  challenge: {
    challengeId: uuid(8),
    subscriberNumber: application({ subscriberNumber }).subscriberNumber,
    length: 6,
    sentAt: '2026-11-22T05:00:00.000Z',
    expiresAt: '2026-11-22T05:05:00.000Z',
    resendAfter: '2026-11-22T05:01:00.000Z',
    triesLeft,
  },
});

export const signed = (requestHash = hash('a')): RegistrationEvent => ({
  type: 'signed',
  requestHash,
  signedAt: '2026-11-22T05:01:00.000Z',
  certificateSerial: '01',
  account: 'create',
});
export const queued = (requestHash = hash('a')): RegistrationEvent => ({ type: 'queued', requestHash });
export const registered = (requestHash = hash('a'), accountCreated = true): RegistrationEvent => ({
  type: 'registered',
  requestHash,
  accountCreated,
  ...decided,
});
export const refused = (requestHash = hash('a'), triesLeft = 2): RegistrationEvent => ({
  type: 'refused',
  requestHash,
  reason: 'one-time-password-wrong',
  triesLeft,
  ...decided,
});
export const lapsed = (requestHash = hash('a')): RegistrationEvent => ({
  type: 'lapsed',
  requestHash,
  reason: 'one-time-password-expired',
  ...decided,
});
export const returned = (requestHash = hash('a')): RegistrationEvent => ({
  type: 'returned',
  requestHash,
  reason: 'number-connected-elsewhere',
  ...decided,
});
export const held = (requestHash = hash('a')): RegistrationEvent => ({
  type: 'held',
  requestHash,
  reason: 'receipt-invalid',
  code: 'centre-answer-invalid',
});
export const resumed = (requestHash = hash('a')): RegistrationEvent => ({ type: 'resumed', requestHash });
export const abandoned: RegistrationEvent = { type: 'abandoned', reason: 'the citizen left' };
export const paperDrawn = (kind: PaperKind, paperNumber = 2): RegistrationEvent => ({
  type: 'paper-drawn',
  paper: paper(paperNumber, kind),
});
export const slipDrawn = (paperNumber = 2): RegistrationEvent => paperDrawn('account-slip', paperNumber);
/** A paper drawn once more, as copy `copy` of another one. */
export const duplicateDrawn = (
  original = 1,
  { copy = 2, paperNumber = 4, kind = 'application' as PaperKind } = {},
): RegistrationEvent => ({
  type: 'paper-drawn',
  paper: {
    ...paper(paperNumber, kind),
    duplicate: { of: uuid(original), copy, reason: 'the printer jammed' },
  },
});
export const paperAsked = (number = 1, copy = 1): RegistrationEvent => ({
  type: 'paper-asked',
  paperId: uuid(number),
  copy,
});
export const paperHanded = (number = 1): RegistrationEvent => ({
  type: 'paper-handed-to-printer',
  paperId: uuid(number),
  printer: 'HP',
});
export const paperFailed = (number = 1): RegistrationEvent => ({
  type: 'paper-not-printed',
  paperId: uuid(number),
  reason: 'printer-stopped',
});
export const paperConfirmed = (number = 1): RegistrationEvent => ({
  type: 'paper-confirmed',
  paperId: uuid(number),
});
export const withdrawn = (requestHash = hash('a')): RegistrationEvent => ({
  type: 'withdrawn',
  requestHash,
  reason: 'the citizen left',
  ...decided,
});
export const slipShown = (number = 2): RegistrationEvent => ({ type: 'slip-shown', paperId: uuid(number) });
export const slipHandedOver: RegistrationEvent = { type: 'slip-handed-over' };

const opened: RegistrationEvent = { type: 'opened' };
const upToQueued = [opened, lookedUp(), drawn(), taken, passwordSent(), signed(), queued()];

/** The shortest honest way to each phase. */
export const wayTo: Readonly<Record<Phase, readonly RegistrationEvent[]>> = {
  open: upToQueued.slice(0, 3),
  taken: upToQueued.slice(0, 4),
  'password-sent': upToQueued.slice(0, 5),
  queued: upToQueued,
  registered: [...upToQueued, registered()],
  refused: [...upToQueued, refused()],
  lapsed: [...upToQueued, lapsed()],
  returned: [...upToQueued, returned()],
  held: [...upToQueued, held()],
  abandoned: [...upToQueued.slice(0, 3), abandoned],
};

export const phases = Object.keys(wayTo) as Phase[];

/** One event of registration 1, so many minutes after its opening. */
export const entry = (event: RegistrationEvent, minute: number): RecordedEvent => ({
  registrationId: uuid(1),
  at: instantOf(Date.parse('2026-11-22T05:00:00.000Z') + minute * 60_000),
  clockOffset: 200,
  by: operator,
  event,
});

/** The events of registration 1 as its journal holds them. */
export const journal = (...events: RegistrationEvent[]): RecordedEvent[] => events.map(entry);

export const stateAfter = (...events: RegistrationEvent[]): RegistrationState =>
  foldRegistration(journal(...events));
