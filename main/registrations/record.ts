import { Fault } from '../../src/contract/fault.ts';
import { instantOf } from '../../src/contract/instant.ts';
import type { Actor, RecordedEvent, RegistrationEvent } from '../../src/registration/events.ts';
import { applyEvent, foldRegistration, ImpossibleEvent } from '../../src/registration/fold.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import type { DeskParts } from '../parts.ts';

/**
 * Writes events of a registration, and whatever belongs with them, in one transaction; gives the
 * state after them. Throws Fault act-not-possible where they can't follow what is there, and what
 * the store throws; then nothing is written.
 */
export function record(
  {
    store,
    clock,
    changed,
  }: Pick<DeskParts, 'store' | 'changed'> & { clock: Pick<DeskParts['clock'], 'now' | 'offset'> },
  registrationId: string,
  by: Actor,
  events: readonly RegistrationEvent[],
  alongside: (state: RegistrationState) => void = () => {},
): RegistrationState {
  const at = instantOf(clock.now());
  const state = store.transaction(() => {
    const before = store.journal.of(registrationId);
    const known = before.length === 0 ? null : foldRegistration(before);
    const recorded = events.map(
      (event): RecordedEvent => ({ registrationId, at, clockOffset: clock.offset(), by, event }),
    );
    const after = recorded.reduce(follow, known) as RegistrationState;
    for (const entry of recorded) store.journal.append(entry);
    store.registrations.put(after, known);
    alongside(after);
    return after;
  });
  changed(registrationId);
  return state;
}

function follow(state: RegistrationState | null, event: RecordedEvent): RegistrationState {
  try {
    return applyEvent(state, event);
  } catch (error) {
    if (error instanceof ImpossibleEvent) throw new Fault('act-not-possible', {}, { cause: error });
    throw error;
  }
}
