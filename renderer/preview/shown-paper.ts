import type { PaperKind } from '../../src/registration/events.ts';
import type { RegistrationState } from '../../src/registration/state.ts';
import { cameOut, latest } from '../registration/papers.ts';
import { isDrawn } from '../registration/possible.ts';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';

/**
 * The paper that is printed next or was printed last. `kept`: drawn and printed before, by its id.
 * `drawn`: as it would be printed now. `secret`: the slip, whose password no screen shows unasked.
 */
export type ShownPaper =
  | { readonly how: 'kept'; readonly kind: PaperKind; readonly paperId: string }
  | { readonly how: 'drawn'; readonly kind: 'application' | 'confirmation' | 'refusal-notice' }
  | { readonly how: 'secret'; readonly kind: 'account-slip' };

/** Which paper stands beside the registration in hand. */
export function shownPaper({ view, draft }: Pick<Work, 'view' | 'draft'>, situation: Situation): ShownPaper {
  if (!view) return { how: 'drawn', kind: 'application' };
  const { state } = view;
  switch (state.phase) {
    case 'registered':
      return handedOut(state);
    case 'queued':
    case 'held':
    case 'abandoned':
      return newest(state, 'application');
    default:
      if (!isDrawn(state, draft, situation)) return { how: 'drawn', kind: 'application' };
      return state.phase === 'refused' ? notice(view) : newest(state, 'application');
  }
}

/** The slip comes first, and with it the confirmation. */
function handedOut(state: RegistrationState): ShownPaper {
  if (state.slip === 'due' && !cameOut(latest(state, 'account-slip')))
    return { how: 'secret', kind: 'account-slip' };
  return newest(state, 'confirmation');
}

/** The notice of the refusal that counts now: one of an earlier refusal says something else. */
function notice({ state, history }: NonNullable<Work['view']>): ShownPaper {
  const last = history
    .map(({ event }) => event)
    .findLast(
      (event) =>
        event.type === 'refused' || (event.type === 'paper-drawn' && event.paper.kind === 'refusal-notice'),
    );
  return last?.type === 'refused'
    ? { how: 'drawn', kind: 'refusal-notice' }
    : newest(state, 'refusal-notice');
}

function newest(
  state: RegistrationState,
  kind: 'application' | 'confirmation' | 'refusal-notice',
): ShownPaper {
  const paper = latest(state, kind);
  return paper ? { how: 'kept', kind, paperId: paper.paperId } : { how: 'drawn', kind };
}
