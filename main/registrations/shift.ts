import type { DeskInput, DeskOutput, Shift } from '../../src/contract/desk.ts';
import type { Instant } from '../../src/contract/instant.ts';
import { LapseReason, RefusalReason } from '../../src/contract/receipt.ts';
import { clockTime } from '../../src/language/format.ts';
import type { RecordedEvent } from '../../src/registration/events.ts';
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

function byOperator(done: readonly Done[], viewer: string): Shift['operators'] {
  const operators = new Map<string, Shift['operators'][number]>();
  for (const { state } of done) {
    if (!state.operator || !state.registered) continue;
    const { iin, name } = state.operator;
    const before = operators.get(iin)?.registered ?? 0;
    operators.set(iin, { name, registered: before + 1, mine: iin === viewer });
  }
  return [...operators.values()].sort((one, other) => other.registered - one.registered);
}
