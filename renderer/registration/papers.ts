import { Handout } from '../../src/contract/desk.ts';
import { mayDo } from '../../src/registration/acts.ts';
import type { PaperKind } from '../../src/registration/events.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';

/** The newest paper of a kind, its duplicates among them. */
export const latest = ({ papers }: Pick<RegistrationState, 'papers'>, kind: PaperKind): Paper | undefined =>
  papers.findLast((paper) => paper.kind === kind);

/** Whether a paper lies in the printer's tray, as far as anyone knows: the printer took it, or the operator has seen it. */
export const cameOut = (paper: Paper | undefined): boolean =>
  paper?.progress === 'handed-to-printer' || paper?.progress === 'confirmed';

/** What can be handed out as things stand now. */
export const handoutsOf = (state: RegistrationState): Handout[] =>
  Handout.options.filter((kind) => mayDo(`print-${kind}`, state));

/** The slip while its password is still on the desk. */
export const slipToShow = (state: RegistrationState): Paper | undefined =>
  state.slip === 'due' ? latest(state, 'account-slip') : undefined;
