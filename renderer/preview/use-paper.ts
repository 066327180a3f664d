import { useEffect, useMemo, useRef, useState } from 'react';
import { useDesk } from '../desk/desk.tsx';
import { isDrawn } from '../registration/possible.ts';
import { isScan } from '../registration/scanned.ts';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';
import { bytesOf } from './bytes.ts';
import { newestOnly } from './newest-only.ts';

/** How long typing must pause before the paper is drawn anew, in milliseconds. */
const drawPause = 150;

/** Which paper to show: a kept one, or one drawn from the fields. */
interface Wanted {
  readonly registrationId: string;
  readonly paperId: string | null;
  readonly draft: Work['draft'];
}

/** The paper's bytes: of the printed one while it says what the fields say, else of a fresh one. */
export function usePaper(
  work: Work,
  situation: Situation,
  setFailed: (failed: boolean) => void,
): { bytes: Uint8Array | null; asking: boolean } {
  const { desk, noteFailure } = useDesk();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [asking, setAsking] = useState(false);
  const asked = useRef('');
  const drawing = useMemo(
    () =>
      newestOnly(
        async ({ registrationId, paperId, draft }: Wanted) => {
          try {
            const { pdf } = paperId
              ? await desk.paper({ registrationId, paperId })
              : await desk.previewApplication({ registrationId, draft });
            setBytes(bytesOf(pdf));
          } catch (failure) {
            setFailed(true);
            noteFailure(failure);
          }
        },
        drawPause,
        () => setAsking(false),
      ),
    [desk, noteFailure, setFailed],
  );
  useEffect(
    () => () => {
      drawing.forget();
      asked.current = '';
    },
    [drawing],
  );

  const { draft, view } = work;
  const registrationId = view?.state.registrationId;
  const paperId = view ? keptPaper(view.state, draft, situation) : null;
  useEffect(() => {
    // What a scanner types is no IIN yet, and no paper shows it.
    if (!registrationId || isScan(draft.iin)) return;
    const wanted = paperId ?? JSON.stringify(draft);
    if (asked.current === wanted) return;
    asked.current = wanted;
    setAsking(true);
    drawing.wish({ registrationId, paperId, draft });
  }, [drawing, registrationId, paperId, draft]);
  return { bytes, asking };
}

function keptPaper(
  state: NonNullable<Work['view']>['state'],
  draft: Work['draft'],
  situation: Situation,
): string | null {
  const ended = state.phase === 'registered' || state.phase === 'abandoned';
  if (!ended && !isDrawn(state, draft, situation)) return null;
  return state.papers.findLast(({ kind }) => kind === 'application')?.paperId ?? null;
}
