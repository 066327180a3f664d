import type { RegistrationRow } from '../../src/contract/views.ts';
import type { Phase } from '../../src/registration/state.ts';

/**
 * Today in figures: each registration counts in at most one of them, and one that is done waits for the
 * operator too while its slip is not with the citizen.
 */
export interface Figures {
  readonly registered: number;
  readonly underWay: number;
  readonly onTheWay: number;
  readonly needYou: number;
}

const places: Readonly<Record<Phase, keyof Figures | null>> = {
  open: 'underWay',
  taken: 'underWay',
  'password-sent': 'underWay',
  queued: 'onTheWay',
  registered: 'registered',
  refused: 'needYou',
  lapsed: 'needYou',
  returned: 'needYou',
  held: 'needYou',
  abandoned: null,
};

export function figuresOf(rows: readonly RegistrationRow[]): Figures {
  const figures = { registered: 0, underWay: 0, onTheWay: 0, needYou: 0 };
  for (const { phase, slipDue } of rows) {
    const place = places[phase];
    if (place) figures[place] += 1;
    if (slipDue) figures.needYou += 1;
  }
  return figures;
}
