import { useEffect, useMemo, useRef, useState } from 'react';
import type { DeskClient } from '../desk/client.ts';
import { useDesk } from '../desk/desk.tsx';
import { isScan } from '../registration/scanned.ts';
import type { Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';
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

/** The bytes of the paper that is printed next or was printed last: the very ones that the printer gets. */
export function usePaper(
  work: Work,
  situation: Situation,
  setFailed: (failed: boolean) => void,
): { paper: ShownPaper; bytes: Uint8Array | null; asking: boolean } {
  const { desk, noteFailure } = useDesk();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [asking, setAsking] = useState(false);
  const asked = useRef('');
  const drawing = useMemo(
    () =>
      newestOnly(
        async (wanted: Wanted) => {
          try {
            setBytes(bytesOf((await pdfOf(desk, wanted)).pdf));
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
  const said = JSON.stringify(shownPaper(work, situation));
  const paper = useMemo(() => JSON.parse(said) as ShownPaper, [said]);
  useEffect(() => {
    // What a scanner types is no IIN yet, and no paper shows it.
    if (!registrationId || isScan(draft.iin) || paper.how === 'secret') return;
    const wanted = paper.how === 'kept' ? said : said + JSON.stringify(draft);
    if (asked.current === wanted) return;
    asked.current = wanted;
    setAsking(true);
    drawing.wish({ registrationId, paper, draft });
  }, [drawing, registrationId, paper, said, draft]);
  return { paper, bytes, asking };
}

function pdfOf(desk: DeskClient, { registrationId, paper, draft }: Wanted) {
  if (paper.how === 'kept') return desk.paper({ registrationId, paperId: paper.paperId });
  if (paper.kind === 'application') return desk.previewApplication({ registrationId, draft });
  const { language, style } = draft;
  return desk.previewHandout({ registrationId, kind: paper.kind, language, style });
}
