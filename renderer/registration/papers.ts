import { Handout, type RegistrationView } from '../../src/contract/views.ts';
import { mayDoAs } from '../../src/registration/access.ts';
import type { PaperKind, RegistrationEvent } from '../../src/registration/events.ts';
import { originalOf } from '../../src/registration/papers.ts';
import type { Paper, RegistrationState } from '../../src/registration/state.ts';

/** The newest paper of a kind, its duplicates among them. */
export const latest = ({ papers }: Pick<RegistrationState, 'papers'>, kind: PaperKind): Paper | undefined =>
  papers.findLast((paper) => paper.kind === kind);

/** Which decisions a notice can be of. Older journals hold a lapsed one-time password as a refusal. */
const decisionsOf: Partial<Record<PaperKind, readonly RegistrationEvent['type'][]>> = {
  'refusal-notice': ['refused'],
  'lapse-notice': ['lapsed', 'refused'],
};

/** The newest paper of a kind that is about what counts now: a notice of an earlier decision says something else. */
export function current({ state, history }: RegistrationView, kind: PaperKind): Paper | undefined {
  const decisions = decisionsOf[kind];
  if (!decisions) return latest(state, kind);
  const events = history.map(({ event }) => event);
  const since = events.findLastIndex(({ type }) => decisions.includes(type));
  const drawn = events
    .slice(since)
    .flatMap((event) => (event.type === 'paper-drawn' ? [event.paper.paperId] : []));
  return state.papers.findLast((paper) => paper.kind === kind && drawn.includes(originalOf(paper)));
}

/** Whether a paper lies in the printer's tray, as far as anyone knows: the printer took it, or the operator has seen it. */
export const cameOut = (paper: Paper | undefined): boolean =>
  paper?.progress === 'handed-to-printer' || paper?.progress === 'confirmed';

/** What can be handed out as things stand now. */
export const handoutsOf = (state: RegistrationState, mine: boolean): Handout[] =>
  Handout.options.filter((kind) => mayDoAs(`print-${kind}`, state, mine));

/** The slip while its password is still on the desk. */
export const slipToShow = (state: RegistrationState): Paper | undefined =>
  state.slip === 'due' ? latest(state, 'account-slip') : undefined;

/** How far the slip with the temporary password is: `due` not printed yet, `expired` before the citizen got it. */
export type SlipProgress = 'none' | 'due' | 'failed' | 'came-out' | 'expired' | 'handed-over';

/** How far the slip is; `now` by the centre's clock, in milliseconds. */
export function slipProgress(state: RegistrationState, now: number): SlipProgress {
  if (state.slip !== 'due') return state.slip;
  const expiresAt = state.registered?.passwordExpiresAt;
  if (expiresAt && now >= Date.parse(expiresAt)) return 'expired';
  const slip = latest(state, 'account-slip');
  if (cameOut(slip)) return 'came-out';
  return slip?.progress === 'not-printed' ? 'failed' : 'due';
}
