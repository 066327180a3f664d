import type { RegistrationView } from '../../src/contract/views.ts';
import type { PaperKind } from '../../src/registration/events.ts';
import type { Phase } from '../../src/registration/state.ts';
import { cameOut, current, latest } from '../registration/papers.ts';
import { isDrawn } from '../registration/possible.ts';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';

type Drawable = 'application' | 'confirmation' | 'refusal-notice' | 'lapse-notice';

/**
 * The paper that is printed next or was printed last. `kept`: drawn and printed before, by its id.
 * `drawn`: as it would be printed now. `secret`: the slip, whose password no screen shows unasked.
 */
export type ShownPaper =
  | { readonly how: 'kept'; readonly kind: PaperKind; readonly paperId: string }
  | { readonly how: 'drawn'; readonly kind: Drawable }
  | { readonly how: 'secret'; readonly kind: 'account-slip' };

/** Which paper stands beside the registration in hand. */
export function shownPaper({ view, draft }: Pick<Work, 'view' | 'draft'>, situation: Situation): ShownPaper {
  if (!view) return { how: 'drawn', kind: 'application' };
  const { state } = view;
  switch (state.phase) {
    case 'registered':
      return handedOut(view);
    case 'queued':
    case 'held':
    case 'abandoned':
      return newest(view, 'application');
    default:
      if (!isDrawn(state, draft, situation)) return { how: 'drawn', kind: 'application' };
      return newest(view, noticeIn[state.phase] ?? 'application');
  }
}

const noticeIn: Partial<Record<Phase, Drawable>> = { refused: 'refusal-notice', lapsed: 'lapse-notice' };

/** The slip comes first, and with it the confirmation. */
function handedOut(view: RegistrationView): ShownPaper {
  if (view.state.slip === 'due' && !cameOut(latest(view.state, 'account-slip')))
    return { how: 'secret', kind: 'account-slip' };
  return newest(view, 'confirmation');
}

function newest(view: RegistrationView, kind: Drawable): ShownPaper {
  const paper = current(view, kind);
  return paper ? { how: 'kept', kind, paperId: paper.paperId } : { how: 'drawn', kind };
}
