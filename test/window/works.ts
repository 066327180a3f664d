import type { Situation } from '../../renderer/registration/step.ts';
import { newWork, type Work } from '../../renderer/registration/work.ts';
import { type Draft, emptyDraft } from '../../src/application/draft.ts';
import type { RegistrationView } from '../../src/contract/views.ts';
import type { RecordedEvent, RegistrationEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import { application, eventsUpToQueued, recorded } from '../fixtures/registrations.ts';

export const online: Situation = {
  line: 'connected',
  now: Date.parse('2026-11-22T05:02:00.000Z'),
  statementsVersion: '2026-1',
};
export const offline: Situation = { ...online, line: 'offline' };

/** The fields as they stand for the application of the fixtures. */
export const filled: Draft = {
  ...emptyDraft('kk'),
  iin: '901123300258',
  surname: 'ӘБДІҒАЛИЕВА',
  givenName: 'ҰЛЖАН',
  subscriberNumber: '+7 701 123 45 67',
  statements: true,
};

/** A draft with some fields changed. */
export const typed = (changes: Partial<Draft>, before: Draft = emptyDraft('kk')): Draft => ({
  ...before,
  ...changes,
});

const paperId = '00000000-0000-4000-8000-000000000901';
export const printed: RegistrationEvent[] = [
  { type: 'paper-asked', paperId, copy: 1 },
  { type: 'paper-handed-to-printer', paperId, printer: 'tray' },
];
export const notPrinted: RegistrationEvent[] = [
  { type: 'paper-asked', paperId, copy: 1 },
  { type: 'paper-not-printed', paperId, reason: 'printer-stopped' },
];

const good = eventsUpToQueued(1);
const upTo = (type: RegistrationEvent['type']): RegistrationEvent[] =>
  good.slice(0, good.findIndex((event) => event.type === type) + 1);

const requestHash = 'a'.repeat(64);
const receipt = { requestHash, receipt: 'a.b.c', decidedAt: '2026-11-22T05:02:00.000Z' };

/** Registrations at every point of their life, as lists of events. */
export const life = {
  opened: upTo('opened'),
  lookedUp: upTo('looked-up'),
  drawn: upTo('application-drawn'),
  printed: [...upTo('application-drawn'), ...printed],
  notPrinted: [...upTo('application-drawn'), ...notPrinted],
  taken: [...upTo('application-drawn'), ...printed, { type: 'application-taken' }],
  sent: upTo('one-time-password-sent'),
  queued: good,
  registered: [...good, { ...receipt, type: 'registered', accountCreated: false }],
  accountCreated: [...good, { ...receipt, type: 'registered', accountCreated: true }],
  refused: [...good, { ...receipt, type: 'refused', reason: 'one-time-password-wrong', triesLeft: 2 }],
  lapsed: [...good, { ...receipt, type: 'lapsed', reason: 'one-time-password-spent' }],
  noTriesLeft: [...good, { ...receipt, type: 'refused', reason: 'one-time-password-wrong', triesLeft: 0 }],
  held: [...good, { type: 'held', requestHash, reason: 'receipt-invalid', code: 'x' }],
} satisfies Record<string, RegistrationEvent[]>;

/** The same life with an account that a number is connected to, masked, and what the papers and the centre say of it. */
export const withAccount = (
  events: readonly RegistrationEvent[],
  connectedNumber: string | null,
  { announced, replaces }: { announced?: string | null; replaces?: string | null } = {},
): RegistrationEvent[] =>
  events.map((event) => {
    if (event.type === 'looked-up')
      return { ...event, found: { ...event.found, account: { state: 'exists', connectedNumber } } };
    if (event.type === 'application-drawn' && announced !== undefined)
      return { ...event, replaces: announced };
    if (event.type === 'one-time-password-sent' && replaces !== undefined)
      return { ...event, challenge: { ...event.challenge, replaces } };
    return event;
  });

/** A connected number that ends otherwise than the one of the fixtures, and one that ends alike. */
export const connected = { other: '+7 ••• ••• •• 45', alike: '+7 ••• ••• •• 67' };

export const returnedFor = (
  reason: Extract<RegistrationEvent, { type: 'returned' }>['reason'],
): RegistrationEvent[] => [...good, { ...receipt, type: 'returned', reason }];

/** The centre tells of a connected number: by a look-up, or with the one-time password. */
const connectedNumber = '+7 ••• ••• •• 90';
const replacedByLookup = upTo('looked-up').map((event) =>
  event.type === 'looked-up'
    ? { ...event, found: { ...event.found, account: { state: 'exists' as const, connectedNumber } } }
    : event,
)[1] as RegistrationEvent;
const replacedByPassword = upTo('one-time-password-sent').map((event) =>
  event.type === 'one-time-password-sent'
    ? { ...event, challenge: { ...event.challenge, replaces: connectedNumber } }
    : event,
);

/** Registrations whose paper does not name the number that is replaced. */
export const replacedAfterPrint: RegistrationEvent[] = [...life.printed, replacedByLookup];
export const replacedAfterPassword: RegistrationEvent[] = replacedByPassword;
export const replacedAfterReturn: RegistrationEvent[] = [
  ...returnedFor('replacement-unannounced'),
  replacedByLookup,
];

const paperAgain = '00000000-0000-4000-8000-000000000902';
/** The application drawn anew, with the number that is replaced. */
export const drawnAgain = life.drawn
  .map((event) =>
    event.type === 'application-drawn'
      ? { ...event, paper: { ...event.paper, paperId: paperAgain }, replaces: connectedNumber }
      : event,
  )
  .at(-1) as RegistrationEvent;
export const printedAgain: RegistrationEvent[] = printed.map(
  (event) => ({ ...event, paperId: paperAgain }) as RegistrationEvent,
);

export function viewOf(events: readonly RegistrationEvent[]): RegistrationView {
  const history: RecordedEvent[] = recorded(1, events);
  return { state: foldRegistration(history), draft: null, history };
}

/** The work in hand after these events, with these fields. */
export const workOf = (
  events: readonly RegistrationEvent[],
  changes: Partial<Work> = {},
): Work & { readonly view: RegistrationView } => ({
  ...newWork('kk'),
  draft: filled,
  ...changes,
  view: viewOf(events),
});

export const begun = (changes: Partial<Draft>): Work => ({ ...newWork('kk'), draft: typed(changes) });

export { application };
