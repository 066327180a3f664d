import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Fault } from '../../src/contract/fault.ts';
import { type DeskClient, faultOf } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import { isScan } from '../registration/scanned.ts';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';
import { useReturn } from '../use-return.ts';
import { bytesOf } from './bytes.ts';
import { newestOnly } from './newest-only.ts';
import { type ShownPaper, shownPaper } from './shown-paper.ts';

/** How long typing must pause before the paper is drawn anew, in milliseconds. */
const drawPause = 150;

/** Which paper of which registration to show; what the fields say counts for one that is drawn now. */
interface Wanted {
  readonly registrationId: string;
  readonly paper: Exclude<ShownPaper, { how: 'secret' }>;
  readonly draft: Work['draft'];
}

/** The paper's bytes once the desk has drawn them, or why it could not. */
export interface PaperBytes {
  readonly bytes: Uint8Array | null;
  readonly fault: Fault | null;
}

const nothing: PaperBytes = { bytes: null, fault: null };

/** The bytes of the paper that is printed next or was printed last: the very ones that the printer gets. */
export function usePaper(
  work: Work,
  situation: Situation,
): PaperBytes & { paper: ShownPaper; asking: boolean; retry: () => void } {
  const { desk, noteFailure } = useDesk();
  const [drawn, setDrawn] = useState<PaperBytes>(nothing);
  const [asking, setAsking] = useState(false);
  const asked = useRef<{ key: string; wanted: Wanted | null }>({ key: '', wanted: null });
  const drawing = useMemo(
    () =>
      newestOnly(
        async (wanted: Wanted) => {
          try {
            setDrawn({ bytes: bytesOf((await pdfOf(desk, wanted)).pdf), fault: null });
          } catch (failure) {
            // Nothing of the paper before may stand there for this one.
            setDrawn({ bytes: null, fault: faultOf(failure) });
            noteFailure(failure);
          }
        },
        drawPause,
        () => setAsking(false),
      ),
    [desk, noteFailure],
  );
  useEffect(
    () => () => {
      drawing.forget();
      asked.current = { key: '', wanted: null };
    },
    [drawing],
  );

  const { draft, view } = work;
  const { statementsVersion } = situation;
  const registrationId = view?.state.registrationId;
  const changedAt = view?.state.changedAt;
  const said = JSON.stringify(shownPaper(work, situation));
  const paper = useMemo(() => JSON.parse(said) as ShownPaper, [said]);
  useEffect(() => {
    // What a scanner types is no IIN yet, and no paper shows it.
    if (!registrationId || isScan(draft.iin) || paper.how === 'secret') return;
    // A paper that is drawn now follows the fields, the registration and the policy; a kept one never changes.
    const drawnFrom = paper.how === 'kept' ? [] : [draft, changedAt, statementsVersion];
    const key = JSON.stringify([registrationId, said, ...drawnFrom]);
    if (asked.current.key === key) return;
    const wanted = { registrationId, paper, draft };
    asked.current = { key, wanted };
    setAsking(true);
    drawing.wish(wanted);
  }, [drawing, registrationId, paper, said, draft, changedAt, statementsVersion]);
  const retry = useCallback(() => {
    if (!asked.current.wanted) return;
    setAsking(true);
    drawing.wish(asked.current.wanted);
  }, [drawing]);
  useReturn(retry);
  return { ...drawn, paper, asking, retry };
}

function pdfOf(desk: DeskClient, { registrationId, paper, draft }: Wanted) {
  if (paper.how === 'kept') return desk.paper({ registrationId, paperId: paper.paperId });
  if (paper.kind === 'application') return desk.previewApplication({ registrationId, draft });
  const { language, style } = draft;
  return desk.previewHandout({ registrationId, kind: paper.kind, language, style });
}
