import { useEffect, useRef, useState } from 'react';
import { useDesk } from '../desk/desk.tsx';
import { isDrawn, type Situation } from '../registration/step.ts';
import type { Work } from '../registration/work.ts';
import { useWords } from '../words/words.tsx';
import { bytesOf } from './bytes.ts';
import styles from './preview.module.css';

/** How long typing must pause before the paper is drawn anew, in milliseconds. */
const drawPause = 150;

/**
 * The application as it will be printed: the very bytes that go to the printer, drawn as a picture,
 * and their text for those who can't see it.
 */
export function Preview({ work, situation }: { work: Work; situation: Situation }) {
  const { words } = useWords();
  const texts = words.registration.preview;
  const canvas = useRef<HTMLCanvasElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const [text, setText] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const bytes = usePaper(work, situation, setFailed);

  useEffect(() => {
    if (!bytes || !canvas.current || !frame.current) return;
    const stop = new AbortController();
    const target = { canvas: canvas.current, width: frame.current.clientWidth };
    import('./draw.ts')
      .then(({ draw }) => draw(bytes, target, stop.signal))
      .then(
        (drawn) => {
          if (stop.signal.aborted) return;
          setText(drawn);
          setFailed(false);
        },
        () => {
          if (!stop.signal.aborted) setFailed(true);
        },
      );
    return () => stop.abort();
  }, [bytes]);

  return (
    <div className={styles.preview}>
      <div className={styles.sheet} ref={frame}>
        <canvas
          ref={canvas}
          className={styles.canvas}
          role="img"
          aria-label={texts.title}
          hidden={text === null}
        />
        {text === null && <p className={styles.empty}>{texts.empty}</p>}
      </div>
      {failed && (
        <p className={styles.failed} role="status">
          {texts.failed}
        </p>
      )}
      {text !== null && (
        <section className="hidden-text" aria-label={texts.text} lang={work.draft.language}>
          {text}
        </section>
      )}
    </div>
  );
}

/** The paper's bytes: of the printed one where there is one that still says what the fields say, else of a fresh one. */
function usePaper(work: Work, situation: Situation, setFailed: (failed: boolean) => void): Uint8Array | null {
  const { desk, noteFailure } = useDesk();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const state = work.view?.state;
  const registrationId = state?.registrationId ?? null;
  const drawn = state && (isDrawn(state, work.draft, situation) || state.phase === 'registered');
  const paperId = drawn ? state.papers.findLast(({ kind }) => kind === 'application')?.paperId : undefined;
  const shown = useRef<string | null>(null);
  const { draft } = work;

  useEffect(() => {
    if (!registrationId) return;
    const wanted = paperId ?? JSON.stringify(draft);
    if (shown.current === wanted) return;
    let stale = false;
    const asking = setTimeout(
      () => {
        const asked = paperId
          ? desk.paper({ registrationId, paperId })
          : desk.previewApplication({ registrationId, draft });
        asked.then(
          ({ pdf }) => {
            if (stale) return;
            shown.current = wanted;
            setBytes(bytesOf(pdf));
          },
          (failure: unknown) => {
            if (!stale) setFailed(true);
            noteFailure(failure);
          },
        );
      },
      shown.current === null ? 0 : drawPause,
    );
    return () => {
      stale = true;
      clearTimeout(asking);
    };
  }, [desk, registrationId, paperId, draft, noteFailure, setFailed]);
  return bytes;
}
