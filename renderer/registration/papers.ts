import type { PaperKind } from '../../src/registration/events.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';

/** The newest paper of a kind, its duplicates among them. */
export const latest = ({ papers }: Pick<RegistrationState, 'papers'>, kind: PaperKind): Paper | undefined =>
  papers.findLast((paper) => paper.kind === kind);

/** Whether a paper lies in the printer's tray, as far as anyone knows: the printer took it, or the operator has seen it. */
export const cameOut = (paper: Paper | undefined): boolean =>
  paper?.progress === 'handed-to-printer' || paper?.progress === 'confirmed';
