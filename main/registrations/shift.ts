import type { DeskInput, DeskOutput } from '../../src/contract/desk.ts';
import type { Instant } from '../../src/contract/instant.ts';
import { LapseReason, RefusalReason } from '../../src/contract/receipt.ts';
import type { Shift } from '../../src/contract/views.ts';
import { clockTime } from '../../src/language/format.ts';
import type { Actor, RecordedEvent } from '../../src/registration/events.ts';
import { foldRegistration } from '../../src/registration/fold.ts';
import { Phase, type RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';

interface Done {
  readonly state: RegistrationState;
  readonly events: readonly RecordedEvent[];
}

/** What this window did on a day, counted from its journal. */
export async function shift(
  { store, sessions }: DeskParts,
  { day }: DeskInput<'shift'>,
): Promise<DeskOutput<'shift'>> {
  const viewer = sessions.unlocked().operator.iin;
  const done = store.registrations.ofDay(day).map((registrationId): Done => {
    const events = store.journal.of(registrationId);
    return { state: foldRegistration(events), events };
  });
  const seconds = done.flatMap(secondsToDecision).sort((one, other) => one - other);
  return {
    day,
    outcomes: countBy(
      Phase.options,
      done.map(({ state }) => state.phase),
    ),
    accountsCreated: done.filter(({ state }) => state.registered?.accountCreated).length,
    refusals: countBy(RefusalReason.options, done.flatMap(refusalsOf)),
    lapses: countBy(LapseReason.options, done.flatMap(lapsesOf)),
    registeredByHour: byHour(done.flatMap(({ state }) => state.registered?.decidedAt ?? [])),
    medianSeconds: seconds[seconds.length >> 1] ?? null,
    slowestSeconds: seconds.at(-1) ?? null,
    operators: byOperator(done, viewer),
  };
}

const refusalsOf = ({ events }: Done): RefusalReason[] =>
  events.flatMap(({ event }) => {
    if (event.type !== 'refused' || event.reason !== 'one-time-password-wrong') return [];
    return [event.reason];
  });

/** Older journals hold them as refusals. */
const lapsesOf = ({ events }: Done): LapseReason[] =>
  events.flatMap(({ event }) => {
    if (event.type !== 'refused' && event.type !== 'lapsed') return [];
    return event.reason === 'one-time-password-wrong' ? [] : [event.reason];
  });

function secondsToDecision({ state }: Done): number[] {
  if (!state.registered) return [];
  return [Math.max(0, Date.parse(state.registered.decidedAt) - Date.parse(state.openedAt)) / 1000];
}

function countBy<Key extends string>(keys: readonly Key[], found: readonly Key[]): Record<Key, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<Key, number>;
  for (const key of found) counts[key] += 1;
  return counts;
}

function byHour(instants: readonly Instant[]): number[] {
  const hours = Array.from({ length: 24 }, () => 0);
  for (const instant of instants) {
    const hour = Number.parseInt(clockTime(instant), 10);
    hours[hour] = (hours[hour] ?? 0) + 1;
  }
  return hours;
}

type Counted = 'registered' | 'replacements' | 'lookUpsWithoutRequest';

/** By who did it, as the journal tells: a registration counts for who began it, a look-up for who asked. */
function byOperator(done: readonly Done[], viewer: string): Shift['operators'] {
  const operators = new Map<string, Shift['operators'][number]>();
  const count = (who: Actor, what: Counted): void => {
    if (!who) return;
    const { iin, name } = who;
    const none = { name, registered: 0, replacements: 0, lookUpsWithoutRequest: 0, mine: iin === viewer };
    const before = operators.get(iin) ?? none;
    operators.set(iin, { ...before, [what]: before[what] + 1 });
  };
  for (const { state, events } of done) {
    if (state.registered) count(state.operator, 'registered');
    if (isReplacement(state)) count(state.operator, 'replacements');
    if (!events.some(({ event }) => event.type === 'signed'))
      for (const who of lookedUpBy(events)) count(who, 'lookUpsWithoutRequest');
  }
  return [...operators.values()].sort((one, other) => other.registered - one.registered);
}

/** By the decision; where the centre didn't say, by what the signed application says. */
const isReplacement = ({ registered, announcedReplacement }: RegistrationState): boolean =>
  registered !== null && (registered.replaced ?? announcedReplacement) !== null;

/** Who looked up a person of this registration; the same person again is no further look-up. */
function lookedUpBy(events: readonly RecordedEvent[]): Actor[] {
  const people = new Map<string, Actor>();
  for (const { event, by } of events)
    if (event.type === 'looked-up' && !people.has(event.iin)) people.set(event.iin, by);
  return [...people.values()];
}
