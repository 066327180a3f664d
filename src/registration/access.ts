import { type Act, beforeSigning, mayDo } from './acts.ts';
import type { Phase, RegistrationState } from './state.ts';

/**
 * In these phases a registration that has its number is the counter window's: signed work, what the
 * centre gave back, and what was ended. In all others it is its operator's own. Lists, views, the
 * register and the screens take it from here.
 */
export const sharedPhases = [
  ...(['queued', 'held', 'registered'] as const),
  ...(['refused', 'lapsed', 'returned'] as const),
  'abandoned',
] as const satisfies readonly Phase[];

type Seen = Pick<RegistrationState, 'phase'> & { readonly applicationNumber: string | null };

/** Whether an operator may see a registration: their own always, another operator's once it is shared. */
export const isVisible = ({ phase, applicationNumber }: Seen, isOwn: boolean): boolean =>
  isOwn || (applicationNumber !== null && (sharedPhases as readonly Phase[]).includes(phase));

/** Whether an operator may go on with a registration that they see. What the centre gave back is its operator's to correct. */
export const mayContinue = ({ phase }: Pick<RegistrationState, 'phase'>, isOwn: boolean): boolean =>
  isOwn || !(beforeSigning as readonly Phase[]).includes(phase);

/** Whether an operator may do this now with a registration that they see: end it, or, where they may go on with it, whatever its state allows. */
export const mayDoAs = (act: Act, state: RegistrationState, isOwn: boolean): boolean =>
  mayDo(act, state) && (act === 'abandon' || mayContinue(state, isOwn));
